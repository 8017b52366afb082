import fc from 'fast-check';
import { millisecondsOf } from './durations';

describe('millisecondsOf', () => {
  it.each([
    ['10s', 10_000],
    ['0.5s', 500],
    ['1m30s', 90_000],
    ['1h', 3_600_000],
    ['250ms', 250],
    ['1500us', 2],
    ['0s', 0],
    ['100h', 86_400_000],
    ['10', undefined],
    ['s', undefined],
    ['', undefined],
    ['10 s', undefined],
    ['-1s', undefined],
    ['10d', undefined],
    ['1s'.repeat(200), undefined],
  ])('reads %s', (text, milliseconds) => {
    expect(millisecondsOf(text)).toBe(milliseconds);
  });

  it('gives a whole number or nothing, whatever it is given', () => {
    const texts = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('1', '9', '.', 's', 'ms', 'm', 'h', 'µs'))
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(texts, text => {
        const milliseconds = millisecondsOf(text) ?? 0;
        expect(Number.isSafeInteger(milliseconds)).toBe(true);
        expect(milliseconds).toBeGreaterThanOrEqual(0);
      }),
      { seed: 20261122, numRuns: 1_000 },
    );
  });
});
