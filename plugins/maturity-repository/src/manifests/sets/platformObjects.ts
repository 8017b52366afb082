import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { readAhead, RepositoryFiles } from '../../files';
import { ManifestObject, readObjectsInTurns } from '../objects';

/** API groups of what delivers other objects, and of what backs them up. */
const groups = [
  'argoproj.io',
  'toolkit.fluxcd.io',
  'velero.io',
  'k8up.io',
  'backup.appuio.ch',
  'config.kio.kasten.io',
  'cnpg.io',
  'volsync.backube',
  'longhorn.io',
  'snapscheduler.backube',
  'snapshot.storage.k8s.io',
  'mariadb.mmontes.io',
  'k8s.mariadb.com',
] as const;

/** Objects kept; a repository that has more is looked at no further. */
export const maxPlatformObjects = 5_000;

const all = new WeakMap<RepositoryFiles, Promise<ManifestObject[]>>();

/**
 * The objects of Argo CD, Flux and the tools of backups, as they stand in the entity's files and the repository's shared
 * ones: what a service is delivered by often lies beside it. Read once for a repository, ordered by path. What is
 * rendered from charts is not among them.
 */
export function platformObjects(
  repository: RepositoryFiles,
): Promise<ManifestObject[]> {
  let objects = all.get(repository);
  if (!objects) {
    objects = read(repository);
    all.set(repository, objects);
  }
  return objects;
}

/** Whether an API group is of those. */
export function isOfPlatform({
  apiVersion,
}: Pick<ManifestObject, 'apiVersion'>): boolean {
  const [group] = apiVersion.split('/', 1);
  return groups.some(each => group === each || group.endsWith(`.${each}`));
}

export const tooManyPlatformObjects: LocalizedText = {
  en: `Objects of Argo CD, Flux and backups are read up to ${maxPlatformObjects}; there are more`,
  zh: `Argo CD、Flux 和备份的对象最多读取 ${maxPlatformObjects} 个，实际更多`,
};

async function read(repository: RepositoryFiles): Promise<ManifestObject[]> {
  const found: ManifestObject[] = [];
  const files = repository.find('**/*.{yaml,yml,json}', { scope: 'any' });
  await readAhead(
    repository,
    files.map(({ path }) => path),
  );
  for (const { path } of files) {
    const content = await repository.read(path);
    if (content.kind !== 'text' || !mentionsPlatform(content.text)) continue;
    const { objects } = await readObjectsInTurns(content.text, path);
    found.push(...objects.filter(isOfPlatform));
    if (found.length >= maxPlatformObjects) {
      repository.problem({
        message: tooManyPlatformObjects,
        source: { file: path },
      });
      break;
    }
  }
  return found.slice(0, maxPlatformObjects);
}

/** Whether a text speaks of such an object, be it a template. */
export function mentionsPlatform(text: string): boolean {
  return groups.some(group => text.includes(`${group}/v`));
}
