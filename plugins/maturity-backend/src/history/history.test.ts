import {
  CheckResult,
  CheckStatus,
  Scorecard,
  Transition,
} from '@container-maturity/backstage-plugin-maturity-common';
import fc from 'fast-check';
import { SnapshotRow } from '../store/rows';
import { scorecardOn } from './pastScorecard';
import { makeTimeline, Recorded } from './timeline';

const dayText = (day: number) =>
  new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
/** The middle of a day. */
const noon = (day: number) => `${dayText(day)}T12:00:00.000Z`;

function result(check: string, status: CheckStatus): CheckResult {
  return {
    check,
    status,
    phase: 'first',
    task: 'basics',
    required: true,
    measured: true,
    severity: 'high',
    responsibility: 'service',
    findings: [],
    findingCount: 0,
    stale: false,
    since: noon(0),
  };
}

function scorecard(results: CheckResult[]): Scorecard {
  return {
    scope: 'full',
    entityRef: 'component:default/a',
    checklist: { id: 'list', version: '2.0.0' },
    archetype: { value: 'service', from: 'assumed' },
    level: { granted: 0, earned: 0, verified: 0 },
    measured: { checks: 1, of: 1 },
    phases: [],
    fixes: [],
    results,
    evaluatedAt: noon(100),
  };
}

function snapshot(day: number, columns: Partial<SnapshotRow>): SnapshotRow {
  return {
    entity_ref: 'component:default/a',
    checklist: 'list',
    day: dayText(day),
    granted: 1,
    earned: 1,
    verified: 0,
    unverified: false,
    gone: false,
    owner: 'group:default/team-a',
    system: null,
    domain: null,
    version: '1.0.0',
    type: null,
    lifecycle: null,
    archetype: null,
    cause: null,
    cause_detail: null,
    written_at: noon(day),
    ...columns,
  };
}

function change(
  day: number,
  check: string,
  from: string | null,
  to: string | null,
): Transition {
  return { at: noon(day), check, from, to, cause: { type: 'commit' } };
}

