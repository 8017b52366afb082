import fc from 'fast-check';
import { addDuration, parseDuration } from './duration';
import { checkPattern } from './regex';
import { closest, expectedOneOf } from './suggest';

describe('closest', () => {
  it.each([
    ['sevrity', 'severity'],
    ['Frist', 'first'],
    ['recieved', 'received'],
    ['x', undefined],
    ['entirely-different', undefined],
  ])('takes %s for %s', (word, candidate) => {
    expect(closest(word, ['severity', 'first', 'received'])).toBe(candidate);
  });

  it('lists what there is', () => {
    expect(expectedOneOf('a', [])).toBe('nothing here');
    expect(expectedOneOf('zz', ['one', 'two'])).toBe('one of one, two');
    expect(expectedOneOf('tow', ['one', 'two'])).toBe(
      "'two'? (one of one, two)",
    );
    const many = Array.from({ length: 31 }, (_, index) => `n${index}`);
    expect(expectedOneOf('zz', many.slice(0, 30))).toMatch(/ n28, n29$/);
    expect(expectedOneOf('zz', many)).toMatch(/ n28, n29, …$/);
  });
});

describe('durations', () => {
  it.each([
    ['P180D', { months: 0, days: 180 }],
    ['P1Y6M', { months: 18, days: 0 }],
    ['P2W1D', { months: 0, days: 15 }],
    ['P', undefined],
    ['P0D', undefined],
    ['PT1H', undefined],
    ['180', undefined],
  ])('reads %s', (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  it.each([
    ['2026-01-31T12:00:00.000Z', 'P1M', '2026-02-28T12:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', 'P1Y', '2025-02-28T00:00:00.000Z'],
    ['2026-11-22T08:00:00.000Z', 'P180D', '2027-05-21T08:00:00.000Z'],
    ['2026-12-31T00:00:00.000Z', 'P2M1D', '2027-03-01T00:00:00.000Z'],
  ])('adds to %s %s', (start, text, end) => {
    expect(
      addDuration(new Date(start), parseDuration(text)!).toISOString(),
    ).toBe(end);
  });
});

describe('patterns', () => {
  it.each([
    '^[a-z]+$',
    '(a|b)*c',
    'a{2,5}(b+)?',
    '[(+*)]+',
    '\\(a+\\)+',
    '(?:v\\d+)',
    'a+b+',
  ])('lets %s be', pattern => {
    expect(checkPattern(pattern)).toBeUndefined();
  });

  it.each(['(a+)+', '(?:[a-z]*)*$', '((a|b+))+', '(x{2,})*', '(a(b*))+c'])(
    'warns of %s',
    pattern => {
      expect(checkPattern(pattern)).toMatchObject({ severity: 'warning' });
    },
  );

  it('refuses what is no pattern', () => {
    expect(checkPattern('(')).toMatchObject({ severity: 'error' });
  });

  it('never throws', () => {
    const part = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      '+',
      '*',
      '{2,}',
      'a',
      '\\',
      '|',
      '?',
      '^',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), parts => {
        const problem = checkPattern(parts.join(''));
        expect([undefined, 'error', 'warning']).toContain(problem?.severity);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
