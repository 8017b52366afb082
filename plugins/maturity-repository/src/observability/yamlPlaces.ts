import { YamlDocument } from '@container-maturity/backstage-plugin-maturity-engine';
import { isMapping, Place } from '../manifests/objects';

/** Line of a key or list item of a document; of what isn't there, the nearest above it that is. */
export function lineOf(
  document: YamlDocument,
  path: ReadonlyArray<string | number>,
): number {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const at =
      typeof part[length - 1] === 'string'
        ? document.keyPosition(part)
        : document.position(part);
    if (at) return at.line;
  }
  return document.position([])?.line ?? 1;
}

/**
 * Where a line of a text stands that is a value within a file: just below its key, if the file has the same line there;
 * else at the key.
 */
export function placeOfInnerLine(
  key: Place,
  line: number,
  inner: readonly string[],
  outer: readonly string[],
): Place {
  const wanted = inner[line - 1]?.trim() ?? '';
  const there = outer[key.line - 1 + line]?.trim();
  return wanted !== '' && there === wanted
    ? { file: key.file, line: key.line + line }
    : key;
}

/** Kinds that carry values of Helm; they are no part of what is deployed, so that no set has them. */
const carriers = new Set(['HelmRelease', 'Application']);

/** Whether a document of a file is to be looked at as such: an object of Kubernetes is part of a set. */
export function isOwnDocument(value: unknown): boolean {
  const isObject = isMapping(value) && 'apiVersion' in value && 'kind' in value;
  return !isObject || carriers.has(String(value.kind));
}
