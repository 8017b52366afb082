import { Archetype, LocalizedText, Transition } from './types';

/**
 * Which entities a page over many of them looks at, and when. Several values of one filter mean any of them; several
 * filters must all hold.
 *
 * @public
 */
export interface OverviewFilters {
  /** Entity refs of owners; groups stand for those below them too. */
  owner?: string | string[];
  /** Entity refs of systems. */
  system?: string | string[];
  /** Entity refs of domains. */
  domain?: string | string[];
  /** The entity's `spec.type`. */
  type?: string | string[];
  archetype?: Archetype | Archetype[];
  lifecycle?: string | string[];
  tag?: string | string[];
  /** The page as of the end of this day, `YYYY-MM-DD` in UTC; today where absent. */
  at?: string;
}

/**
 * What an overview is asked for.
 *
 * @public
 */
export interface OverviewQuery extends OverviewFilters {
  /** The level that the headline speaks of, 1 to 4; 2 where absent. */
  level?: number;
  /** The day it is compared with; 30 days before `at` where absent. */
  since?: string;
  /** What the rows of the heat map are; the owner where absent. */
  by?: 'owner' | 'system' | 'domain';
}

/**
 * How many are at a level or higher, of how many that have a level at all.
 *
 * @public
 */
export interface LevelShare {
  /** 1 to 4. */
  level: number;
  title: LocalizedText;
  /** Entities at this granted level or higher. */
  reached: number;
  /** Entities that have a level. */
  of: number;
  /** Of those reached, how many have no waiver to thank for it. */
  earned: number;
  /** Of those reached, how many rest on data that are no longer fresh. */
  unverified: number;
  /** `reached` now less `reached` on the day compared with. */
  change: number;
}

/**
 * How many entities stood at each level at the end of a day.
 *
 * @public
 */
export interface DistributionPoint {
  /** `YYYY-MM-DD` in UTC. */
  day: string;
  /** Entities at level 0, 1, 2, 3 and 4. */
  levels: number[];
  /** Of all these, how many were unverified. */
  unverified: number;
}

/**
 * A group of entities in the heat map: what share of each task is done.
 *
 * @public
 */
export interface HeatMapRow {
  /** Entity ref; absent for the entities that have none. */
  ref?: string;
  entities: number;
  /** For each column the gating checks that hold, and all gating checks, over the entities of the row. */
  cells: Array<[number, number]>;
}

/**
 * An entity whose level moved between the two days.
 *
 * @public
 */
export interface Mover {
  entityRef: string;
  owner?: string;
  from: number | null;
  to: number | null;
  /** `YYYY-MM-DD` of the last move. */
  day: string;
  cause: Transition['cause'];
}

/**
 * An entity that one check of its own keeps from the next level.
 *
 * @public
 */
export interface NearMiss {
  entityRef: string;
  owner?: string;
  level: number;
  /** The level it would have. */
  reaches: number;
  check: string;
  /** Days. */
  effort: number;
}

/**
 * A check that keeps entities from their next level.
 *
 * @public
 */
export interface Blocker {
  check: string;
  phase: string;
  /** Entities whose next level waits for it. */
  entities: number;
  /** Of these, how many wait for nothing else. */
  alone: number;
  /** Days, all entities together; once for a check of the platform. */
  effort: number;
}

/**
 * How good the data of one collector are: results of checks that apply, over all entities.
 *
 * @public
 */
export interface CollectorCoverage {
  /** Absent: statements of people. */
  collector?: string;
  fresh: number;
  stale: number;
  unknown: number;
  error: number;
  notMeasured: number;
  /** Entities with anything stale, unknown or in error. */
  entities: number;
}

/**
 * Why the number at a level moved between two days: the parts sum to the change.
 *
 * @public
 */
export interface LevelSplit {
  level: number;
  from: number;
  to: number;
  parts: Array<{ cause: SplitCause; up: number; down: number }>;
}

/**
 * Work done or undone, entities that came or went, a changed checklist, waivers granted or expired, data that were
 * missing or came back, and entities that moved between owners, systems or domains.
 *
 * @public
 */
export type SplitCause =
  | 'work'
  | 'came'
  | 'went'
  | 'checklist'
  | 'waiver'
  | 'data'
  | 'ownership';

/**
 * Adoption over all entities that the caller may see and the filters let through.
 *
 * @public
 */
export interface Overview {
  /** `YYYY-MM-DD`, UTC. */
  at: string;
  /** `YYYY-MM-DD`, UTC: what changes are counted from. */
  since: string;
  /** The first day of which anything is known; absent where nothing is. */
  knownSince?: string;
  checklist: { id: string; version: string };
  /** The level that the headline speaks of. */
  level: number;
  /** Entities looked at, also those to which nothing applies. */
  entities: number;
  /** Of these, those to which no required check applies. */
  notInScope: number;
  /** True: a permission hides other entities from the caller. */
  restricted: boolean;
  levels: LevelShare[];
  /** Oldest first: twelve months, a point a week, and `at`. */
  distribution: DistributionPoint[];
  /** Days on which a version of the checklist came into force, in these months. */
  versions: Array<{ day: string; version: string }>;
  heatMap: {
    by: 'owner' | 'system' | 'domain';
    columns: Array<{ phase: string; task: string }>;
    /** Most entities first; at most 60. */
    rows: HeatMapRow[];
    /** Rows left off. */
    more: number;
  };
  /** Farthest first; at most 20 each, with how many there are. */
  movers: { up: Mover[]; ups: number; down: Mover[]; downs: number };
  /** Most for least effort first; at most 20, with how many there are. */
  nearMisses: { items: NearMiss[]; total: number };
  debt: {
    /** Most entities first; at most 20 each. */
    team: Blocker[];
    platform: Blocker[];
    /** Entities whose own part of the next level is done. */
    waitingForPlatform: number;
  };
  coverage: CollectorCoverage[];
  split: LevelSplit;
}
