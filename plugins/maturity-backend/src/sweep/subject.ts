import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { Archetype } from '@container-maturity/backstage-plugin-maturity-common';
import { archetypeOf } from '@container-maturity/backstage-plugin-maturity-engine';
import { locateRepository, repositoryKey } from '../collect/locate';
import { digestOf } from '../digest';
import { BUCKETS } from '../store/BucketStore';
import { SubjectUpdate } from '../store/SubjectStore';
import type { Inherited } from './CatalogSystems';
import { searchRows } from './searchRows';

/** The parts of an entity that a subject is made of. */
export const SUBJECT_FIELDS = [
  'apiVersion',
  'kind',
  'metadata',
  'spec',
  'relations',
];

/** The subject as which an entity is stored; it is due at once. */
export function toSubject(
  entity: Entity,
  options: {
    etag: string;
    inherited: Inherited;
    archetypes: Record<string, Archetype>;
    integrations: ScmIntegrationRegistry;
    now: Date;
  },
): SubjectUpdate {
  const entityRef = stringifyEntityRef(entity);
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const location = locateRepository(entity, options.integrations);
  const repository = indexable(repositoryKey(location, entity));
  const owners = relationTargets(entity, RELATION_OWNED_BY);
  return {
    row: {
      entity_ref: entityRef,
      kind,
      namespace,
      name,
      type: text(entity.spec?.type),
      lifecycle: text(entity.spec?.lifecycle),
      archetype: archetypeOf(entity, options.archetypes).value,
      owner: owners[0] ?? null,
      system: systemOf(entity) ?? null,
      ...options.inherited,
      etag: options.etag,
      entity: JSON.stringify(withNeededRelations(entity)),
      repository,
      bucket: bucketOf(repository),
      due_at: options.now.toISOString(),
    },
    search: searchRows(entity, owners),
  };
}

/** The system that an entity is part of. */
export function systemOf(entity: Entity): string | undefined {
  return relationTargets(entity, RELATION_PART_OF).find(ref =>
    ref.startsWith('system:'),
  );
}

/** The domain that a system is part of. */
export function domainOf(system: Entity): string | undefined {
  return relationTargets(system, RELATION_PART_OF).find(ref =>
    ref.startsWith('domain:'),
  );
}

function relationTargets(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);
}

function withNeededRelations(entity: Entity): Entity {
  return {
    apiVersion: entity.apiVersion,
    kind: entity.kind,
    metadata: entity.metadata,
    spec: entity.spec,
    relations: (entity.relations ?? []).filter(relation =>
      [RELATION_OWNED_BY, RELATION_PART_OF].includes(relation.type),
    ),
  };
}

/** PostgreSQL refuses to index a text of more than about 2,700 bytes, and anybody may write an annotation. */
function indexable(key: string): string {
  return key.length > 500 ? digestOf(key) : key;
}

function bucketOf(repository: string): number {
  return 1 + (parseInt(digestOf(repository).slice(0, 8), 16) % BUCKETS);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