describe('the history of an entity', () => {
  const recorded: Recorded = {
    scorecard: scorecard([
      result('back', 'fail'),
      result('new', 'pass'),
      result('always', 'pass'),
    ]),
    days: [
      snapshot(1, { cause: 'first' }),
      snapshot(5, { granted: 0, cause: 'commit', cause_detail: 'abc' }),
      snapshot(10, { gone: true, granted: null, earned: null, verified: null }),
      snapshot(20, { granted: 1, cause: 'first', owner: null }),
      snapshot(30, { version: '2.0.0' }),
    ],
    transitions: [
      change(1, 'back', null, 'pass'),
      change(1, 'retired', null, 'pass'),
      change(5, 'back', 'pass', 'fail'),
      change(20, 'back', null, 'pass'),
      change(20, 'retired', null, 'fail'),
      change(25, 'back', 'pass', 'fail'),
      change(30, 'retired', 'fail', null),
      change(40, 'new', 'not-applicable', 'pass'),
    ],
  };

  it('is told in spans, with the time out of scope left out', () => {
    const { checks, days } = makeTimeline(recorded, dayText(3));
    const cause = { type: 'commit' };
    expect(checks).toEqual([
      {
        check: 'back',
        spans: [
          { from: noon(1), to: noon(5), status: 'pass', cause },
          { from: noon(5), to: noon(10), status: 'fail', cause },
          { from: noon(20), to: noon(25), status: 'pass', cause },
          { from: noon(25), status: 'fail', cause },
        ],
      },
      {
        check: 'new',
        spans: [
          { to: noon(40), status: 'not-applicable' },
          { from: noon(40), status: 'pass', cause },
        ],
      },
      { check: 'always', spans: [{ from: noon(0), status: 'pass' }] },
      {
        check: 'retired',
        spans: [
          { from: noon(1), to: noon(10), status: 'pass', cause },
          { from: noon(20), to: noon(30), status: 'fail', cause },
        ],
      },
    ]);
    expect(
      days.map(({ day, level, gone, owner, version, cause: why }) => [
        day,
        gone ? 'gone' : level.granted,
        owner,
        version,
        why?.type,
      ]),
    ).toEqual([
      [dayText(1), 1, 'group:default/team-a', '1.0.0', 'first'],
      [dayText(5), 0, 'group:default/team-a', '1.0.0', 'commit'],
      [dayText(10), 'gone', 'group:default/team-a', '1.0.0', undefined],
      [dayText(20), 1, undefined, '1.0.0', 'first'],
      [dayText(30), 1, 'group:default/team-a', '2.0.0', undefined],
    ]);
  });

  it('begins where it is asked to', () => {
    const { checks, days } = makeTimeline(recorded, dayText(28));
    expect(days.map(({ day }) => day)).toEqual([dayText(20), dayText(30)]);
    expect(checks.find(({ check }) => check === 'back')?.spans).toHaveLength(1);
    const { checks: late } = makeTimeline(recorded, dayText(41));
    expect(late.map(({ check }) => check)).toEqual(['back', 'new', 'always']);
  });

  it('gives the scorecard of each day', () => {
    const on = (day: number) => {
      const card = scorecardOn(
        recorded,
        dayText(day),
        new Map([['always', noon(22)]]),
      );
      return {
        granted: card.level.granted,
        owner: card.owner,
        version: card.checklist.version,
        results: Object.fromEntries(
          card.results.map(({ check, status }) => [check, status]),
        ),
      };
    };
    expect(on(4)).toEqual({
      granted: 1,
      owner: 'group:default/team-a',
      version: '1.0.0',
      results: { back: 'pass', retired: 'pass' },
    });
    expect(on(5)).toMatchObject({
      granted: 0,
      results: { back: 'fail', retired: 'pass' },
    });
    expect(on(24)).toEqual({
      granted: 1,
      owner: undefined,
      version: '1.0.0',
      results: {
        back: 'pass',
        retired: 'fail',
        new: 'not-applicable',
        always: 'pass',
      },
    });
    expect(on(50).results).toEqual({
      back: 'fail',
      new: 'pass',
      always: 'pass',
    });
    expect(() => on(15)).toThrow(/was not in scope/);
    expect(() => on(0)).toThrow(/its history begins on 2026-01-01/);
  });

  it('says the same in both for any day of random histories', () => {
    const status = fc.constantFrom<CheckStatus>('pass', 'fail', 'unknown');
    const histories = fc.array(
      fc.array(
        fc.record({ day: fc.integer({ min: 2, max: 60 }), to: status }),
        { maxLength: 8 },
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: 1, max: 60 }),
        (checks, asked) => {
          const transitions = checks.flatMap((changes, index) => {
            const days = new Map(changes.map(({ day, to }) => [day, to]));
            let last: string | null = null;
            return [[1, 'pass'] as const, ...days]
              .sort(([a], [b]) => a - b)
              .flatMap(([day, to]) => {
                const from = last;
                last = to;
                return from === to ? [] : [change(day, `c${index}`, from, to)];
              });
          });
          transitions.sort((a, b) => (a.at < b.at ? -1 : 1));
          const now = checks.map((_, index) => {
            const last = transitions.findLast(
              ({ check }) => check === `c${index}`,
            );
            return result(`c${index}`, last!.to as CheckStatus);
          });
          const all: Recorded = {
            scorecard: scorecard(now),
            transitions,
            days: [snapshot(1, {})],
          };
          const end = `${dayText(asked)}T23:59:59.999Z`;
          const { checks: lines } = makeTimeline(all, dayText(1));
          expect(scorecardOn(all, dayText(asked), new Map()).results).toEqual(
            lines.map(({ check, spans }) => ({
              check,
              status: spans.find(
                ({ from, to }) => from! <= end && (!to || to > end),
              )?.status,
            })),
          );
        },
      ),
      { seed: 20261122, numRuns: 300 },
    );
  });
});
