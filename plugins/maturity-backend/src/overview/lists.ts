import { InputError } from '@backstage/errors';
import {
  OverviewEntity,
  OverviewEntitiesQuery,
} from '@container-maturity/backstage-plugin-maturity-common';
import { markAt } from '../fleet/marks';
import { FleetPlan } from '../fleet/plan';
import { FleetEntity, Standing, Tally } from '../fleet/types';
import { FirstByRef } from './FirstByRef';
import { Population } from './Population';
import { standingOn, matches } from './select';
import { visitInSteps } from './steps';

const MOST_OPEN = 20;

/** Entities of a list, after which they come on, and how many. */
export interface Paging {
  after?: string;
  limit: number;
  /** Open checks that are named of each entity; 20 where absent. */
  mostOpen?: number;
}

/** What of a list of entities is asked for, besides its population. */
export type EntityListOptions = Pick<
  OverviewEntitiesQuery,
  'task' | 'check' | 'level' | 'minLevel' | 'unverified'
>;

/** A part of a list, and how many there are in the whole. */
export interface Listed<T> {
  items: T[];
  total: number;
  /** There are more after these. */
  more: boolean;
}

/**
 * The entities behind a number of the overview, ordered by entity ref.
 *
 * @throws InputError where the checklist has no such task or check
 */
export async function listEntities(
  population: Population,
  options: EntityListOptions,
  paging: Paging,
): Promise<Listed<OverviewEntity>> {
  const { plan } = population;
  const tasks = tasksNamed(plan, options.task);
  const check = positionOf(plan, options.check);
  const tallyOf = await population.tallies();
  const found = new FirstByRef<FleetEntity>(paging);
  const countsOf = (tally: Tally | undefined) => sumOf(tally, tasks);

  await visitStanding(population, (entity, now) => {
    const tally = tallyOf({ entity, now });
    const isWanted =
      admitsLevel(now, options) &&
      (check === undefined || tally?.open.includes(check) === true) &&
      (options.task === undefined || countsOf(tally).applicable > 0);
    if (isWanted) {
      found.add(entity);
    }
  });

  return found.list(entity => {
    const now = standingOn(entity, population.at)!;
    const tally = tallyOf({ entity, now });
    const open = [...(tally?.open ?? [])].filter(
      position => !tasks || tasks.has(plan.checks[position].task),
    );
    return {
      entityRef: entity.entityRef,
      ...(now.owner !== null && { owner: now.owner }),
      ...(now.system !== null && { system: now.system }),
      level: {
        granted: now.granted,
        earned: now.earned,
        verified: now.verified,
      },
      unverified: now.unverified,
      ...countsOf(tally),
      open: open
        .slice(0, paging.mostOpen ?? MOST_OPEN)
        .map(position => plan.checks[position].id),
    };
  });
}

/**
 * The entities in which a check fails, as of now, ordered by entity ref: also advisory checks, and failures that go on
 * counting while nothing newer is known.
 *
 * @throws InputError where the checklist has no such check
 */
export async function listFailing(
  population: Population,
  check: string,
  paging: Paging,
): Promise<Listed<FleetEntity>> {
  const position = positionOf(population.plan, check);
  const found = new FirstByRef<FleetEntity>(paging);
  // A few orders of checks are shared by all entities.
  const places = new Map<Int16Array, number>();
  await visitStanding(population, entity => {
    const { marks } = entity;
    if (marks && position !== undefined) {
      const place = places.get(marks.layout) ?? marks.layout.indexOf(position);
      places.set(marks.layout, place);
      if (place >= 0 && markAt(marks.text, place)?.counted === 'fail') {
        found.add(entity);
      }
    }
  });
  return found.list(entity => entity);
}

/** Visits each entity that may be seen and that the filters let through, as it stood on the day. */
async function visitStanding(
  { entities, isVisible, filters, at }: Population,
  visit: (entity: FleetEntity, now: Standing) => void,
): Promise<void> {
  await visitInSteps(entities.values(), entity => {
    const now = isVisible(entity.entityRef) && standingOn(entity, at);
    if (now && matches(entity, now, filters)) {
      visit(entity, now);
    }
  });
}

function admitsLevel(
  { granted, unverified }: Standing,
  options: EntityListOptions,
): boolean {
  const levels =
    options.level === undefined ? undefined : [options.level].flat();
  return (
    (!levels || (granted !== null && levels.includes(granted))) &&
    (options.minLevel === undefined ||
      (granted !== null && granted >= options.minLevel)) &&
    (options.unverified === undefined || options.unverified === unverified)
  );
}

function sumOf(
  tally: Tally | undefined,
  tasks: ReadonlySet<number> | undefined,
): { passed: number; applicable: number } {
  const sum = { passed: 0, applicable: 0 };
  for (let task = 0; tally && 2 * task < tally.tasks.length; task += 1) {
    if (!tasks || tasks.has(task)) {
      sum.passed += tally.tasks[2 * task];
      sum.applicable += tally.tasks[2 * task + 1];
    }
  }
  return sum;
}

/** Positions of the tasks that a name stands for: a phase, or a phase and a task; undefined: all. */
function tasksNamed(
  { tasks }: FleetPlan,
  name: string | undefined,
): Set<number> | undefined {
  if (name === undefined) {
    return undefined;
  }
  const found = tasks.flatMap(({ phase, task }, position) =>
    name === phase || name === `${phase}/${task}` ? [position] : [],
  );
  if (found.length === 0) {
    throw new InputError(
      `The checklist has no phase or task with checks '${name.slice(
        0,
        80,
      )}'; write it as '${tasks[0]?.phase}' or '${tasks[0]?.phase}/${
        tasks[0]?.task
      }'`,
    );
  }
  return new Set(found);
}

/** @throws InputError */
function positionOf(
  { positions, id, version }: FleetPlan,
  check: string | undefined,
): number | undefined {
  const position = check === undefined ? undefined : positions.get(check);
  if (check !== undefined && position === undefined) {
    throw new InputError(
      `Checklist ${id} ${version} has no check '${check.slice(0, 80)}'`,
    );
  }
  return position;
}
