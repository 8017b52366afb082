import type { Severity } from '@container-maturity/backstage-plugin-maturity-common';

/** What a check weighs in progress. A level never depends on it. */
export const severityWeights: Readonly<Record<Severity, number>> = {
  blocker: 10,
  high: 5,
  medium: 3,
  low: 1,
  info: 0,
};
