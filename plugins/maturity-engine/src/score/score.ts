import type {
  ArchetypeOfEntity,
  CheckResult,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { Checklist } from '../checklist/checklist';
import { gates, isFresh } from './counting';
import { orderFixes } from './fixes';
import { levelsOf } from './levels';
import { nextLevel, scorePhase } from './phases';

const HOUR = 3_600_000;
const DEFAULT_GRACE_HOURS = 72;

/**
 * What a score needs besides the results.
 *
 * @public
 */
export interface ScoreInput {
  entityRef: string;
  archetype: ArchetypeOfEntity;
  /** `repository` where only a directory was looked at. */
  scope: Scorecard['scope'];
  now: Date;
  /** How long a level may rest on carried results before it is called unverified; 72 unless told. */
  graceHours?: number;
}

/**
 * Makes the scorecard of an entity from the results of `evaluate`, or of `carryOver` where there is a store. It is
 * pure, and its levels never depend on a weight.
 *
 * @public
 */
export function score(
  checklist: Checklist,
  results: CheckResult[],
  input: ScoreInput,
): Scorecard {
  const { entityRef, archetype, scope, now } = input;
  const byPhase = new Map<string, CheckResult[]>();
  for (const result of results) {
    const own = byPhase.get(result.phase);
    if (own) own.push(result);
    else byPhase.set(result.phase, [result]);
  }
  const resultsOf = (phase: string) => byPhase.get(phase) ?? [];
  const defined = new Set(checklist.checks.map(({ phase }) => phase));

  const level = levelsOf(
    checklist.phases.map(({ id, order }) => ({
      order,
      isDefined: defined.has(id),
      results: resultsOf(id),
    })),
  );
  const phases = checklist.phases.map(phase =>
    scorePhase(phase, resultsOf(phase.id)),
  );
  const next = nextLevel(phases, level.granted, resultsOf);
  const restsOn = checklist.phases
    .filter(({ order }) => order <= Math.max(level.granted ?? 0, 1))
    .flatMap(({ id }) => resultsOf(id));
  const unverifiedSince =
    level.granted === null
      ? undefined
      : oldestBeyondGrace(
          restsOn,
          now,
          input.graceHours ?? DEFAULT_GRACE_HOURS,
        );
  const applicable = results.filter(
    ({ status }) => status !== 'not-applicable',
  );

  return {
    scope,
    entityRef,
    checklist: { id: checklist.id, version: checklist.version },
    archetype,
    level,
    ...(unverifiedSince === undefined ? {} : { unverifiedSince }),
    measured: {
      checks: applicable.filter(({ measured }) => measured).length,
      of: applicable.length,
    },
    phases,
    ...(next && { next }),
    fixes: orderFixes(checklist, results, next?.order),
    results,
    evaluatedAt: now.toISOString(),
  };
}

/** When the oldest result without fresh evidence was last verified, if that is longer ago than the grace. */
function oldestBeyondGrace(
  results: CheckResult[],
  now: Date,
  graceHours: number,
): string | undefined {
  const latest = now.getTime() - graceHours * HOUR;
  return results
    .filter(result => gates(result) && !isFresh(result))
    .flatMap(
      ({ carried, verifiedAt }) => carried?.verifiedAt ?? verifiedAt ?? [],
    )
    .filter(time => Date.parse(time) < latest)
    .sort((left, right) => Date.parse(left) - Date.parse(right))[0];
}
