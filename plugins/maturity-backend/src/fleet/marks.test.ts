import {
  CheckResult,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';
import fc from 'fast-check';
import { encodeMarks, Mark, markAt } from './marks';

const status = fc.constantFrom<CheckStatus>(
  'pass',
  'fail',
  'not-applicable',
  'unknown',
  'error',
  'scheduled',
  'waived',
);

const result = fc
  .record({
    status,
    required: fc.boolean(),
    measured: fc.boolean(),
    stale: fc.boolean(),
    carried: fc.option(status, { nil: undefined }),
  })
  .map(
    ({ carried, ...rest }): CheckResult => ({
      check: 'check',
      phase: 'phase',
      task: 'task',
      severity: 'high',
      responsibility: 'service',
      findings: [],
      findingCount: 0,
      ...rest,
      ...(carried && {
        carried: { status: carried, verifiedAt: '2026-11-22T00:00:00.000Z' },
      }),
    }),
  );

describe('marks', () => {
  it('say of each result what it said, in printable characters', () => {
    fc.assert(
      fc.property(fc.array(result, { maxLength: 50 }), results => {
        const { marks } = encodeMarks(results);
        expect(marks).toMatch(/^[!-~]*$/);
        expect(results.map((_, index) => markAt(marks, index))).toEqual(
          results.map(
            ({ status: now, required, measured, stale, carried }): Mark => ({
              status: now,
              counted: carried?.status ?? now,
              required,
              // What is carried over was measured once, and gates.
              measured: measured || carried !== undefined,
              stale,
            }),
          ),
        );
        expect(markAt(marks, results.length)).toBeUndefined();
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it('know the order of the checks by its digest', () => {
    const [a, b] = fc.sample(result, { numRuns: 2, seed: 1 });
    const named = (...checks: string[]) =>
      encodeMarks(checks.map((check, index) => ({ ...(index ? b : a), check })))
        .layout;
    expect(JSON.parse(named('x', 'y').checks)).toEqual(['x', 'y']);
    expect(named('x', 'y').digest).not.toBe(named('y', 'x').digest);
  });
});
