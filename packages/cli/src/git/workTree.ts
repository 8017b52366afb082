import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Git, GitError } from './git';
import { isHarmless, TreeLimits } from './tree';
import { writeTooLarge } from './writeTree';

/**
 * Copies the work tree as git would commit it: tracked files as they are now, and new ones that are not ignored. No filter
 * is run. Links, and files behind one, are left out. Rejects with GitError.
 */
export async function copyWorkTree(
  git: Git,
  root: string,
  directory: string,
  limits: TreeLimits,
): Promise<void> {
  const listed = await git.output(
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    limits.files * 400,
  );
  const paths = new Set(listed.toString('utf8').split('\0').filter(isHarmless));
  if (paths.size > limits.files) {
    throw new GitError(`the work tree has more than ${limits.files} files`);
  }
  const real = await realpath(root);
  const ready = new Map<string, boolean>();
  await mkdir(directory, { recursive: true });
  let bytes = 0;
  for (const file of paths) {
    const from = path.join(real, file);
    const below = path.dirname(file);
    if (!ready.has(below)) {
      const plain = await isPlainDirectory(path.join(real, below));
      if (plain) await mkdir(path.join(directory, below), { recursive: true });
      ready.set(below, plain);
    }
    const stats = ready.get(below)
      ? await lstat(from).catch(() => undefined)
      : undefined;
    if (!stats?.isFile()) continue;
    if (stats.size > limits.fileBytes) {
      await writeTooLarge(path.join(directory, file), limits);
      continue;
    }
    bytes += stats.size;
    if (bytes > limits.bytes) {
      throw new GitError(`the work tree has more than ${limits.bytes} bytes`);
    }
    await copyFile(
      from,
      path.join(directory, file),
      constants.COPYFILE_FICLONE,
    );
  }
}

/** Without a link on the way to it. */
async function isPlainDirectory(directory: string): Promise<boolean> {
  return (await realpath(directory).catch(() => '')) === directory;
}
