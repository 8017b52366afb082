import { OverviewFilters, OverviewQuery } from './overview';
import { CheckStatus, Finding, Levels } from './types';

/**
 * Which entities behind an overview to list.
 *
 * @public
 */
export interface OverviewEntitiesQuery extends OverviewFilters {
  /** Of which phase, or phase and task (`orchestration/workloads`), checks are counted: only entities to which one applies. */
  task?: string;
  /** Only entities that this gating check keeps from its phase. */
  check?: string;
  /** Exactly this granted level, or one of these. */
  level?: number | number[];
  /** At least this granted level. */
  minLevel?: number;
  /** True: only unverified ones; false: only the others. */
  unverified?: boolean;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** 1 to 200; 50 where absent. */
  limit?: number;
}

/**
 * An entity in a list of the organisation.
 *
 * @public
 */
export interface OverviewEntity {
  entityRef: string;
  owner?: string;
  system?: string;
  level: Levels;
  unverified: boolean;
  /** Gating checks of the list's task or phase that hold; of all phases where the list has none. */
  passed: number;
  /** All of these gating checks. */
  applicable: number;
  /** Ids of those that do not hold, in the checklist's order; at most 20. */
  open: string[];
}

/**
 * One page of entities, ordered by entity ref.
 *
 * @public
 */
export interface OverviewEntityPage {
  /** `YYYY-MM-DD`, UTC. */
  at: string;
  items: OverviewEntity[];
  /** On all pages together. */
  total: number;
  /** True: a permission hides other entities from the caller. */
  restricted: boolean;
  /** Absent on the last page. */
  nextCursor?: string;
}

/**
 * Of which check the findings are listed. They are known as of now alone.
 *
 * @public
 */
export interface OverviewFindingsQuery extends Omit<OverviewFilters, 'at'> {
  check: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** 1 to 200; 50 where absent. */
  limit?: number;
}

/**
 * Where a check does not hold in one entity.
 *
 * @public
 */
export interface EntityFindings {
  entityRef: string;
  owner?: string;
  /** `fail`; or another while an earlier `fail` goes on counting. */
  status: CheckStatus;
  /** Whether the check gates its phase for the entity. */
  required: boolean;
  /** At most 50. */
  findings: Finding[];
  /** All of them, also those cut from `findings`. */
  findingCount: number;
  /** ISO date-time since when it has this status. */
  since: string;
}

/**
 * One page of entities in which a check fails, ordered by entity ref.
 *
 * @public
 */
export interface OverviewFindingsPage {
  check: string;
  items: EntityFindings[];
  /** Entities on all pages together. */
  total: number;
  /** True: a permission hides other entities from the caller. */
  restricted: boolean;
  /** Absent on the last page. */
  nextCursor?: string;
}

/**
 * The tables of an overview that can be exported.
 *
 * @public
 */
export const OVERVIEW_TABLES = [
  'levels',
  'distribution',
  'heat-map',
  'movers',
  'near-misses',
  'debt',
  'coverage',
  'split',
  'entities',
] as const;

/**
 * A table of an overview.
 *
 * @public
 */
export type OverviewTable = (typeof OVERVIEW_TABLES)[number];

/**
 * What an export is asked for: all rows of a table, also those that the page leaves off.
 *
 * @public
 */
export interface OverviewExportQuery
  extends Omit<OverviewQuery, 'level'>,
    Pick<OverviewEntitiesQuery, 'task' | 'check' | 'minLevel' | 'unverified'> {
  /** The headline's level; for the table of entities those at exactly this granted level, or one of these. */
  level?: number | number[];
  /** `csv` where absent. */
  format?: 'csv' | 'json';
}
