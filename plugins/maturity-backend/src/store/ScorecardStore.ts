import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { ScorecardQuery } from '@container-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { EntityFilter, whereEntity } from './conditions';
import { scorecardJson, summaryJson } from './document';
import { ScorecardRow } from './rows';

/** A scorecard as it goes over the wire. */
export interface StoredScorecard {
  entityRef: string;
  json: string;
}

/** The headline of a scorecard. */
export interface ScorecardLevel {
  granted: number | null;
  unverified: boolean;
}

/** How a list is narrowed and paged. */
export interface ScorecardListOptions {
  checklist: string;
  query: Omit<ScorecardQuery, 'cursor' | 'limit'>;
  visible?: PermissionCriteria<EntityFilter>;
  /** Entity ref of the last one on the page before. */
  after?: string;
  limit: number;
}

interface SummaryRow {
  entity_ref: string;
  summary: string;
  evaluated_at: string;
  checked_at: string | null;
}

/** Reads scorecards. Each operation is one statement. */
export class ScorecardStore {
  constructor(private readonly db: Knex) {}

  /** The JSON of one scorecard; undefined where there is none, or none that `visible` admits. */
  async read(
    entityRef: string,
    checklist: string,
    visible?: PermissionCriteria<EntityFilter>,
  ): Promise<string | undefined> {
    const query = this.visible(visible)
      .where('scorecards.entity_ref', entityRef)
      .where('scorecards.checklist', checklist)
      .first('summary', 'results', 'evaluated_at', 'checked_at');
    const row: (SummaryRow & { results: string }) | undefined = await query;
    return row && scorecardJson(row, evaluatedAt(row));
  }

  /** The level of one entity; undefined where there is no scorecard, or none that `visible` admits. */
  async level(
    entityRef: string,
    checklist: string,
    visible?: PermissionCriteria<EntityFilter>,
  ): Promise<ScorecardLevel | undefined> {
    const row: Pick<ScorecardRow, 'granted' | 'unverified_since'> | undefined =
      await this.visible(visible)
        .where('scorecards.entity_ref', entityRef)
        .where('scorecards.checklist', checklist)
        .first('granted', 'unverified_since');
    return (
      row && { granted: row.granted, unverified: row.unverified_since !== null }
    );
  }

  /** Whether there is a scorecard that `visible` admits. */
  async exists(
    entityRef: string,
    checklist: string,
    visible?: PermissionCriteria<EntityFilter>,
  ): Promise<boolean> {
    const row = await this.visible(visible)
      .where('scorecards.entity_ref', entityRef)
      .where('scorecards.checklist', checklist)
      .first('scorecards.entity_ref');
    return row !== undefined;
  }

  /** Scorecards without results, ordered by entity ref. */
  async list(options: ScorecardListOptions): Promise<StoredScorecard[]> {
    const query = this.visible(options.visible)
      .join('subjects', 'subjects.entity_ref', 'scorecards.entity_ref')
      .where('scorecards.checklist', options.checklist);
    narrow(query, options.query);
    if (options.after !== undefined) {
      query.where('scorecards.entity_ref', '>', options.after);
    }
    const rows: SummaryRow[] = await query
      .orderBy('scorecards.entity_ref')
      .limit(options.limit)
      .select('scorecards.entity_ref', 'summary', 'evaluated_at', 'checked_at');
    return rows.map(row => ({
      entityRef: row.entity_ref,
      json: summaryJson(row.summary, evaluatedAt(row)),
    }));
  }

  /** The refs of all entities with a scorecard that `visible` admits. */
  async refs(
    checklist: string,
    visible: PermissionCriteria<EntityFilter>,
  ): Promise<Set<string>> {
    return new Set(
      await this.visible(visible)
        .where('scorecards.checklist', checklist)
        .pluck('scorecards.entity_ref'),
    );
  }

  private visible(criteria?: PermissionCriteria<EntityFilter>) {
    const query: Knex.QueryBuilder = this.db('scorecards').leftJoin(
      'buckets',
      'buckets.id',
      'scorecards.bucket',
    );
    return criteria ? whereEntity(query, criteria) : query;
  }
}

/** An evaluation that changed nothing is known from its bucket alone. */
export function evaluatedAt(row: {
  evaluated_at: string;
  checked_at: string | null;
}): string {
  return row.checked_at && row.checked_at > row.evaluated_at
    ? row.checked_at
    : row.evaluated_at;
}

function narrow(
  query: Knex.QueryBuilder,
  filters: ScorecardListOptions['query'],
): void {
  const columns: Array<[string, string | string[] | undefined]> = [
    ['subjects.kind', lowerCase(filters.kind)],
    ['subjects.type', filters.type],
    ['subjects.archetype', filters.archetype],
    ['subjects.lifecycle', filters.lifecycle],
    ['subjects.system', lowerCase(filters.system)],
    ['subjects.domain', lowerCase(filters.domain)],
  ];
  for (const [column, values] of columns) {
    if (values !== undefined) {
      query.whereIn(column, [values].flat());
    }
  }
  if (filters.owner !== undefined) {
    whereEntity(query, {
      key: 'relations.ownedby',
      values: [lowerCase(filters.owner) ?? []].flat(),
    });
  }
  if (filters.level !== undefined) {
    query.whereIn('granted', [filters.level].flat());
  }
  if (filters.minLevel !== undefined) {
    query.where('granted', '>=', filters.minLevel);
  }
  if (filters.unverified === true) {
    query.whereNotNull('unverified_since');
  } else if (filters.unverified === false) {
    query.whereNull('unverified_since');
  }
}

function lowerCase(values: string | string[] | undefined) {
  return values === undefined
    ? undefined
    : [values].flat().map(value => value.toLowerCase());
}
