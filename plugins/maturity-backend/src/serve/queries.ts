import { InputError } from '@backstage/errors';
import {
  Archetype,
  HistoryQuery,
  OverviewQuery,
  ScorecardQuery,
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

/** Query parameters, validated before, as a query for an overview. */
export function readOverviewQuery(query: Query): OverviewQuery {
  return {
    owner: texts(query.owner),
    system: texts(query.system),
    domain: texts(query.domain),
    type: texts(query.type),
    archetype: texts(query.archetype) as Archetype[] | undefined,
    lifecycle: texts(query.lifecycle),
    tag: texts(query.tag),
    level: number(query.level),
    at: text(query.at),
    since: text(query.since),
    by: text(query.by) as OverviewQuery['by'],
  };
}

/** @throws InputError where there is a parameter, on a route that has none */
export function refuseQuery(query: Query): void {
  const [name] = Object.keys(query);
  if (name !== undefined) {
    throw new InputError(`Unknown query parameter '${name}'`);
  }
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
