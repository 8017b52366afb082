import type {
  CheckResult,
  CheckStatus,
  Scorecard,
  Severity,
} from '@container-maturity/backstage-plugin-maturity-common';
import fc from 'fast-check';
import {
  checklistOf,
  component,
  hoursAgo,
  now,
  resultOf,
  service,
} from '../__testUtils__/builders';
import {
  dockerfile,
  testRepository,
  type TestRepository,
} from '../__testUtils__/repositorySchema';
import type { Checklist } from '../checklist/checklist';
import { carryOver } from '../evaluate/carryOver';
import { evaluate } from '../evaluate/evaluate';
import { score } from './score';

const STATUSES: CheckStatus[] = [
  'pass',
  'fail',
  'not-applicable',
  'unknown',
  'error',
  'scheduled',
  'waived',
];
const SEVERITIES: Severity[] = ['blocker', 'high', 'medium', 'low', 'info'];
const settings = { seed: 20261122, numRuns: 500 };

function cardOf(checklist: Checklist, results: CheckResult[]): Scorecard {
  return score(checklist, results, {
    entityRef: 'component:default/x',
    archetype: service,
    scope: 'full',
    now,
  });
}

/** No level is no claim: nothing can be lower. */
function rank(level: number | null): number {
  return level ?? 0;
}

const checkShape = fc.record({
  required: fc.boolean(),
  severity: fc.constantFrom(...SEVERITIES),
  responsibility: fc.constantFrom('service' as const, 'platform' as const),
  effort: fc.constantFrom(0, 0.25, 1, 5),
});

