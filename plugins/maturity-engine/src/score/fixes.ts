import type { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import type { Checklist } from '../checklist/checklist';
import { countedStatus } from './counting';
import { severityWeights } from './severityWeights';

/** Least effort that counts, in days: nothing is free. */
const MIN_EFFORT = 0.1;

/**
 * What the team itself can mend, most valuable first: what the next level needs by weight a day, then what later
 * levels need, then advisory checks up to the next phase.
 *
 * @param nextOrder - order of the next phase; undefined at the top
 */
export function orderFixes(
  checklist: Checklist,
  results: CheckResult[],
  nextOrder: number | undefined,
): string[] {
  const orders = new Map(checklist.phases.map(({ id, order }) => [id, order]));
  const orderOf = ({ phase }: CheckResult) => orders.get(phase) ?? Infinity;
  const keysOf = (result: CheckResult) => {
    const order = orderOf(result);
    const position = checklist.positionOf(result.check);
    const effort = checklist.checks[position]?.definition.effort ?? 0;
    const value =
      severityWeights[result.severity] / Math.max(effort, MIN_EFFORT);
    if (!result.required) return [2, 0, -value, position];
    return order === nextOrder
      ? [0, 0, -value, position]
      : [1, order, -value, position];
  };

  return results
    .filter(
      result =>
        result.responsibility === 'service' &&
        countedStatus(result) === 'fail' &&
        (result.required || orderOf(result) <= (nextOrder ?? Infinity)),
    )
    .map(result => ({ check: result.check, keys: keysOf(result) }))
    .sort((left, right) => {
      const at = left.keys.findIndex((key, index) => key !== right.keys[index]);
      return at < 0 ? 0 : left.keys[at] - right.keys[at];
    })
    .map(({ check }) => check);
}
