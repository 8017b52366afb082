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
export {
  firstLineOf,
  imageChange,
  namespaceChange,
  objectPatch,
  operationPatch,
  replicasChange,
} from './places/changes';
export type { PatchTarget } from './places/changes';
export { PatchedPlaces } from './places/patchedPlaces';
export type { Change } from './places/patchedPlaces';
export { ResourcePlaces } from './places/resourcePlaces';
export { TemplatePlaces } from './places/templatePlaces';
