import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogApi,
  catalogApiRef,
  humanizeEntityRef,
} from '@backstage/plugin-catalog-react';
import { archetypeLabels } from '../../i18n/labels';
import { useTexts } from '../../i18n/useTexts';
import { Resource, useResource } from '../../data/useResource';
import { Filter } from '../useOverviewQuery';

/** A value that can be filtered by, and what people call it. */
export interface FilterOption {
  id: string;
  label: string;
}

type Known = Record<Exclude<Filter, 'archetype'>, FilterOption[]>;

const NOTHING: Known = {
  owner: [],
  system: [],
  domain: [],
  type: [],
  lifecycle: [],
  tag: [],
};

/** What there is to filter by, as the catalog knows it: two requests, whatever the number of entities. */
export function useFilterOptions(): {
  options: Record<Filter, FilterOption[]>;
  status: Resource<unknown>['status'];
} {
  const catalog = useApi(catalogApiRef);
  const { t } = useTexts();
  const { resource } = useResource(
    useCallback(() => loadOptions(catalog), [catalog]),
  );
  const known = resource.status === 'ready' ? resource.value : NOTHING;
  const options = useMemo(
    () => ({
      ...known,
      archetype: Object.entries(archetypeLabels).map(([id, key]) => ({
        id,
        label: t(key),
      })),
    }),
    [known, t],
  );
  return { options, status: resource.status };
}

async function loadOptions(catalog: CatalogApi): Promise<Known> {
  const [{ facets }, { items }] = await Promise.all([
    catalog.getEntityFacets({
      filter: { kind: 'component' },
      facets: [
        'relations.ownedBy',
        'spec.type',
        'spec.lifecycle',
        'metadata.tags',
      ],
    }),
    catalog.getEntities({
      filter: { kind: ['group', 'system', 'domain'] },
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.title',
        'spec.profile.displayName',
      ],
    }),
  ]);
  const valuesOf = (facet: string) =>
    (facets[facet] ?? []).map(({ value }) => value);
  const plain = (facet: string) =>
    sorted(valuesOf(facet).map(value => ({ id: value, label: value })));
  const named = (kind: string) =>
    items
      .filter(entity => entity.kind.toLowerCase() === kind)
      .map(entity => ({
        id: stringifyEntityRef(entity),
        label: nameOf(entity),
      }));
  const groups = named('group');
  const isGroup = new Set(groups.map(({ id }) => id));
  // Users own things too.
  const others = valuesOf('relations.ownedBy')
    .filter(ref => !isGroup.has(ref))
    .map(ref => ({ id: ref, label: shortRef(ref) }));
  return {
    owner: sorted([...groups, ...others]),
    system: sorted(named('system')),
    domain: sorted(named('domain')),
    type: plain('spec.type'),
    lifecycle: plain('spec.lifecycle'),
    tag: plain('metadata.tags'),
  };
}

/** An entity ref without its kind, and without its namespace where that is the usual one. */
export function shortRef(ref: string): string {
  return ref.replace(/^[^:]*:/, '').replace(/^default\//, '');
}

function nameOf(entity: Entity): string {
  const profile = entity.spec?.profile;
  const displayName =
    typeof profile === 'object' && profile && !Array.isArray(profile)
      ? profile.displayName
      : undefined;
  return typeof displayName === 'string'
    ? displayName
    : entity.metadata.title ??
        humanizeEntityRef(entity, { defaultKind: entity.kind });
}

function sorted(options: FilterOption[]): FilterOption[] {
  return options.sort((a, b) => a.label.localeCompare(b.label));
}
