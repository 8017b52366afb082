import { InputError } from '@backstage/errors';
import { constants, promises as fs } from 'node:fs';
import { join, relative } from 'node:path';
import { inBoth } from '../bilingual';

/** Far above any golden path; a workspace that exceeds them holds something else. */
const maxEntries = 5_000;
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
  let entries = 0;
  let files = 0;
  let bytes = 0;

  const copy = async (from: string, to: string): Promise<void> => {
    await fs.mkdir(to, { mode: 0o755 });
    for (const entry of await fs.readdir(from, { withFileTypes: true })) {
      options.signal?.throwIfAborted();
      const path = join(from, entry.name);
      entries += 1;
      if (entries > maxEntries) {
        throw new InputError(tooLarge());
      }
      if (entry.isDirectory()) {
        await copy(path, join(to, entry.name));
        continue;
      }
      if (!entry.isFile()) {
        throw new InputError(
          notPublished(relative(source, path), entry.isSymbolicLink()),
        );
      }
      const { mode, size } = await fs.lstat(path);
      files += 1;
      bytes += size;
      if (bytes > maxBytes) {
        throw new InputError(tooLarge());
      }
      await fs.copyFile(path, join(to, entry.name), constants.COPYFILE_EXCL);
      await fs.chmod(join(to, entry.name), mode & 0o100 ? 0o755 : 0o644);
    }
  };

  await copy(source, target);
  return files;
}

function notPublished(path: string, isLink: boolean): string {
  return inBoth({
    en: `${path} is ${
      isLink ? 'a symbolic link' : 'no plain file'
    }: only files and directories are published`,
    zh: `${path} ${isLink ? '是符号链接' : '不是普通文件'}：只能发布文件和目录`,
  });
}

function tooLarge(): string {
  const most = maxBytes / 1024 / 1024;
  return inBoth({
    en: `The workspace is too large to publish: at most ${maxEntries} files and directories of ${most} MiB together`,
    zh: `工作区过大，无法发布：最多 ${maxEntries} 个文件和目录，总计 ${most} MiB`,
  });
}
