import { RepositoryFiles } from '../files';
import { placeOf } from './incomplete';
import { ManifestSet } from './sets';
import { isBelow } from './sets/paths';
import {
  maxPlatformObjects,
  mentionsPlatform,
  platformObjects,
  tooManyPlatformObjects,
} from './sets/platformObjects';
import { IncompleteEvidence } from './shapes';

/** The lists that are made of objects of Argo CD, Flux and the tools of backups alone. */
const listsOfPlatform = [
  'deliveries',
  'deliveryProjects',
  'backupSchedules',
  'backupLocations',
] as const;

/** Files of one set that are looked into. */
const maxFiles = 500;

/**
 * Which of these lists may lack something: where the files of a chart that doesn't render, or a file that can't be read,
 * speak of such objects. A missing database chart has none, and what a kustomization is built of is read as it stands.
 */
export async function incompletePlatform(
  sets: readonly ManifestSet[],
  repository: RepositoryFiles,
): Promise<IncompleteEvidence[]> {
  const found = new Map<string, IncompleteEvidence>();
  for (const set of sets) {
    if (set.gaps.length === 0 || !(await speaksOfPlatform(set, repository))) {
      continue;
    }
    for (const { error, reason, source } of set.gaps) {
      for (const evidence of listsOfPlatform) {
        const item = { evidence, error, reason, source: placeOf(source) };
        found.set(JSON.stringify(item), item);
      }
    }
  }
  const objects = await platformObjects(repository);
  if (objects.length >= maxPlatformObjects) {
    for (const evidence of listsOfPlatform) {
      const source = { file: '', line: 0 };
      const item = { error: true, reason: tooManyPlatformObjects, source };
      found.set(evidence, { evidence, ...item });
    }
  }
  return [...found.values()];
}

async function speaksOfPlatform(
  { origin, directory, gaps }: ManifestSet,
  repository: RepositoryFiles,
): Promise<boolean> {
  const unread = new Set(gaps.map(({ source }) => source.file));
  const paths = repository.files
    .map(({ path }) => path)
    .filter(
      path =>
        unread.has(path) ||
        (/\.(?:ya?ml|tpl|json)$/.test(path) &&
          origin === 'helm' &&
          isBelow(path, directory)),
    );
  // Of more it can't be told.
  if (paths.length > maxFiles) return true;
  for (const path of paths) {
    const content = await repository.read(path);
    if (content.kind === 'too-large') return true;
    if (content.kind === 'text' && mentionsPlatform(content.text)) return true;
  }
  return false;
}
