import { InputError } from '@backstage/errors';
import { constants, promises as fs } from 'node:fs';
import { join, relative } from 'node:path';

/** Far above any golden path; a workspace that exceeds them holds something else. */
const maxFiles = 5_000;
const maxBytes = 100 * 1024 * 1024;

/**
 * Copies a directory that exists to one that doesn't. Directories and plain files only: a symbolic link could bring in
 * anything of this machine. Modes are reduced to who may execute. Returns the number of files.
 */
export async function copyTree(
  source: string,
  target: string,
  options: { signal?: AbortSignal } = {},
): Promise<number> {
  let files = 0;
  let bytes = 0;

  const copy = async (from: string, to: string): Promise<void> => {
    await fs.mkdir(to, { mode: 0o755 });
    for (const entry of await fs.readdir(from, { withFileTypes: true })) {
      options.signal?.throwIfAborted();
      const path = join(from, entry.name);
      if (entry.isDirectory()) {
        await copy(path, join(to, entry.name));
        continue;
      }
      if (!entry.isFile()) {
        throw new InputError(
          `${relative(source, path)} is ${
            entry.isSymbolicLink() ? 'a symbolic link' : 'no plain file'
          }: only files and directories are published`,
        );
      }
      const { mode, size } = await fs.lstat(path);
      files += 1;
      bytes += size;
      if (files > maxFiles || bytes > maxBytes) {
        throw new InputError(
          `The workspace is too large to publish: at most ${maxFiles} files of ${
            maxBytes / 1024 / 1024
          } MiB together`,
        );
      }
      await fs.copyFile(path, join(to, entry.name), constants.COPYFILE_EXCL);
      await fs.chmod(join(to, entry.name), mode & 0o100 ? 0o755 : 0o644);
    }
  };

  await copy(source, target);
  return files;
}
