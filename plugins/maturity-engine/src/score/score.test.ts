import type {
  CheckResult,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';
import {
  checklistOf,
  component,
  hoursAgo,
  now,
  resultOf,
  service,
} from '../__testUtils__/builders';
import { dockerfile, testRepository } from '../__testUtils__/repositorySchema';
import type { Checklist } from '../checklist/checklist';
import { carryOver } from '../evaluate/carryOver';
import { evaluate } from '../evaluate/evaluate';
import type { EvaluateInput } from '../evaluate/types';
import { score } from './score';
import { severityWeights } from './severityWeights';

const input = {
  entityRef: 'component:default/shop',
  archetype: service,
  scope: 'full',
  now,
} as const;

/** Phases of two required checks each, `a1`, `b1`, `a2` … */
function track(phases: number): Checklist {
  return checklistOf(
    Array.from({ length: phases }, (_, index) => [
      { id: `a${index + 1}` },
      { id: `b${index + 1}` },
    ]),
  );
}

/** The scorecard where every check of phase N has the Nth status. */
function scoreOf(
  checklist: Checklist,
  statuses: CheckStatus[],
  overrides: Partial<CheckResult> = {},
) {
  const results = checklist.checks.map(({ definition, phase }) =>
    resultOf(
      checklist,
      definition.id,
      statuses[Number(phase.slice(-1)) - 1],
      overrides,
    ),
  );
  return score(checklist, results, input);
}

describe('the level', () => {
  it('is 1 where only phase 1 is shipped and all pass', () => {
    const checklist = checklistOf([[{ id: 'a1' }], [], [], []]);
    const card = scoreOf(checklist, ['pass']);
    expect(card.level).toEqual({ granted: 1, earned: 1, verified: 1 });
    expect(card).not.toHaveProperty('next');
  });

  it('is none for a library to which nothing applies', () => {
    const checklist = checklistOf([
      [
        { id: 'a', archetypes: ['service'] },
        { id: 'advice', required: false },
      ],
      [{ id: 'b', archetypes: ['service', 'worker'] }],
    ]);
    const library = { value: 'library', from: 'annotation' } as const;
    const evidence: EvaluateInput['evidence'] = {
      repository: { status: 'collected', document: testRepository() },
    };
    const results = evaluate(checklist, {
      entity: component,
      archetype: library,
      evidence,
      now,
    });
    const card = score(checklist, results, { ...input, archetype: library });
    expect(card.level).toEqual({ granted: null, earned: null, verified: null });
    expect(card).not.toHaveProperty('next');
    expect(card).not.toHaveProperty('unverifiedSince');
    expect(card.phases.map(({ skipped, holds }) => [skipped, holds])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(card.measured).toEqual({ checks: 1, of: 1 });
  });

  it.each<[string, CheckStatus[], number]>([
    [
      'is 3 where phase 4 does not apply',
      ['pass', 'pass', 'pass', 'not-applicable'],
      3,
    ],
    [
      'is 1 where all of phase 2 is scheduled',
      ['pass', 'scheduled', 'fail', 'fail'],
      1,
    ],
    [
      'is 3 where phase 2 is scheduled and 3 is passed',
      ['pass', 'scheduled', 'pass', 'fail'],
      3,
    ],
    [
      'is 4 for a batch job without phase 3',
      ['pass', 'pass', 'not-applicable', 'pass'],
      4,
    ],
    [
      'is 2 for a batch job that fails phase 4',
      ['pass', 'pass', 'not-applicable', 'fail'],
      2,
    ],
    [
      'is 0 where phase 1 fails, whatever comes after',
      ['fail', 'pass', 'pass', 'pass'],
      0,
    ],
    ['is 0 where phase 1 is unknown', ['unknown', 'pass', 'pass', 'pass'], 0],
    ['is 1 where phase 2 is in error', ['pass', 'error', 'pass', 'pass'], 1],
    [
      'is 0 where all is scheduled',
      ['scheduled', 'scheduled', 'scheduled', 'scheduled'],
      0,
    ],
    [
      'is 4 where phase 1 does not apply',
      ['not-applicable', 'pass', 'pass', 'pass'],
      4,
    ],
  ])('%s', (_, statuses, level) => {
    expect(scoreOf(track(4), statuses).level).toEqual({
      granted: level,
      earned: level,
      verified: level,
    });
  });

  it('ends at a phase that the checklist leaves empty, not at one that is switched off', () => {
    const gap = checklistOf([[{ id: 'a1' }], [], [{ id: 'a3' }]]);
    expect(scoreOf(gap, ['pass', 'pass', 'pass']).level.granted).toBe(1);
    const advisory = checklistOf([
      [{ id: 'a1' }],
      [{ id: 'a2', required: false }],
      [{ id: 'a3' }],
    ]);
    expect(scoreOf(advisory, ['pass', 'fail', 'pass']).level.granted).toBe(3);
  });

  it('counts a waiver as granted, not as earned', () => {
    expect(scoreOf(track(2), ['pass', 'waived']).level).toEqual({
      granted: 2,
      earned: 1,
      verified: 2,
    });
  });

  it('is not held up by what is not measured here, and says how much is', () => {
    const checklist = checklistOf([
      [
        { id: 'rule', expect: 'files.size() > 0' },
        { id: 'image', collector: 'registry' },
        { id: 'metrics', collector: 'prometheus', required: false },
      ],
      [{ id: 'cluster', collector: 'kubernetes' }],
    ]);
    const results = evaluate(checklist, {
      entity: component,
      archetype: service,
      evidence: {
        repository: {
          status: 'collected',
          document: testRepository({ files: ['a'] }),
        },
      },
      now,
    });
    const card = score(checklist, results, { ...input, scope: 'repository' });
    expect(card.level.granted).toBe(1);
    expect(card.scope).toBe('repository');
    expect(card.measured).toEqual({ checks: 1, of: 4 });
    expect(card.phases[0]).toMatchObject({
      passed: 1,
      applicable: 1,
      notMeasured: 1,
      holds: true,
      skipped: false,
    });
    expect(card.phases[1]).toMatchObject({
      passed: 0,
      applicable: 0,
      notMeasured: 1,
      holds: true,
      skipped: false,
    });
    expect(card).not.toHaveProperty('next');
  });

  it('is blocked where a collector is installed but sees nothing', () => {
    const reason = { en: 'Nothing', zh: '无' };
    const results = evaluate(track(1), {
      entity: component,
      archetype: service,
      evidence: { repository: { status: 'nothing', reason } },
      now,
    });
    expect(score(track(1), results, input).level.granted).toBe(0);
  });
});

describe('missing data', () => {
  const checklist = checklistOf([
    [{ id: 'first', expect: 'files.size() > 0' }],
    [{ id: 'second', each: 'dockerfiles', expect: '!it.user.root' }],
  ]);
  const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  const collected = (root: boolean): EvaluateInput['evidence'] => ({
    repository: {
      status: 'collected',
      document: testRepository({
        files: ['a'],
        dockerfiles: [dockerfile({ user: { root } })],
      }),
    },
  });
  const reason = { en: 'Down', zh: '不可用' };
  const step = (
    evidence: EvaluateInput['evidence'],
    previous: CheckResult[] | undefined,
    time: Date,
  ) => {
    const fresh = evaluate(checklist, {
      entity: component,
      archetype: service,
      evidence,
      now: time,
    });
    return score(checklist, carryOver(fresh, previous, time), {
      ...input,
      now: time,
    });
  };

  it.each<[string, EvaluateInput['evidence']]>([
    ['a collector that was taken away', {}],
    ['a collector that fails', { repository: { status: 'error', reason } }],
    [
      'a collector that sees nothing',
      { repository: { status: 'nothing', reason } },
    ],
  ])('moves nobody: %s', (_, evidence) => {
    const high = step(collected(false), undefined, now);
    const low = step(collected(true), undefined, now);
    expect([high.level.granted, low.level.granted]).toEqual([2, 1]);

    const highAfter = step(evidence, high.results, at(1));
    const lowAfter = step(evidence, low.results, at(1));
    expect(highAfter.level).toEqual({ granted: 2, earned: 2, verified: 0 });
    expect(lowAfter.level).toEqual({ granted: 1, earned: 1, verified: 0 });
    expect(highAfter).not.toHaveProperty('unverifiedSince');

    const stillHigh = step(evidence, highAfter.results, at(72));
    expect(stillHigh).not.toHaveProperty('unverifiedSince');
    const longAfter = step(evidence, stillHigh.results, at(73));
    expect(longAfter.level.granted).toBe(2);
    expect(longAfter.unverifiedSince).toBe(now.toISOString());

    const again = step(collected(false), longAfter.results, at(74));
    expect(again.level).toEqual({ granted: 2, earned: 2, verified: 2 });
    expect(again).not.toHaveProperty('unverifiedSince');
  });

  it('moves nobody: evidence past its time to live', () => {
    const { results } = step(collected(false), undefined, now);
    const [fresh] = Object.values(collected(false));
    const stale = {
      repository: { ...fresh, stale: true, collectedAt: now.toISOString() },
    };
    const card = step(stale as EvaluateInput['evidence'], results, at(80));
    expect(card.level).toEqual({ granted: 2, earned: 2, verified: 0 });
    expect(card.unverifiedSince).toBe(now.toISOString());
  });

  it('is called unverified after as many hours as told', () => {
    const results = checklist.checks.map(({ definition }) =>
      resultOf(checklist, definition.id, 'error', {
        carried: {
          status: 'pass',
          verifiedAt: hoursAgo(definition.id === 'first' ? 10 : 20),
        },
      }),
    );
    expect(score(checklist, results, input)).not.toHaveProperty(
      'unverifiedSince',
    );
    expect(
      score(checklist, results, { ...input, graceHours: 12 }).unverifiedSince,
    ).toBe(hoursAgo(20));
    expect(
      score(checklist, results, { ...input, graceHours: 21 }),
    ).not.toHaveProperty('unverifiedSince');
  });

  it('is dated by the oldest result that the level rests on, also at level 0', () => {
    const pair = track(1);
    const card = (a: number, b: number) =>
      score(
        pair,
        Object.entries({ a1: a, b1: b }).map(([id, hours]) =>
          resultOf(pair, id, 'error', {
            carried: { status: 'fail', verifiedAt: hoursAgo(hours) },
          }),
        ),
        input,
      );
    expect(card(80, 90)).toMatchObject({
      level: { granted: 0 },
      unverifiedSince: hoursAgo(90),
    });
    expect(card(90, 80).unverifiedSince).toBe(hoursAgo(90));
  });

  it('of advice, or a fresh result of long ago, does not make the level unverified', () => {
    const mixed = checklistOf([[{ id: 'a' }, { id: 'b', required: false }]]);
    const verifiedAt = hoursAgo(100);
    const results = [
      resultOf(mixed, 'a', 'pass', { verifiedAt }),
      resultOf(mixed, 'b', 'error', {
        carried: { status: 'pass', verifiedAt },
      }),
    ];
    expect(score(mixed, results, input)).not.toHaveProperty('unverifiedSince');
  });

  it('above the level does not make the level unverified', () => {
    const results = [
      resultOf(checklist, 'first', 'pass'),
      resultOf(checklist, 'second', 'error', {
        carried: { status: 'fail', verifiedAt: hoursAgo(100) },
      }),
    ];
    const card = score(checklist, results, input);
    expect(card.level).toEqual({ granted: 1, earned: 1, verified: 1 });
    expect(card).not.toHaveProperty('unverifiedSince');
  });

  it('does not verify a phase that did not apply when it was last seen', () => {
    const results = [
      resultOf(checklist, 'first', 'pass'),
      resultOf(checklist, 'second', 'error', {
        carried: { status: 'not-applicable', verifiedAt: hoursAgo(1) },
      }),
    ];
    const card = score(checklist, results, input);
    expect(card.level).toEqual({ granted: 1, earned: 1, verified: 1 });
    expect(card.phases[1]).toMatchObject({ skipped: true, applicable: 0 });
  });

  it('does not count a carried waiver as earned', () => {
    const results = [
      resultOf(checklist, 'first', 'error', {
        carried: { status: 'waived', verifiedAt: hoursAgo(1) },
      }),
      resultOf(checklist, 'second', 'pass'),
    ];
    expect(score(checklist, results, input).level).toEqual({
      granted: 2,
      earned: 0,
      verified: 0,
    });
  });
});

describe('progress', () => {
  it('weighs by severity', () => {
    expect(severityWeights).toEqual({
      blocker: 10,
      high: 5,
      medium: 3,
      low: 1,
      info: 0,
    });
  });

  const checklist = checklistOf([
    [
      { id: 'blocker', severity: 'blocker' },
      { id: 'low', severity: 'low', responsibility: 'platform' },
      { id: 'info', severity: 'info' },
      { id: 'advice', severity: 'high', required: false },
    ],
    [{ id: 'later' }],
  ]);
  const card = (statuses: Record<string, CheckStatus>) =>
    score(
      checklist,
      checklist.checks.map(({ definition }) =>
        resultOf(checklist, definition.id, statuses[definition.id] ?? 'pass'),
      ),
      input,
    );

  it('is weighted, and apart from the level', () => {
    expect(card({ low: 'fail', advice: 'fail' }).phases[0]).toEqual({
      id: 'phase-1',
      order: 1,
      title: { en: 'Phase 1', zh: 'Phase 1' },
      holds: false,
      skipped: false,
      passed: 2,
      applicable: 3,
      notMeasured: 0,
      progress: 10 / 11,
    });
    expect(card({ info: 'fail' }).phases[0]).toMatchObject({
      progress: 1,
      holds: false,
      passed: 2,
    });
    const weightless = {
      blocker: 'not-applicable',
      low: 'not-applicable',
    } as const;
    expect(card({ ...weightless, info: 'fail' }).phases[0].progress).toBe(0);
  });

  it('keeps the part of the team apart from that of the platform', () => {
    expect(card({ low: 'fail', blocker: 'unknown' }).next).toEqual({
      phase: 'phase-1',
      order: 1,
      own: { passed: 1, applicable: 2 },
      platformOpen: 1,
      progress: 0,
    });
    expect(card({ low: 'error' }).next).toMatchObject({
      own: { passed: 2, applicable: 2 },
      platformOpen: 1,
    });
    expect(card({ later: 'fail' }).next).toMatchObject({
      phase: 'phase-2',
      order: 2,
    });
    expect(card({})).not.toHaveProperty('next');
  });

  it('passes over a phase that does not apply, and stops at one that is only scheduled', () => {
    expect(
      scoreOf(track(3), ['pass', 'not-applicable', 'fail']).next?.order,
    ).toBe(3);
    expect(scoreOf(track(3), ['pass', 'scheduled', 'fail']).next).toMatchObject(
      { order: 2, progress: 1 },
    );
  });
});

describe('fixes', () => {
  const checklist = checklistOf([
    [
      { id: 'slow', severity: 'blocker', effort: 10 },
      { id: 'quick', severity: 'low', effort: 0.5 },
      { id: 'free', severity: 'medium', effort: 0 },
      { id: 'twin', severity: 'low', effort: 0.5 },
      {
        id: 'platform',
        severity: 'blocker',
        responsibility: 'platform',
        effort: 0.1,
      },
      { id: 'advice', severity: 'blocker', required: false, effort: 0.1 },
    ],
    [
      { id: 'later', severity: 'blocker', effort: 0.1 },
      { id: 'later-advice', required: false },
    ],
    [{ id: 'last', severity: 'blocker', effort: 0.01 }],
  ]);
  const fixes = (
    statuses: Record<string, CheckStatus>,
    otherwise: CheckStatus = 'fail',
  ) =>
    score(
      checklist,
      checklist.checks.map(({ definition }) =>
        resultOf(
          checklist,
          definition.id,
          statuses[definition.id] ?? otherwise,
        ),
      ),
      input,
    ).fixes;

  it('are the team’s own, the most valuable a day first, then later phases, then advice', () => {
    expect(fixes({})).toEqual([
      'free',
      'quick',
      'twin',
      'slow',
      'later',
      'last',
      'advice',
    ]);
  });

  it('cost a tenth of a day at least', () => {
    const two = checklistOf([
      [
        { id: 'nothing', severity: 'low', effort: 0 },
        { id: 'half', severity: 'blocker', effort: 0.5 },
      ],
    ]);
    expect(scoreOf(two, ['fail']).fixes).toEqual(['half', 'nothing']);
  });

  it('leave out what passes, is waived, scheduled or unknown', () => {
    expect(
      fixes({
        slow: 'pass',
        quick: 'waived',
        free: 'scheduled',
        twin: 'unknown',
        later: 'error',
      }),
    ).toEqual(['last', 'advice']);
  });

  it('include advice of all phases at the top', () => {
    const top = { advice: 'fail', 'later-advice': 'fail' } as const;
    expect(fixes(top, 'pass')).toEqual(['advice', 'later-advice']);
  });

  it('include a failure that was verified earlier', () => {
    const results = checklist.checks.map(({ definition: { id } }) =>
      resultOf(
        checklist,
        id,
        id === 'slow' ? 'error' : 'pass',
        id === 'slow'
          ? { carried: { status: 'fail', verifiedAt: hoursAgo(1) } }
          : {},
      ),
    );
    expect(score(checklist, results, input).fixes).toEqual(['slow']);
  });
});

describe('a scorecard', () => {
  it('says what it is about', () => {
    const card = scoreOf(track(1), ['pass']);
    expect(card).toMatchObject({
      scope: 'full',
      entityRef: 'component:default/shop',
      checklist: { id: 'test', version: '1.0.0' },
      archetype: service,
      evaluatedAt: now.toISOString(),
    });
    expect(card.results.map(({ check }) => check)).toEqual(['a1', 'b1']);
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
  });
});
