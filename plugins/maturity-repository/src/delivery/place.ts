import { directoriesOf, RepositoryFiles } from '../files';
import { cleanPath } from '../manifests/sets/paths';
import { isOpenText } from './revision';
import { DeliverySource } from './shapes/delivery';

const imageFiles = '**/{Dockerfile,Dockerfile.*,*.Dockerfile,Containerfile}';

/** Whether a path of a source is a directory of this repository. */
export function isHere(path: string, repository: RepositoryFiles): boolean {
  if (isOpenText(path)) return false;
  const clean = cleanPath(path);
  return (
    clean !== undefined && clean !== '' && directoriesOf(repository).has(clean)
  );
}

/** A source, and whether what it delivers changes with every merge. */
export function withMovement(
  repository: RepositoryFiles,
  source: Omit<DeliverySource, 'moving'>,
): DeliverySource {
  const { kind } = source.revision;
  const ofCode =
    kind === 'branch' && source.here && repository.find(imageFiles).length > 0;
  return {
    ...source,
    moving: !source.valuesOnly && (kind === 'head' || ofCode),
  };
}
