import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

/** A line of a file of the repository. */
export interface Place {
  /** Path below the repository's root. */
  file: string;
  /** 1-based; 0 where the whole file is meant. */
  line: number;
}

/** Names of fields and indices of list items, from the object downwards. */
export type FieldPath = ReadonlyArray<string | number>;

/** One Kubernetes object, as it would be applied. */
export interface ManifestObject {
  apiVersion: string;
  kind: string;
  /** Empty where it isn't set, such as with `generateName`. */
  name: string;
  /** As the object itself says; empty where it leaves it to the deployment. */
  namespace: string;
  /** Read as Kubernetes does: `yes` is true, `0644` is 420. */
  value: Record<string, unknown>;
  /** Its `kind:` in the repository; for a rendered object in the template or resource it was made from. */
  source: Place;
  /**
   * Where a field stands: its key, or the list item. Of a field that isn't there, or that the template makes out of
   * something else, the nearest field above it that is; else the object. Worked out when asked.
   */
  sourceOf(path: FieldPath): Place;
}

/** Something in a text of YAML that could not be read, and why. */
export interface ManifestProblem {
  message: LocalizedText;
  source: Place;
  /** It is named as an object is, and says only one of `apiVersion` and `kind`: which one. */
  half?: { apiVersion: string } | { kind: string };
}

/** The objects of a text, in its order, and what could not be read of it. */
export interface ReadObjects {
  objects: ManifestObject[];
  problems: ManifestProblem[];
}

/**
 * Finds in the repository what a rendered object was made from.
 * Asked only when somebody wants to know, and then as often as they like.
 */
export interface PlaceFinder {
  /** Where the field of a rendered object stands; the object itself for the empty path. */
  placeOf(value: Record<string, unknown>, path: FieldPath): Place;
}
