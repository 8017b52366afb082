import { RepositoryFiles } from './types';

const known = new WeakMap<RepositoryFiles, ReadonlySet<string>>();

/** The directories that hold files the walk kept, at any depth; the root, the empty path, is not among them. */
export function directoriesOf(
  repository: RepositoryFiles,
): ReadonlySet<string> {
  let directories = known.get(repository);
  if (!directories) {
    directories = directoriesAbove(repository.files.map(({ path }) => path));
    known.set(repository, directories);
  }
  return directories;
}

/** Every directory that one of the paths lies in, at any depth, the root left out. */
export function directoriesAbove(paths: Iterable<string>): Set<string> {
  const directories = new Set<string>();
  for (const path of paths) {
    for (
      let slash = path.lastIndexOf('/');
      slash > 0;
      slash = path.lastIndexOf('/', slash - 1)
    ) {
      const directory = path.slice(0, slash);
      if (directories.has(directory)) break;
      directories.add(directory);
    }
  }
  return directories;
}
