import type {
  CheckResult,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';

/** The status of a result that a level counts: the carried one while there are no fresh data. */
export function countedStatus(result: CheckResult): CheckStatus {
  return usesCarried(result) ? result.carried!.status : result.status;
}

/** Whether a result counts by what was verified earlier. */
export function usesCarried({ status, stale, carried }: CheckResult): boolean {
  return (
    carried !== undefined &&
    (stale || status === 'unknown' || status === 'error')
  );
}

/** Whether a result comes from fresh evidence. A check that does not count yet needs none. */
export function isFresh({ status, stale }: CheckResult): boolean {
  return !stale && status !== 'unknown' && status !== 'error';
}

/** Whether something here can tell, or could tell earlier. */
export function isMeasured({ measured, carried }: CheckResult): boolean {
  return measured || carried !== undefined;
}

/** Whether a result says something about its entity. */
export function applies(result: CheckResult): boolean {
  return countedStatus(result) !== 'not-applicable';
}

/** Whether a result decides about its phase. */
export function gates(result: CheckResult): boolean {
  return result.required && applies(result) && isMeasured(result);
}

/** Whether a status lets its phase hold. */
export function letsHold(status: CheckStatus): boolean {
  return status === 'pass' || status === 'waived' || status === 'scheduled';
}
