import type { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import type { Checklist } from '../checklist/checklist';
import { countedStatus } from './counting';
import { severityWeights } from './severityWeights';

/**
 * What the team itself can mend, in the order to do it: what the next level needs, then what later levels need, then
 * advisory checks up to the next phase. Of each the most severe come first, and of those the quickest: all of them have
 * to be done for the level, so what costs little is no reason to leave what is dangerous for later.
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
    const rank = [-severityWeights[result.severity], effort, position];
    if (!result.required) return [2, 0, ...rank];
    return order === nextOrder ? [0, 0, ...rank] : [1, order, ...rank];
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
