import type {
  Archetype,
  ArchetypeOfEntity,
} from '@container-maturity/backstage-plugin-maturity-common';
import { ARCHETYPES } from '../checklist/definition';
import type { EvaluatedEntity } from '../evaluate/types';
import { annotationOf } from './annotations';

/**
 * The annotation with which a team says what kind of workload its entity is.
 *
 * @public
 */
export const ARCHETYPE_ANNOTATION = 'container-maturity.io/archetype';

/**
 * What the types that Backstage itself names mean, wherever an installation doesn't say otherwise; so that the portal
 * and the command agree without any configuration.
 *
 * @public
 */
export const defaultArchetypes: Record<string, Archetype> = {
  library: 'library',
  service: 'service',
  website: 'frontend',
};

/**
 * The archetype of an entity: from its annotation, else from the map of `spec.type` (the installation's over
 * `defaultArchetypes`), else a service is
 * assumed. A word that is no archetype is passed over.
 *
 * @public
 */
export function archetypeOf(
  entity: EvaluatedEntity,
  map: Record<string, Archetype> = {},
): ArchetypeOfEntity {
  const annotated = toArchetype(annotationOf(entity, ARCHETYPE_ANNOTATION));
  if (annotated) return { value: annotated, from: 'annotation' };

  const type = String(entity.spec?.type ?? '');
  const entry = Object.entries({ ...defaultArchetypes, ...map }).find(
    ([name]) => name.toLowerCase() === type.toLowerCase(),
  );
  const mapped = toArchetype(entry?.[1]);
  return mapped
    ? { value: mapped, from: 'config' }
    : { value: 'service', from: 'assumed' };
}

function toArchetype(word: string | undefined): Archetype | undefined {
  const normalized = word?.trim().toLowerCase();
  return ARCHETYPES.find(archetype => archetype === normalized);
}
