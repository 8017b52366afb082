import type {
  CheckResult,
  CheckStatus,
  Levels,
} from '@container-maturity/backstage-plugin-maturity-common';
import {
  applies,
  countedStatus,
  gates,
  isFresh,
  isMeasured,
  letsHold,
} from './counting';

/** The results of one phase. */
export interface PhaseResults {
  order: number;
  /** Whether the checklist has any check for it. */
  isDefined: boolean;
  results: CheckResult[];
}

/**
 * The three levels of an entity.
 *
 * @param phases - in their order
 */
export function levelsOf(phases: PhaseResults[]): Levels {
  const isInScope = phases.some(({ results }) =>
    results.some(result => result.required && applies(result)),
  );
  if (!isInScope) return { granted: null, earned: null, verified: null };
  return {
    granted: highestPhase(phases, grantedStatuses),
    earned: highestPhase(phases, results =>
      grantedStatuses(results, withoutWaiver),
    ),
    verified: highestPhase(phases, verifiedStatuses),
  };
}

/** The largest N such that the phases 1 to N hold, and N by something that was passed. */
function highestPhase(
  phases: PhaseResults[],
  gatingStatuses: (results: CheckResult[]) => CheckStatus[],
): number {
  let level = 0;
  for (const { order, isDefined, results } of phases) {
    const statuses = gatingStatuses(results);
    if (!isDefined || !statuses.every(letsHold)) break;
    if (statuses.some(status => status === 'pass' || status === 'waived'))
      level = order;
  }
  return level;
}

function grantedStatuses(
  results: CheckResult[],
  statusOf: (result: CheckResult) => CheckStatus = countedStatus,
): CheckStatus[] {
  return results.filter(gates).map(statusOf);
}

function withoutWaiver(result: CheckResult): CheckStatus {
  const status = countedStatus(result);
  return status === 'waived' ? 'fail' : status;
}

/** What has no fresh evidence counts as unknown, even where it was not applicable before: nobody knows. */
function verifiedStatuses(results: CheckResult[]): CheckStatus[] {
  return results
    .filter(result => result.required && isMeasured(result))
    .map(result => (isFresh(result) ? result.status : 'unknown'))
    .filter(status => status !== 'not-applicable');
}
