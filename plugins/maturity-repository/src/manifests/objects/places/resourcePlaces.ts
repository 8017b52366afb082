import { readObjects } from '../readObjects';
import { FieldPath, ManifestObject, Place, PlaceFinder } from '../types';
import { childOf, valueAt } from '../values';

/** So many objects of one resource file are compared with a rendered one. */
const maxCompared = 500;

/** What a resource has of a built object's field. */
export interface ResourceMatch {
  /** The nearest field that the resource has. */
  place: Place;
  /** How many parts of the path it has. */
  depth: number;
  /** What stands there. */
  value: unknown;
  /** The name of the resource; empty where none fits. */
  name: string;
}

/**
 * Finds fields of objects that kustomize built in the resource they were built from. What a patch or a transformer
 * added stands at the nearest field that the resource has.
 */
export class ResourcePlaces implements PlaceFinder {
  #objects: readonly ManifestObject[] | undefined;

  constructor(private readonly file: string, private readonly text: string) {}

  placeOf(value: Record<string, unknown>, path: FieldPath): Place {
    return this.match(value, path).place;
  }

  match(value: Record<string, unknown>, path: FieldPath): ResourceMatch {
    this.#objects ??= readObjects(this.text, this.file).objects.slice(
      0,
      maxCompared,
    );
    const resource = closestTo(value, this.#objects);
    if (!resource) {
      const place = { file: this.file, line: 0 };
      return { place, depth: 0, value: undefined, name: '' };
    }
    const own = samePath(value, resource.value, path);
    return {
      place: resource.sourceOf(own),
      depth: own.length,
      value: valueAt(resource.value, own),
      name: resource.name,
    };
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

/**
 * As much of a path as another object has: the items of its lists may be in another order, and are told by their names.
 */
export function samePath(
  value: unknown,
  other: unknown,
  path: FieldPath,
): FieldPath {
  const same: Array<string | number> = [];
  let left = value;
  let right = other;
  for (const part of path) {
    left = childOf(left, part);
    const at = Array.isArray(right) ? indexOfSame(left, right, part) : part;
    if (at === undefined) break;
    right = childOf(right, at);
    if (right === undefined) break;
    same.push(at);
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
