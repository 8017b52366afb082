import type {
  CheckResult,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { Checklist } from '../checklist/checklist';
import { score } from '../score/score';
import { checklistOf, now, resultOf, service } from './builders';

/** What a score needs besides the results. */
export const input = {
  entityRef: 'component:default/shop',
  archetype: service,
  scope: 'full',
  now,
} as const;

/** Phases of two required checks each, `a1`, `b1`, `a2` … */
export function track(phases: number): Checklist {
  return checklistOf(
    Array.from({ length: phases }, (_, index) => [
      { id: `a${index + 1}` },
      { id: `b${index + 1}` },
    ]),
  );
}

/** The scorecard where every check of phase N has the Nth status. */
export function scoreOf(
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
