export { readObjects, readObjectsInTurns } from './readObjects';
export type { ReadObjectsOptions } from './reader';
export type {
  FieldPath,
  ManifestObject,
  ManifestProblem,
  Place,
  PlaceFinder,
  ReadObjects,
} from './types';
export { childOf, isMapping, listOf, textOf, valueAt } from './values';
export type { Mapping } from './values';
export { KustomizationPlaces } from './places/kustomizationPlaces';
export { ResourcePlaces } from './places/resourcePlaces';
export { TemplatePlaces } from './places/templatePlaces';
