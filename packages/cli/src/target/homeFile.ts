import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * The file that stands for a folder where a reader wants a file: the one in it that describes the entity, else its README,
 * else that of the repository, else the name under which a README is looked for.
 */
export async function homeFileOf(
  root: string,
  subpath: string,
  entityFile?: string,
): Promise<string> {
  if (entityFile && (await isFile(path.join(root, entityFile)))) {
    return entityFile;
  }
  for (const directory of [subpath, '']) {
    const entries = await readdir(path.join(root, directory), {
      withFileTypes: true,
    }).catch(() => []);
    const readme = entries
      .filter(entry => entry.isFile() && /^readme(\.\w+)?$/i.test(entry.name))
      .map(({ name }) => name)
      .sort()[0];
    if (readme) {
      return path.posix.join(directory, readme);
    }
  }
  return path.posix.join(subpath, 'README.md');
}

function isFile(file: string): Promise<boolean> {
  return lstat(file).then(
    stats => stats.isFile(),
    () => false,
  );
}
