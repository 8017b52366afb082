import type { CheckStatus } from '@container-maturity/backstage-plugin-maturity-common';
import { Mark, markAt } from './marks';
import { FleetPlan } from './plan';
import { Marks, Tally } from './types';

/** What is known of a result, in the order of a tally's coverage. */
export const COVERAGE = [
  'fresh',
  'stale',
  'unknown',
  'error',
  'notMeasured',
] as const;

/**
 * Counts the marks of a scorecard.
 *
 * @param former - statuses to count in the place of the present ones, by position in the plan; null: there was none
 */
export function tallyOf(
  { text, layout }: Marks,
  plan: FleetPlan,
  former?: ReadonlyMap<number, CheckStatus | null>,
): Tally {
  const tasks = new Uint16Array(2 * plan.tasks.length);
  const coverage = new Uint16Array(COVERAGE.length * plan.collectors.length);
  const open: number[] = [];
  layout.forEach((position, index) => {
    const mark =
      position < 0
        ? undefined
        : before(markAt(text, index), former?.get(position));
    if (!mark || mark.counted === 'not-applicable') {
      return;
    }
    const { task, collector } = plan.checks[position];
    coverage[COVERAGE.length * collector + coverageOf(mark)] += 1;
    if (mark.required && mark.measured) {
      tasks[2 * task + 1] += 1;
      if (holds(mark)) {
        tasks[2 * task] += 1;
      } else {
        open.push(position);
      }
    }
  });
  return {
    tasks,
    coverage,
    open: Uint16Array.from(open.sort((a, b) => a - b)),
  };
}

/** A mark as it was; whether the check gates is only known as of now. */
function before(
  mark: Mark | undefined,
  former: CheckStatus | null | undefined,
): Mark | undefined {
  if (former === undefined || !mark) {
    return mark;
  }
  return former === null
    ? undefined
    : { ...mark, status: former, counted: former, stale: false };
}

/** As the engine's score: these let a phase hold. */
function holds({ counted }: Mark): boolean {
  return counted === 'pass' || counted === 'waived' || counted === 'scheduled';
}

function coverageOf({ status, measured, stale }: Mark): number {
  if (!measured) return COVERAGE.indexOf('notMeasured');
  if (status === 'error') return COVERAGE.indexOf('error');
  if (status === 'unknown') return COVERAGE.indexOf('unknown');
  return COVERAGE.indexOf(stale ? 'stale' : 'fresh');
}
