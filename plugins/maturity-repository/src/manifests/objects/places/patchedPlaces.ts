import { FieldPath, Place, PlaceFinder } from '../types';
import { isMapping, textOf, valueAt } from '../values';
import { ResourcePlaces } from './resourcePlaces';

/** What a kustomization changes in the resources it is built of: a patch, or a field such as `images`. */
export interface Change {
  /** Whether it is made to an object of this kind, which has one of these names: as built, and as its resource says. */
  concerns(kind: string, names: readonly string[]): boolean;
  /** What it says of the path itself; undefined where nothing, or where the built object has it otherwise. */
  placeOf(
    value: Record<string, unknown>,
    path: FieldPath,
  ): ChangedPlace | undefined;
}

export interface ChangedPlace {
  place: Place;
  /** How many parts of the path it has. */
  depth: number;
  /** What it writes there. */
  value: unknown;
}

/** Finds fields of objects that kustomize built: in their resource, or in the change that made them so. */
export class PatchedPlaces implements PlaceFinder {
  /**
   * @param changes - those of the outermost kustomization first
   */
  constructor(
    private readonly resource: ResourcePlaces,
    private readonly changes: readonly Change[],
  ) {}

  placeOf(value: Record<string, unknown>, path: FieldPath): Place {
    const own = this.resource.match(value, path);
    if (own.depth === path.length && isSame(valueAt(value, path), own.value)) {
      return own.place;
    }
    const names = [own.name, nameOf(value)];
    let best: ChangedPlace = own;
    for (const change of this.changes) {
      if (!change.concerns(textOf(value.kind), names)) continue;
      const found = change.placeOf(value, path);
      if (!found) continue;
      const wins =
        found.depth > best.depth ||
        (found.depth === best.depth &&
          (best === own
            ? found.depth === path.length
            : fieldsOf(found.value) > fieldsOf(best.value)));
      if (wins) best = found;
    }
    return best.place;
  }
}

/** Of what holds more, the resource is the place, whatever else was added to it. */
function isSame(built: unknown, own: unknown): boolean {
  return typeof built === 'object' ? typeof own === 'object' : built === own;
}

/** Of two changes to the same thing, the one that says more of it has most likely brought it. */
function fieldsOf(value: unknown): number {
  return isMapping(value) ? Object.keys(value).length : 0;
}

function nameOf(value: Record<string, unknown>): string {
  return textOf(valueAt(value, ['metadata', 'name']));
}