/** Compiling is slow and not what is tested: a few checklists, with many results each. */
const checklists = fc
  .sample(
    fc.array(fc.array(checkShape, { maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    }),
    {
      seed: 5,
      numRuns: 40,
    },
  )
  .filter(phases => phases.flat().length > 0)
  .map(phases =>
    checklistOf(
      phases.map((checks, phase) =>
        checks.map((check, index) => ({
          ...check,
          id: `check-${phase}-${index}`,
        })),
      ),
    ),
  );

const stateShape = fc.record({
  status: fc.constantFrom(...STATUSES),
  measured: fc.integer({ min: 0, max: 4 }).map(n => n > 0),
  stale: fc.integer({ min: 0, max: 4 }).map(n => n === 0),
  carried: fc.option(
    fc.constantFrom<CheckStatus>(
      'pass',
      'fail',
      'not-applicable',
      'waived',
      'scheduled',
    ),
  ),
});

function toResult(
  checklist: Checklist,
  id: string,
  state: typeof stateShape extends fc.Arbitrary<infer T> ? T : never,
): CheckResult {
  const { status, measured, stale, carried } = state;
  const lacks = stale || status === 'unknown' || status === 'error';
  return resultOf(checklist, id, status, {
    measured: status === 'unknown' ? measured : true,
    stale,
    ...(carried &&
      lacks && { carried: { status: carried, verifiedAt: hoursAgo(200) } }),
    ...(status === 'waived' && { outlook: 'fail' }),
  });
}

/** The number of a checklist, and results of its checks. */
const scored = fc.nat({ max: checklists.length - 1 }).chain(number => {
  const { checks } = checklists[number];
  return fc.tuple(...checks.map(() => stateShape)).map(states => ({
    number,
    results: checks.map(({ definition }, index) =>
      toResult(checklists[number], definition.id, states[index]),
    ),
  }));
});

/** The same, and one of the results to change. */
const scoredWithIndex = scored.chain(({ number, results }) =>
  fc
    .nat({ max: results.length - 1 })
    .map(index => ({ number, results, index })),
);

function withResult(
  results: CheckResult[],
  index: number,
  status: CheckStatus,
): CheckResult[] {
  const { carried, ...result } = results[index];
  return results.with(index, {
    ...result,
    status,
    measured: true,
    stale: false,
  });
}

describe('levels', () => {
  it('are the largest N such that 1 to N hold and N has something passed', () => {
    fc.assert(
      fc.property(scored, ({ number, results }) => {
        const plain = results.map(({ carried, ...result }) => ({
          ...result,
          stale: false,
        }));
        const { level } = cardOf(checklists[number], plain);
        const required = plain.filter(
          result => result.required && result.status !== 'not-applicable',
        );
        const gating = (order: number) =>
          required.filter(
            result => result.phase === `phase-${order}` && result.measured,
          );
        const holds = (order: number) =>
          checklists[number].checks.some(
            ({ phase }) => phase === `phase-${order}`,
          ) &&
          gating(order).every(({ status }) =>
            ['pass', 'waived', 'scheduled'].includes(status),
          );
        const candidates = checklists[number].phases
          .map(({ order }) => order)
          .filter(order =>
            checklists[number].phases.every(
              phase => phase.order > order || holds(phase.order),
            ),
          )
          .filter(order =>
            gating(order).some(
              ({ status }) => status === 'pass' || status === 'waived',
            ),
          );
        expect(level.granted).toBe(
          required.length ? Math.max(0, ...candidates) : null,
        );
        expect(level.verified).toBe(level.granted);
      }),
      settings,
    );
  });

  it('are never lowered by a new pass', () => {
    fc.assert(
      fc.property(scoredWithIndex, ({ number, results, index }) => {
        const before = cardOf(checklists[number], results).level;
        const after = cardOf(
          checklists[number],
          withResult(results, index, 'pass'),
        ).level;
        expect(rank(after.granted)).toBeGreaterThanOrEqual(
          rank(before.granted),
        );
        expect(rank(after.earned)).toBeGreaterThanOrEqual(rank(before.earned));
        expect(rank(after.verified)).toBeGreaterThanOrEqual(
          rank(before.verified),
        );
      }),
      settings,
    );
  });

  it('are never raised by a result that turns unknown or into an error', () => {
    fc.assert(
      fc.property(
        scoredWithIndex,
        fc.constantFrom<CheckStatus>('unknown', 'error'),
        ({ number, results, index }, status) => {
          // what is not measured here does not turn: it is unknown already
          fc.pre(results[index].measured);
          const before = cardOf(checklists[number], results).level;
          const after = cardOf(
            checklists[number],
            withResult(results, index, status),
          ).level;
          expect(rank(after.granted)).toBeLessThanOrEqual(rank(before.granted));
          expect(rank(after.earned)).toBeLessThanOrEqual(rank(before.earned));
          expect(rank(after.verified)).toBeLessThanOrEqual(
            rank(before.verified),
          );
        },
      ),
      settings,
    );
  });

  it('are not moved by missing data, once verified', () => {
    const losses = fc.constantFrom<Partial<CheckResult>>(
      { status: 'unknown' },
      { status: 'error' },
      { status: 'unknown', measured: false },
      { stale: true },
    );
    fc.assert(
      fc.property(
        scored,
        fc.array(fc.option(losses), { minLength: 16, maxLength: 16 }),
        ({ number, results }, lost) => {
          const verified = results
            .map(({ carried, ...result }) => ({
              ...result,
              stale: false,
              measured: true,
            }))
            .map(result =>
              ['unknown', 'error'].includes(result.status)
                ? { ...result, status: 'fail' as const }
                : result,
            )
            .map(result => ({
              ...result,
              until: new Date(now.getTime() + 1e9).toISOString(),
            }));
          const before = carryOver(verified, undefined, now);
          const after = carryOver(
            verified.map((result, index) => {
              const { until, outlook, ...bare } = result;
              const loss = lost[index];
              return loss
                ? { ...bare, ...(loss.stale && { until, outlook }), ...loss }
                : result;
            }),
            before,
            new Date(now.getTime() + 1000),
          );
          const levels = cardOf(checklists[number], before).level;
          const levelsAfter = cardOf(checklists[number], after).level;
          expect(levelsAfter.granted).toBe(levels.granted);
          expect(levelsAfter.earned).toBe(levels.earned);
          expect(rank(levelsAfter.verified)).toBeLessThanOrEqual(
            rank(levels.verified),
          );
        },
      ),
      settings,
    );
  });

  it('are never above the granted one', () => {
    fc.assert(
      fc.property(scored, ({ number, results }) => {
        const { granted, earned, verified } = cardOf(
          checklists[number],
          results,
        ).level;
        expect([earned === null, verified === null]).toEqual([
          granted === null,
          granted === null,
        ]);
        expect(rank(earned)).toBeLessThanOrEqual(rank(granted));
        expect(rank(verified)).toBeLessThanOrEqual(rank(granted));
      }),
      settings,
    );
  });

  it('do not depend on weights', () => {
    fc.assert(
      fc.property(
        scored,
        fc.array(fc.constantFrom(...SEVERITIES), {
          minLength: 16,
          maxLength: 16,
        }),
        ({ number, results }, severities) => {
          const reweighted = results.map((result, index) => ({
            ...result,
            severity: severities[index],
          }));
          const before = cardOf(checklists[number], results);
          const after = cardOf(checklists[number], reweighted);
          expect(after.level).toEqual(before.level);
          expect(after.phases.map(({ progress, ...phase }) => phase)).toEqual(
            before.phases.map(({ progress, ...phase }) => phase),
          );
        },
      ),
      settings,
    );
  });

  it('are not raised by removing what is required to exist', () => {
    const checklist = checklistOf([
      [
        { id: 'dockerfile-exists', expect: 'dockerfiles.size() > 0' },
        {
          id: 'dockerfile-non-root',
          each: 'dockerfiles',
          unknownWhen: '!it.user.known',
          expect: '!it.user.root',
        },
      ],
      [
        { id: 'pipeline-exists', expect: 'pipeline.found' },
        {
          id: 'pipeline-jobs',
          when: 'pipeline.found',
          expect: 'pipeline.jobs > 1',
        },
      ],
      [
        { id: 'file-exists', expect: 'files.size() > 0' },
        { id: 'file-named', each: 'files', expect: "it == 'a'" },
      ],
    ]);
    const levelOf = (document: TestRepository) =>
      cardOf(
        checklist,
        evaluate(checklist, {
          entity: component,
          archetype: service,
          evidence: { repository: { status: 'collected', document } },
          now,
        }),
      ).level.granted;
    const empty = testRepository();
    const documents = fc.record({
      dockerfiles: fc
        .record({ root: fc.boolean(), known: fc.boolean() })
        .map(user => [dockerfile({ user })]),
      pipeline: fc
        .nat({ max: 3 })
        .map(jobs => ({ ...empty.pipeline, found: true, jobs })),
      files: fc.constantFrom<string[]>(['a'], ['b']),
    });
    fc.assert(
      fc.property(
        documents,
        fc.constantFrom('dockerfiles', 'pipeline', 'files'),
        (document, removed) => {
          const before = levelOf(testRepository(document));
          const after = levelOf(
            testRepository({
              ...document,
              [removed]: empty[removed as keyof TestRepository],
            }),
          );
          expect(rank(after)).toBeLessThanOrEqual(rank(before));
        },
      ),
      { ...settings, numRuns: 100 },
    );
  });
});

describe('phases and fixes', () => {
  it('agree with their results', () => {
    fc.assert(
      fc.property(scored, ({ number, results }) => {
        const card = cardOf(checklists[number], results);
        for (const phase of card.phases) {
          expect(phase.holds).toBe(phase.passed === phase.applicable);
          expect(phase.skipped).toBe(
            phase.applicable + phase.notMeasured === 0,
          );
          expect(phase.progress).toBeGreaterThanOrEqual(0);
          expect(phase.progress).toBeLessThanOrEqual(1);
          expect(phase.holds && phase.progress < 1).toBe(false);
        }
        const [open] = card.phases.filter(
          ({ order, applicable }) =>
            order > rank(card.level.granted) && applicable > 0,
        );
        const { next } = card;
        expect(next?.order).toBe(open?.order);
        expect(
          next && next.own.applicable - next.own.passed + next.platformOpen,
        ).toBe(open && open.applicable - open.passed);
        expect(card.measured.checks).toBeLessThanOrEqual(card.measured.of);
      }),
      settings,
    );
  });

  it('list each failure of the team once, in an order of their own', () => {
    fc.assert(
      fc.property(
        scored,
        fc.infiniteStream(fc.double({ noNaN: true })),
        ({ number, results }, random) => {
          const { fixes } = cardOf(checklists[number], results);
          const failing = results.filter(
            ({ status, stale, carried, responsibility }) =>
              responsibility === 'service' &&
              (carried && (stale || status !== 'fail')
                ? carried.status
                : status) === 'fail',
          );
          expect(new Set(fixes).size).toBe(fixes.length);
          const required = failing
            .filter(result => result.required)
            .map(({ check }) => check);
          expect(fixes.filter(id => required.includes(id)).sort()).toEqual(
            required.sort(),
          );
          expect(failing.map(({ check }) => check)).toEqual(
            expect.arrayContaining(fixes),
          );
          const shuffled = results
            .map(result => ({ result, key: random.next().value }))
            .sort((left, right) => left.key - right.key)
            .map(({ result }) => result);
          expect(cardOf(checklists[number], shuffled).fixes).toEqual(fixes);
        },
      ),
      { ...settings, numRuns: 200 },
    );
  });
});
