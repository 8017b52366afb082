import { EvaluatedEntity } from '@container-maturity/backstage-plugin-maturity-engine';

const pathsAnnotation = 'container-maturity.io/paths';

/**
 * Globs of the annotation `container-maturity.io/paths`, which widen an entity's subpath.
 *
 * @public
 */
export function includedPaths({ metadata }: EvaluatedEntity): string[] {
  const paths: unknown = metadata.annotations?.[pathsAnnotation];
  return typeof paths === 'string'
    ? paths
        .split(',')
        .map(glob => glob.trim())
        .filter(glob => glob !== '')
    : [];
}

/** `kind:namespace/name` in lower case, as the catalog has it. */
export function entityRefOf({ kind, metadata }: EvaluatedEntity): string {
  const namespace = metadata.namespace ?? 'default';
  return `${kind}:${namespace}/${metadata.name ?? ''}`.toLowerCase();
}
