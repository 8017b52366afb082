import { FleetPlan } from '../fleet/plan';
import { FleetEntity } from '../fleet/types';
import { TallyOf } from './pastTallies';
import { EntityFilters } from './select';

/** The entities that a page is about, as somebody may see them. Days are counted since 1970 in UTC. */
export interface Population {
  plan: FleetPlan;
  entities: ReadonlyMap<string, FleetEntity>;
  /** Of the entities. */
  version: number;
  filters: EntityFilters;
  at: number;
  since: number;
  isVisible(entityRef: string): boolean;
  /** A permission hides some entities. */
  restricted: boolean;
  /** Another one where the same query looks at other entities, all but for their version. */
  key: string;
  /** How the checks of each entity stood at the end of `at`. */
  tallies(): Promise<TallyOf>;
}
