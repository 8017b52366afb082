import {
  CheckResult,
  Finding,
} from '@container-maturity/backstage-plugin-maturity-common';
import { report, resultWith } from '../formats/testing';
import { AssessedComponent } from './types';

/** A finding at a place, for the tests of comparisons. */
export function findingAt(
  file: string,
  line: number,
  message = 'Runs as root',
): Finding {
  return {
    message: { en: message, zh: `${message}（中）` },
    source: { file, line },
  };
}

/** A failing check with these findings. */
export function failing(
  findings: Finding[],
  changes: Partial<CheckResult> = {},
): CheckResult {
  return resultWith({
    status: 'fail',
    findings,
    findingCount: findings.length,
    ...changes,
  });
}

/** A component with these results. */
export function componentWith(
  results: CheckResult[],
  level: number | null = 0,
  changes: Partial<AssessedComponent> = {},
): AssessedComponent {
  const { scorecard } = report;
  return {
    ref: scorecard.entityRef,
    subpath: '',
    assumed: false,
    scorecard: {
      ...scorecard,
      results,
      level: { granted: level, earned: level, verified: level },
    },
    ...changes,
  };
}
