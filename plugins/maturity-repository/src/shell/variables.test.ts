import { filledIn, values } from './variables';

const known = new Map([
  ['ONE', ['x']],
  ['MANY', ['a', 'b']],
  ['LOOP', ['${LOOP}']],
  ['GROWS', ['${GROWS}'.repeat(20)]],
]);

describe('variables', () => {
  it('puts in what is known', () => {
    expect(values('src/${MANY}/${ONE}', known)).toEqual(['src/a/x', 'src/b/x']);
    expect(values('${NONE:-dev}', known)).toEqual(['dev']);
    expect(values('${NONE}', known)).toBeUndefined();
    expect(values('$()', known)).toBeUndefined();
    expect(filledIn('${ONE}:${MANY}:${NONE}', known)).toBe('x:${MANY}:${NONE}');
  });

  it('ends with a variable that holds itself', () => {
    expect(values('${LOOP}', known)).toBeUndefined();
    expect(filledIn('${LOOP}', known)).toBe('${LOOP}');
    expect(values('${GROWS}', known)).toBeUndefined();
    expect(filledIn('${GROWS}', known).length).toBeLessThan(10_000);
  });

  it('calls a word unknown that no path is as long as', () => {
    expect(values('x'.repeat(4_001), known)).toBeUndefined();
    expect(values(`\${${'x'.repeat(200_000)}`, known)).toBeUndefined();
  });
});
