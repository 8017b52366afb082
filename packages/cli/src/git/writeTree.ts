import {
  copyFile,
  link,
  mkdir,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { readBlobs } from './blobs';
import { Git } from './git';
import { TreeFile, TreeLimits } from './tree';

/** Where a blob has been written already, so that another tree need not read it again. */
export type WrittenBlobs = Map<string, string>;

const maxLinkBytes = 4096;

/**
 * Writes the files of a tree into an empty directory. What is too large is a file of that size without content. Links
 * come last, and only such as stay below the directory, so that nothing is ever written through one.
 */
export async function writeTree(
  git: Git,
  files: TreeFile[],
  directory: string,
  limits: TreeLimits,
  written: WrittenBlobs,
): Promise<void> {
  const targetOf = (file: TreeFile) => path.join(directory, file.path);
  await makeDirectories(directory, files);
  const missing: TreeFile[] = [];
  for (const file of files.filter(({ type }) => type !== 'link')) {
    const before = written.get(keyOf(file));
    if (before) {
      await possible(linkOrCopy(before, targetOf(file)));
    } else if (file.size > limits.fileBytes) {
      await possible(writeTooLarge(targetOf(file), limits));
    } else {
      missing.push(file);
    }
  }
  await readBlobs(
    git,
    missing.map(({ oid }) => oid),
    async (index, content) => {
      const file = missing[index];
      const mode = file.type === 'executable' ? 0o755 : 0o644;
      const options = { flag: 'wx', mode };
      if (await possible(writeFile(targetOf(file), content, options))) {
        written.set(keyOf(file), targetOf(file));
      }
    },
  );
  const links = files.filter(
    ({ type, size }) => type === 'link' && size <= maxLinkBytes,
  );
  await readBlobs(
    git,
    links.map(({ oid }) => oid),
    async (index, content) => {
      const target = content.toString('utf8');
      if (staysBelow(links[index].path, target)) {
        await possible(symlink(target, targetOf(links[index])));
      }
    },
  );
}

function keyOf({ oid, type }: TreeFile): string {
  return `${oid} ${type}`;
}

async function makeDirectories(
  directory: string,
  files: Array<{ path: string }>,
): Promise<void> {
  const needed = new Set(files.map(file => path.posix.dirname(file.path)));
  await mkdir(directory, { recursive: true });
  for (const below of needed) {
    await possible(mkdir(path.join(directory, below), { recursive: true }));
  }
}

/** A file of that size without content, which every reader of files finds too large. */
export async function writeTooLarge(
  file: string,
  { fileBytes }: TreeLimits,
): Promise<void> {
  await writeFile(file, '', { flag: 'wx' });
  await truncate(file, fileBytes + 1);
}

/** What a file system says of a path that it can't have beside those it has: too long, or the same but for its case. */
const impossible = [
  'EEXIST',
  'EILSEQ',
  'EINVAL',
  'EISDIR',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOTDIR',
];

/** Whether this file system can hold what a tree asks for. Any other failure is one. */
async function possible(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (impossible.includes((error as NodeJS.ErrnoException).code ?? '')) {
      return false;
    }
    throw error;
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}

function staysBelow(from: string, target: string): boolean {
  const reached = path.posix.join(path.posix.dirname(from), target);
  return (
    !path.posix.isAbsolute(target) &&
    !target.includes('\0') &&
    !target.includes('\\') &&
    reached !== '..' &&
    !reached.startsWith('../')
  );
}
