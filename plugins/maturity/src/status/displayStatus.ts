import {
  CheckResult,
  CheckStatus,
  CheckView,
} from '@container-maturity/backstage-plugin-maturity-common';

/** A result's status, or why there is none worth showing. */
export type DisplayStatus =
  | CheckStatus
  | 'not-measured'
  | 'not-evaluated'
  | 'disabled';

/** How a check stands, in one word; a check of a newer checklist has no result yet. */
export function displayStatus(
  result: CheckResult | undefined,
  check?: CheckView,
): DisplayStatus {
  if (!result) {
    return check?.disabled ? 'disabled' : 'not-evaluated';
  }
  if (!result.measured && result.status === 'unknown') {
    return 'not-measured';
  }
  return result.status;
}

/** Whether someone has to do something about it, now or once it counts. */
export function isTodo(result: CheckResult | undefined): boolean {
  if (!result) {
    return false;
  }
  switch (result.status) {
    case 'fail':
    case 'error':
      return true;
    case 'unknown':
      return result.measured;
    case 'scheduled':
      return result.outlook === 'fail';
    default:
      return false;
  }
}

/** Whether nothing here can tell. */
export function isUnmeasured(result: CheckResult | undefined): boolean {
  return result !== undefined && displayStatus(result) === 'not-measured';
}
