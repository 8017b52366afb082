import { useMemo } from 'react';
import {
  Archetype,
  OverviewQuery,
} from '@container-maturity/backstage-plugin-maturity-common';
import { archetypeLabels } from '../i18n/labels';
import { useQueryState } from '../useQueryState';

/** Names of the filters, in the page's address as in the API. */
export const FILTERS = [
  'owner',
  'system',
  'domain',
  'type',
  'archetype',
  'lifecycle',
  'tag',
] as const;

/** One of the filters. */
export type Filter = (typeof FILTERS)[number];

/** What the rows of the heat map can be. */
export const GROUPINGS = ['owner', 'system', 'domain'] as const;

const LEVELS = ['1', '2', '3', '4'];

/** What the page's address asks for; what is no filter, level or grouping is left out. */
export function useOverviewQuery(): OverviewQuery {
  const { get, getAll } = useQueryState();
  const level = get('level');
  const asked: OverviewQuery = {
    ...Object.fromEntries(
      FILTERS.map(name => [name, valuesOf(name, getAll(name))]).filter(
        ([, values]) => values.length > 0,
      ),
    ),
    level: level && LEVELS.includes(level) ? Number(level) : undefined,
    at: get('at'),
    since: get('since'),
    by: GROUPINGS.find(name => name === get('by')),
  };
  const key = JSON.stringify(asked);
  // A new object means a new request: the same question is the same object.
  return useMemo(() => JSON.parse(key), [key]);
}

function valuesOf(name: Filter, values: string[]): string[] {
  return name === 'archetype' ? values.filter(isArchetype) : values;
}

function isArchetype(value: string): value is Archetype {
  return Object.hasOwn(archetypeLabels, value);
}
