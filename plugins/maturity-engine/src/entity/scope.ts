import {
  evaluateFilterPredicate,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import type { EvaluatedEntity } from '../evaluate/types';

/**
 * The annotation with which an entity is left out: `'true'`.
 *
 * @public
 */
export const IGNORE_ANNOTATION = 'container-maturity.io/ignore';

/**
 * Which entities are scored unless an installation says otherwise: components that are neither deprecated nor carry
 * the ignore annotation.
 *
 * @public
 */
export const defaultScope: FilterPredicate = {
  $all: [
    { kind: 'Component' },
    { $not: { 'spec.lifecycle': 'deprecated' } },
    { $not: { [`metadata.annotations.${IGNORE_ANNOTATION}`]: 'true' } },
  ],
};

/**
 * Whether an entity is scored.
 *
 * @public
 */
export function inScope(
  entity: EvaluatedEntity,
  predicate: FilterPredicate = defaultScope,
): boolean {
  return evaluateFilterPredicate(predicate, entity);
}
