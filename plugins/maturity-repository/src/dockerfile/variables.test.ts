import { expand } from './variables';

const variables = new Map<string, string | undefined>([
  ['A', 'a'],
  ['EMPTY', ''],
  ['UNSET', undefined],
]);

describe('expand', () => {
  it.each([
    ['x-$A-${A}', 'x-a-a', false],
    ['${NO:-d}', 'd', false],
    ['${EMPTY:-d}', 'd', false],
    ['${EMPTY-d}', '', false],
    ['${A:+-alpine}', '-alpine', false],
    ['${EMPTY:+x}', '', false],
    ['${EMPTY+x}', 'x', false],
    ['${UNSET:-${A}b}', 'ab', false],
    ['$UNSET', '$UNSET', true],
    ['${NO}', '${NO}', true],
    ['${A%x}', '${A%x}', true],
    ['${A', '${A', true],
    ['\\$A', '$A', false],
    ['$', '$', false],
    ['$1', '$1', false],
  ])('%s', (text, value, unresolved) => {
    expect(expand(text, variables)).toEqual({ value, unresolved });
  });

  it('gives up on values without end', () => {
    const values = new Map<string, string | undefined>([['X0', 'xxxxxxxxxx']]);
    for (let n = 1; n < 100; n++) {
      const { value, unresolved } = expand(`$X${n - 1}$X${n - 1}`, values);
      values.set(`X${n}`, unresolved ? undefined : value);
    }
    expect(values.get('X99')).toBeUndefined();
    expect(expand('${A:-'.repeat(50_000), variables).unresolved).toBe(true);
    expect(
      expand(`${'${N:-'.repeat(50)}x${'}'.repeat(50)}`, variables).unresolved,
    ).toBe(true);
  });
});
