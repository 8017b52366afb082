import {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';

/** An entity has a scalar at a path, and if `values` are given, one of them. All lower-case. */
export interface EntityFilter {
  key: string;
  values?: string[];
}

/**
 * Translates a conditional decision about catalog entities, so that it can be answered from `subjects`.
 *
 * @returns undefined where a rule is not one of the catalog's own: only the catalog can decide then
 */
export function toEntityCriteria(
  conditions: PermissionCriteria<PermissionCondition>,
): PermissionCriteria<EntityFilter> | undefined {
  if ('not' in conditions) {
    const not = toEntityCriteria(conditions.not);
    return not && { not };
  }
  if ('allOf' in conditions) {
    const parts = translateAll(conditions.allOf);
    return parts && { allOf: parts };
  }
  if ('anyOf' in conditions) {
    const parts = translateAll(conditions.anyOf);
    return parts && { anyOf: parts };
  }
  return toEntityFilter(conditions);
}

type NonEmpty = [
  PermissionCriteria<EntityFilter>,
  ...PermissionCriteria<EntityFilter>[],
];

function translateAll(
  conditions: PermissionCriteria<PermissionCondition>[],
): NonEmpty | undefined {
  const parts = conditions.map(toEntityCriteria);
  return parts.length > 0 && parts.every(part => part !== undefined)
    ? (parts as NonEmpty)
    : undefined;
}

function toEntityFilter(
  condition: PermissionCondition,
): EntityFilter | undefined {
  const params: Record<string, unknown> = condition.params ?? {};
  switch (condition.rule) {
    case 'IS_ENTITY_OWNER':
      return anyOf('relations.ownedby', params.claims);
    case 'IS_ENTITY_KIND':
      return anyOf('kind', params.kinds);
    case 'HAS_LABEL':
      return property('metadata.labels', params.label, params.value);
    case 'HAS_ANNOTATION':
      return property('metadata.annotations', params.annotation, params.value);
    case 'HAS_METADATA':
      return property('metadata', params.key, params.value);
    case 'HAS_SPEC':
      return property('spec', params.key, params.value);
    default:
      return undefined;
  }
}

function anyOf(key: string, values: unknown): EntityFilter | undefined {
  return Array.isArray(values) && values.every(v => typeof v === 'string')
    ? { key, values: values.map(value => value.toLowerCase()) }
    : undefined;
}

function property(
  parent: string,
  key: unknown,
  value: unknown,
): EntityFilter | undefined {
  if (typeof key !== 'string') {
    return undefined;
  }
  const path = `${parent}.${key}`.toLowerCase();
  if (value === undefined || value === null) {
    return { key: path };
  }
  return typeof value === 'string'
    ? { key: path, values: [value.toLowerCase()] }
    : undefined;
}

/** Narrows a query over scorecards to those whose entities meet the criteria. */
export function whereEntity<T extends Knex.QueryBuilder>(
  query: T,
  criteria: PermissionCriteria<EntityFilter>,
): T {
  query.where(inner => addCriteria(inner, criteria));
  return query;
}

function addCriteria(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<EntityFilter>,
): void {
  if ('not' in criteria) {
    query.whereNot(inner => addCriteria(inner, criteria.not));
  } else if ('allOf' in criteria) {
    for (const part of criteria.allOf) {
      query.andWhere(inner => addCriteria(inner, part));
    }
  } else if ('anyOf' in criteria) {
    for (const part of criteria.anyOf) {
      query.orWhere(inner => addCriteria(inner, part));
    }
  } else {
    query.whereExists(inner => {
      inner
        .from('subject_search')
        .whereRaw('subject_search.entity_ref = scorecards.entity_ref')
        .where('subject_search.key', criteria.key);
      if (criteria.values) {
        inner.whereIn('subject_search.value', criteria.values);
      }
      inner.select(inner.client.raw('1'));
    });
  }
}
