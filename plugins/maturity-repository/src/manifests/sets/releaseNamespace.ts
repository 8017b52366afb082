import { isMapping } from '../objects';

/** What charts see as the release's namespace where nothing says into which they are deployed. */
export const releaseNamespace = 'release-namespace';

/** As deep as YAML is read. */
const maxDepth = 100;

/**
 * A value without the namespaces that only repeat the release's, which isn't known. Webhooks keep theirs, since they
 * must have one.
 */
export function withoutNamespace(value: unknown, depth = 0): unknown {
  if (depth > maxDepth) return value;
  if (Array.isArray(value)) {
    return value.map(item => withoutNamespace(item, depth + 1));
  }
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, inner]) => key !== 'namespace' || inner !== releaseNamespace,
      )
      .map(([key, inner]) => [
        key,
        key === 'clientConfig' ? inner : withoutNamespace(inner, depth + 1),
      ]),
  );
}
