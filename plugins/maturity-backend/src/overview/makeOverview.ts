import { Overview } from '@container-maturity/backstage-plugin-maturity-common';
import { dayText } from '../fleet/days';
import { FleetPlan } from '../fleet/plan';
import { FleetEntity, Tally } from '../fleet/types';
import { Coverage } from './Coverage';
import { Distribution } from './Distribution';
import { HeatMap } from './HeatMap';
import { LevelShares } from './LevelShares';
import { Movers, Split } from './Moves';
import { OpenWork } from './OpenWork';
import { EntityFilters, select, Selected } from './select';
import { visitInSteps } from './steps';

/** What an overview is asked for. Days are counted since 1970 in UTC. */
export interface OverviewRequest {
  filters: EntityFilters;
  level: number;
  by: 'owner' | 'system' | 'domain';
  at: number;
  since: number;
  isVisible(entityRef: string): boolean;
  /** A permission hides some entities. */
  restricted: boolean;
  /** How the checks of an entity stood at the end of `at`. */
  tallyOf(selected: Selected): Tally | undefined;
}

/** Adoption over many entities, by one walk over them. */
export async function makeOverview(
  entities: ReadonlyMap<string, FleetEntity>,
  plan: FleetPlan,
  request: OverviewRequest,
): Promise<Overview> {
  const { at, since, level, filters } = request;
  const shares = new LevelShares(plan);
  const distribution = new Distribution(at, filters);
  const heatMap = new HeatMap(request.by, plan);
  const movers = new Movers();
  const split = new Split(level, { at, since });
  const work = new OpenWork(plan);
  const coverage = new Coverage(plan);
  let inScope = 0;
  let notInScope = 0;

  await visitInSteps(entities.values(), entity => {
    if (!request.isVisible(entity.entityRef)) {
      return;
    }
    distribution.add(entity);
    const selected = select(entity, filters, { at, since });
    if (!selected) {
      return;
    }
    shares.add(selected);
    movers.add(selected);
    split.add(selected);
    if (selected.now) {
      inScope += 1;
      notInScope += selected.now.granted === null ? 1 : 0;
      const tally = request.tallyOf(selected);
      heatMap.add(selected, tally);
      work.add(selected, tally);
      coverage.add(tally);
    }
  });

  const { knownSince } = distribution;
  return {
    at: dayText(at),
    since: dayText(since),
    ...(knownSince !== Infinity && { knownSince: dayText(knownSince) }),
    checklist: { id: plan.id, version: plan.version },
    level,
    entities: inScope,
    notInScope,
    restricted: request.restricted,
    levels: shares.result,
    distribution: distribution.points,
    versions: distribution.versions,
    heatMap: heatMap.result,
    movers: movers.result,
    ...work.result,
    coverage: coverage.result,
    split: split.result,
  };
}
