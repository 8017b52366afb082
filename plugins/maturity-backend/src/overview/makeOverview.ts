import { Overview } from '@container-maturity/backstage-plugin-maturity-common';
import { dayText } from '../fleet/days';
import { Coverage } from './Coverage';
import { Distribution } from './Distribution';
import { HeatMap } from './HeatMap';
import { LevelShares } from './LevelShares';
import { Movers, Split } from './Moves';
import { OpenWork } from './OpenWork';
import { Population } from './Population';
import { select } from './select';
import { visitInSteps } from './steps';

/** Rows of a list. */
const MOST = 20;
const MOST_ROWS = 60;

/** What an overview shows of a population. */
export interface OverviewOptions {
  /** The level that the headline speaks of. */
  level: number;
  by: 'owner' | 'system' | 'domain';
  /** Every row of every table, also those that a page leaves off. */
  all?: boolean;
}

/** Adoption over many entities, by one walk over them. */
export async function makeOverview(
  population: Population,
  { level, by, all = false }: OverviewOptions,
): Promise<Overview> {
  const { plan, at, since, filters } = population;
  const tallyOf = await population.tallies();
  const most = all ? Infinity : MOST;
  const shares = new LevelShares(plan);
  const distribution = new Distribution(at, filters);
  const heatMap = new HeatMap(by, plan, all ? Infinity : MOST_ROWS);
  const movers = new Movers(most);
  const split = new Split(level, { at, since });
  const work = new OpenWork(plan, most);
  const coverage = new Coverage(plan);
  let inScope = 0;
  let notInScope = 0;

  await visitInSteps(population.entities.values(), entity => {
    if (!population.isVisible(entity.entityRef)) {
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
      const tally = tallyOf(selected);
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
    restricted: population.restricted,
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
