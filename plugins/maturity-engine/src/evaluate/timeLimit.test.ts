import { withinTime } from './timeLimit';

describe('withinTime', () => {
  it('gives what the function gives', () => {
    expect(withinTime(1000, () => 7)).toBe(7);
  });

  it('throws what the function throws', () => {
    const error = new RangeError('no');
    expect(() =>
      withinTime(1000, () => {
        throw error;
      }),
    ).toThrow(error);
  });

  it('stops what takes for ever, also in a regular expression, and works again', () => {
    const forever = () => /^(a|a)*b$/.test('a'.repeat(60));
    expect(() => withinTime(50, forever)).toThrow('it took longer than 50 ms');
    expect(withinTime(1000, () => 8)).toBe(8);
  });
});
