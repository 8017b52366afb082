import { CheckStatus } from '@container-maturity/backstage-plugin-maturity-common';
import { FleetPlan } from '../fleet/plan';
import { tallyOf } from '../fleet/tally';
import { Tally } from '../fleet/types';
import { FleetStore } from '../store/FleetStore';
import { Selected } from './select';

/** How the checks of an entity stood on the day of a page. */
export type TallyOf = (selected: Selected) => Tally | undefined;

/**
 * How the checks stood at the end of a past day, by going back from today through all that changed since. Of entities
 * that have left the scope since then only the level is known.
 *
 * @param day - `YYYY-MM-DD`
 */
export async function talliesOn(
  day: string,
  plan: FleetPlan,
  store: FleetStore,
): Promise<TallyOf> {
  const former = new Map<string, Map<number, CheckStatus | null>>();
  // The latest change first, so that the one next to the day has the last word.
  for await (const rows of store.formerStatuses(plan.id, day)) {
    for (const row of rows) {
      const position = plan.positions.get(row.check_id);
      if (position !== undefined) {
        const statuses = former.get(row.entity_ref) ?? new Map();
        former.set(row.entity_ref, statuses);
        statuses.set(position, row.from_value);
      }
    }
  }
  return ({ entity: { entityRef, marks, tally } }) => {
    const statuses = former.get(entityRef);
    return statuses && marks ? tallyOf(marks, plan, statuses) : tally;
  };
}
