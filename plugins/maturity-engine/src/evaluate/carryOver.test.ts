import type {
  CheckResult,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';
import {
  checklistOf,
  hoursAgo,
  now,
  resultOf,
} from '../__testUtils__/builders';
import { carryOver } from './carryOver';

const checklist = checklistOf([[{ id: 'a' }]]);
const result = (status: CheckStatus, overrides: Partial<CheckResult> = {}) =>
  resultOf(checklist, 'a', status, overrides);
const next = (current: CheckResult, previous?: CheckResult, at = now) =>
  carryOver([current], previous && [previous], at)[0];
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

describe('carryOver', () => {
  it('verifies what comes from fresh evidence', () => {
    for (const status of [
      'pass',
      'fail',
      'not-applicable',
      'waived',
      'scheduled',
    ] as const) {
      const fresh = next(
        result(status),
        result('fail', { verifiedAt: hoursAgo(5) }),
      );
      expect(fresh).toEqual({
        ...result(status),
        verifiedAt: now.toISOString(),
      });
    }
    expect(next(result('pass', { verifiedAt: hoursAgo(9) })).verifiedAt).toBe(
      hoursAgo(9),
    );
  });

  it.each(['unknown', 'error'] as const)(
    'carries the last verified result under %s',
    status => {
      const verified = result('pass', { verifiedAt: hoursAgo(5) });
      const first = next(result(status), verified);
      expect(first).toMatchObject({
        status,
        carried: { status: 'pass', verifiedAt: hoursAgo(5) },
        verifiedAt: hoursAgo(5),
      });
      const second = next(result('error'), first, later(1));
      expect(second.carried).toEqual(first.carried);
      expect(next(result('fail'), second, later(2))).toEqual({
        ...result('fail'),
        verifiedAt: later(2).toISOString(),
      });
    },
  );

  it('carries a failure as well', () => {
    expect(
      next(result('unknown'), result('fail', { verifiedAt: hoursAgo(1) }))
        .carried?.status,
    ).toBe('fail');
  });

  it('carries it where the collector was taken away', () => {
    const gone = next(
      result('unknown', { measured: false }),
      result('fail', { verifiedAt: hoursAgo(1) }),
    );
    expect(gone).toMatchObject({
      measured: false,
      carried: { status: 'fail' },
    });
  });

  it('has nothing to carry where nothing was ever verified', () => {
    expect(next(result('error'))).toEqual(result('error'));
    expect(next(result('error'), result('unknown'))).toEqual(result('error'));
    expect(carryOver([result('unknown')], [], now)).toEqual([
      result('unknown'),
    ]);
  });

  it('lets a stale result count by what was verified', () => {
    const stale = result('fail', { stale: true, verifiedAt: hoursAgo(100) });
    expect(
      next(stale, result('pass', { verifiedAt: hoursAgo(90) })).carried,
    ).toEqual({
      status: 'pass',
      verifiedAt: hoursAgo(90),
    });
    expect(next(stale).carried).toEqual({
      status: 'fail',
      verifiedAt: hoursAgo(100),
    });
    expect(next(result('pass', { stale: true })).carried).toBeUndefined();
  });

  it('carries a waiver until it ends', () => {
    const waived = result('waived', {
      outlook: 'fail',
      until: later(10).toISOString(),
      verifiedAt: hoursAgo(1),
    });
    const first = next(result('error'), waived);
    expect(first).toMatchObject({
      carried: { status: 'waived' },
      outlook: 'fail',
      until: waived.until,
    });
    const second = next(result('error'), first, later(9));
    expect(second.carried?.status).toBe('waived');
    const third = next(result('error'), second, later(10));
    expect(third.carried).toEqual({ status: 'fail', verifiedAt: hoursAgo(1) });
    expect(third).not.toHaveProperty('until');
  });

  it('carries what lies under a date that has come', () => {
    const until = later(10).toISOString();
    const verified = result('scheduled', {
      outlook: 'pass',
      until,
      verifiedAt: hoursAgo(1),
    });
    const blind = next(
      result('scheduled', { outlook: 'error', until }),
      verified,
    );
    expect(blind).toMatchObject({
      status: 'scheduled',
      outlook: 'error',
      carried: { status: 'pass' },
    });
    expect(next(result('error'), blind, later(11)).carried).toEqual({
      status: 'pass',
      verifiedAt: hoursAgo(1),
    });
    const neverSeen = next(result('scheduled', { outlook: 'unknown', until }));
    expect(neverSeen).not.toHaveProperty('carried');
    expect(next(result('error'), neverSeen, later(11))).not.toHaveProperty(
      'carried',
    );
  });

  it('falls back to since, and to now, where a stored result has no time', () => {
    expect(
      next(result('error'), result('pass', { since: hoursAgo(3) })).carried
        ?.verifiedAt,
    ).toBe(hoursAgo(3));
    expect(next(result('error'), result('pass')).carried?.verifiedAt).toBe(
      now.toISOString(),
    );
  });

  it('changes nothing in its input', () => {
    const current = Object.freeze(result('error'));
    const previous = Object.freeze(result('pass', { verifiedAt: hoursAgo(1) }));
    expect(() => next(current, previous)).not.toThrow();
  });
});
