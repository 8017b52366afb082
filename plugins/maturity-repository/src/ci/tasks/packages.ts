import { posix } from 'path';
import { RepositoryFiles } from '../../files';
import { own, parseJson, record, plainText } from '../json';

/** A package.json: where it lies and what it runs. */
export interface PackageManifest {
  directory: string;
  name: string;
  scripts: Record<string, unknown>;
}

const manifests = new WeakMap<RepositoryFiles, Promise<PackageManifest[]>>();

/** The package.json files of the repository, at most 300. */
export function packageManifests(
  repository: RepositoryFiles,
): Promise<PackageManifest[]> {
  let all = manifests.get(repository);
  if (!all) {
    all = readAll(repository);
    manifests.set(repository, all);
  }
  return all;
}

async function readAll(repository: RepositoryFiles) {
  const found: PackageManifest[] = [];
  for (const { path } of repository.files
    .filter(file => /(^|\/)package\.json$/.test(file.path))
    .slice(0, 300)) {
    const manifest = await packageManifest(repository, directoryOf(path));
    if (manifest) found.push(manifest);
  }
  return found;
}

/** The package.json of a directory, if it has one that can be read. */
export async function packageManifest(
  repository: RepositoryFiles,
  directory: string,
): Promise<PackageManifest | undefined> {
  const path = posix.join(directory, 'package.json');
  if (!(await repository.exists(path))) return undefined;
  const content = parseJson(await repository.text(path));
  if (content === undefined) return undefined;
  return {
    directory,
    name: plainText(own(content, 'name')) ?? '',
    scripts: record(own(content, 'scripts')),
  };
}

/** Directory of a path; the root is the empty string. */
export function directoryOf(path: string): string {
  const at = posix.dirname(path);
  return at === '.' ? '' : at;
}
