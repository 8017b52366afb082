import { parseQuantity, wholeUnits } from './quantity';

describe('quantities', () => {
  it.each([
    ['250m', 0.25],
    ['1', 1],
    [2, 2],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['128Mi', 128 * 2 ** 20],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['2G', 2e9],
    ['-1', -1],
  ])('%s is %d', (text, amount) => {
    expect(parseQuantity(text)).toBeCloseTo(amount, 9);
  });

  it.each([['abc'], ['1 Gi'], ['1Gb'], ['1mi'], [''], ['1e999'], [true], [{}]])(
    '%p is none',
    text => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  it('are rounded up to whole units, but not by what binary fractions add', () => {
    expect(wholeUnits(0.1, 0.001)).toBe(100);
    expect(wholeUnits(0.0001, 0.001)).toBe(1);
    expect(wholeUnits(-1, 1)).toBe(0);
    expect(wholeUnits(2 ** 70, 1)).toBe(Number.MAX_SAFE_INTEGER);
  });
});
