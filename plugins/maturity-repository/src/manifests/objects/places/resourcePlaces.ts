import { readObjects } from '../readObjects';
import { FieldPath, ManifestObject, Place, PlaceFinder } from '../types';
import { childOf } from '../values';

/** So many objects of one resource file are compared with a rendered one. */
const maxCompared = 500;

/**
 * Finds fields of objects that kustomize built in the resource they were built from. What a patch or a transformer
 * added stands at the nearest field that the resource has.
 */
export class ResourcePlaces implements PlaceFinder {
  #objects: readonly ManifestObject[] | undefined;

  constructor(private readonly file: string, private readonly text: string) {}

  placeOf(value: Record<string, unknown>, path: FieldPath): Place {
    this.#objects ??= readObjects(this.text, this.file).objects.slice(
      0,
      maxCompared,
    );
    const resource = closestTo(value, this.#objects);
    if (!resource) return { file: this.file, line: 0 };
    return resource.sourceOf(samePath(value, resource.value, path));
  }
}

function closestTo(
  value: Record<string, unknown>,
  objects: readonly ManifestObject[],
): ManifestObject | undefined {
  const name = String(childOf(value.metadata, 'name') ?? '');
  const alike = objects.filter(({ kind }) => kind === value.kind);
  return (
    alike.find(object => object.name === name) ??
    // kustomize adds prefixes, suffixes and hashes
    alike
      .filter(object => object.name !== '' && name.includes(object.name))
      .sort((a, b) => b.name.length - a.name.length)[0] ??
    (alike.length === 1 ? alike[0] : undefined)
  );
}

/** The path in the resource: patches may have moved items of a list, which are told by their names. */
function samePath(
  value: unknown,
  resource: unknown,
  path: FieldPath,
): FieldPath {
  const same: Array<string | number> = [];
  let left = value;
  let right = resource;
  for (const part of path) {
    left = childOf(left, part);
    const at = Array.isArray(right) ? indexOfSame(left, right, part) : part;
    if (at === undefined) break;
    same.push(at);
    right = childOf(right, at);
  }
  return same;
}

function indexOfSame(
  item: unknown,
  items: readonly unknown[],
  index: string | number,
): string | number | undefined {
  const name = childOf(item, 'name');
  if (typeof name !== 'string') return index;
  const found = items.findIndex(other => childOf(other, 'name') === name);
  return found < 0 ? undefined : found;
}
