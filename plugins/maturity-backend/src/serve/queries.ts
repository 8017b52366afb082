import { InputError } from '@backstage/errors';
import {
  Archetype,
  HistoryQuery,
  OverviewEntitiesQuery,
  OverviewExportQuery,
  OverviewFilters,
  OverviewFindingsQuery,
  OverviewQuery,
  ScorecardQuery,
  TimelineQuery,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Request } from 'express';

type Query = Request['query'];

/** Query parameters, validated before, as a query for scorecards. */
export function readScorecardQuery(query: Query): ScorecardQuery {
  return {
    kind: texts(query.kind),
    type: texts(query.type),
    archetype: texts(query.archetype) as Archetype[] | undefined,
    lifecycle: texts(query.lifecycle),
    owner: texts(query.owner),
    system: texts(query.system),
    domain: texts(query.domain),
    level: texts(query.level)?.map(Number),
    minLevel: number(query.minLevel),
    unverified: flag(query.unverified),
    cursor: text(query.cursor),
    limit: number(query.limit),
  };
}

/** Query parameters, validated before, as a query for history. */
export function readHistoryQuery(query: Query): HistoryQuery {
  return {
    check: text(query.check),
    cursor: text(query.cursor),
    limit: number(query.limit),
  };
}

/** Query parameters, validated before, as a query for a timeline. */
export function readTimelineQuery(query: Query): TimelineQuery {
  return { since: text(query.since) };
}

/** Query parameters, validated before, as a query for an overview. */
export function readOverviewQuery(query: Query): OverviewQuery {
  return {
    ...readFilters(query),
    level: number(query.level),
    since: text(query.since),
    by: text(query.by) as OverviewQuery['by'],
  };
}

/** Query parameters, validated before, as a query for a list of entities. */
export function readOverviewEntitiesQuery(query: Query): OverviewEntitiesQuery {
  return {
    ...readFilters(query),
    ...readListed(query),
    cursor: text(query.cursor),
    limit: number(query.limit),
  };
}

/** Query parameters, validated before, as a query for findings. */
export function readOverviewFindingsQuery(query: Query): OverviewFindingsQuery {
  return {
    ...readFilters(query),
    check: String(query.check),
    cursor: text(query.cursor),
    limit: number(query.limit),
  };
}

/** Query parameters, validated before, as a query for an export. */
export function readOverviewExportQuery(query: Query): OverviewExportQuery {
  return {
    ...readFilters(query),
    ...readListed(query),
    since: text(query.since),
    by: text(query.by) as OverviewQuery['by'],
    format: text(query.format) as OverviewExportQuery['format'],
  };
}

function readFilters(query: Query): OverviewFilters {
  return {
    owner: texts(query.owner),
    system: texts(query.system),
    domain: texts(query.domain),
    type: texts(query.type),
    archetype: texts(query.archetype) as Archetype[] | undefined,
    lifecycle: texts(query.lifecycle),
    tag: texts(query.tag),
    at: text(query.at),
  };
}

function readListed(query: Query) {
  return {
    task: text(query.task),
    check: text(query.check),
    level: texts(query.level)?.map(Number),
    minLevel: number(query.minLevel),
    unverified: flag(query.unverified),
  };
}

/**
 * The day that a scorecard is asked for, on a route whose parameters are not validated before.
 *
 * @throws InputError where there is any other parameter
 */
export function readAt({ at, ...others }: Query): string | undefined {
  const [name] = Object.keys(others);
  if (name !== undefined) {
    throw new InputError(`Unknown query parameter '${name}'`);
  }
  return text(at);
}

function texts(value: Query[string]): string[] | undefined {
  return value === undefined ? undefined : [value].flat().map(String);
}

function text(value: Query[string]): string | undefined {
  return value === undefined ? undefined : String(value);
}

function number(value: Query[string]): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function flag(value: Query[string]): boolean | undefined {
  return value === undefined ? undefined : String(value) === 'true';
}
