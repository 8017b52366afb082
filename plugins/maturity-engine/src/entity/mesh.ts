import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import type { EvaluatedEntity } from '../evaluate/types';
import { annotationOf } from './annotations';

/**
 * The annotation with which a Component, its System or its Domain says which service mesh it runs in: one of
 * `MESHES`.
 *
 * @public
 */
export const MESH_ANNOTATION = 'container-maturity.io/mesh';

/**
 * What the annotation may say. `istio` is Istio with sidecars, `istio-ambient` Istio without them, `none` that there
 * is no mesh on purpose.
 *
 * @public
 */
export const MESHES = ['istio', 'istio-ambient', 'linkerd', 'none'] as const;

/**
 * A word of `MESHES`.
 *
 * @public
 */
export type Mesh = (typeof MESHES)[number];

/**
 * Which service mesh an entity is declared to run in, and by whom.
 *
 * @public
 */
export interface MeshOfEntity {
  /** Empty where nobody declares one, or where what is declared is not understood. */
  value: Mesh | '';
  /** The kind of the entity that declares it, in lower case, or `option` for the command's own; empty where none does. */
  from: string;
  /** Why a declaration is not understood; checks that ask for the mesh are then an `error` with this reason. */
  problem?: LocalizedText;
}

/**
 * The mesh that an entity runs in: as its own annotation says, else the first of those above it that has one.
 *
 * @param above - its System, then its Domain; as far as they are known
 * @public
 */
export function meshOf(
  entity: EvaluatedEntity,
  above: readonly EvaluatedEntity[] = [],
): MeshOfEntity {
  for (const candidate of [entity, ...above]) {
    const written = annotationOf(candidate, MESH_ANNOTATION)?.trim() ?? '';
    if (written === '') continue;
    const from = candidate.kind.toLowerCase();
    const value = meshNamed(written);
    return value
      ? { value, from }
      : { value: '', from, problem: notUnderstood(candidate, written) };
  }
  return { value: '', from: '' };
}

/**
 * The mesh of that name, in any case of letters; undefined for anything else.
 *
 * @public
 */
export function meshNamed(word: string): Mesh | undefined {
  const normalized = word.trim().toLowerCase();
  return MESHES.find(mesh => mesh === normalized);
}

function notUnderstood(
  { kind, metadata }: EvaluatedEntity,
  written: string,
): LocalizedText {
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  const ref = `${kind}:${metadata.namespace ?? 'default'}/${
    metadata.name ?? ''
  }`.toLowerCase();
  return {
    en: `The annotation ${MESH_ANNOTATION} of ${ref} is '${shown}': write ${MESHES.join(
      ', ',
    )}`,
    zh: `${ref} 的注解 ${MESH_ANNOTATION} 为“${shown}”：请写 ${MESHES.join(
      '、',
    )} 之一`,
  };
}
