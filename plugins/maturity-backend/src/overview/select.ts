import { FleetEntity, Standing } from '../fleet/types';

/** What the entities of a page have in common; undefined: anything. All in lower case where refs are meant. */
export interface EntityFilters {
  owner?: ReadonlySet<string>;
  system?: ReadonlySet<string>;
  domain?: ReadonlySet<string>;
  type?: ReadonlySet<string>;
  lifecycle?: ReadonlySet<string>;
  archetype?: ReadonlySet<string>;
  tag?: ReadonlySet<string>;
}

/** An entity, and how it stood on two days; undefined where it was not in scope or the filters leave it out. */
export interface Selected {
  entity: FleetEntity;
  now?: Standing;
  then?: Standing;
}

/** An entity as it stood on two days; undefined where the filters leave it out on both. */
export function select(
  entity: FleetEntity,
  filters: EntityFilters,
  { at, since }: { at: number; since: number },
): Selected | undefined {
  const now = admitted(entity, standingOn(entity, at), filters);
  const then = admitted(entity, standingOn(entity, since), filters);
  return now || then ? { entity, now, then } : undefined;
}

function admitted(
  entity: FleetEntity,
  standing: Standing | undefined,
  filters: EntityFilters,
): Standing | undefined {
  return standing && matches(entity, standing, filters) ? standing : undefined;
}

/** How an entity stood at the end of a day; undefined where it was not in scope. */
export function standingOn(
  { past }: FleetEntity,
  day: number,
): Standing | undefined {
  let found: Standing | undefined;
  for (const standing of past) {
    if (standing.day > day) {
      break;
    }
    found = standing;
  }
  return found?.gone ? undefined : found;
}

/** Whether the filters let an entity through as it stood; its tags are only known as they are today. */
export function matches(
  entity: FleetEntity,
  standing: Standing,
  filters: EntityFilters,
): boolean {
  return (
    admits(filters.owner, standing.owner) &&
    admits(filters.system, standing.system) &&
    admits(filters.domain, standing.domain) &&
    admits(filters.type, standing.type ?? entity.type) &&
    admits(filters.lifecycle, standing.lifecycle ?? entity.lifecycle) &&
    admits(filters.archetype, standing.archetype ?? entity.archetype) &&
    (!filters.tag || entity.tags.some(tag => filters.tag!.has(tag)))
  );
}

function admits(
  values: ReadonlySet<string> | undefined,
  value: string | null,
): boolean {
  return !values || (value !== null && values.has(value));
}
