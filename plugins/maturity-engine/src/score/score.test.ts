import type { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import {
  checklistOf,
  component,
  hoursAgo,
  now,
  resultOf,
  service,
} from '../__testUtils__/builders';
import { dockerfile, testRepository } from '../__testUtils__/repositorySchema';
import { input, scoreOf, track } from '../__testUtils__/scores';
import { carryOver } from '../evaluate/carryOver';
import { evaluate } from '../evaluate/evaluate';
import type { EvaluateInput } from '../evaluate/types';
import { score } from './score';

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
