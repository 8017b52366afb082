import { isError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ExplainedError } from './ExplainedError';

/** Entries that are compared; a collector looks at no more either. */
const MAX_ENTRIES = 50_000;
/** What no evidence is taken from and changes most. With the portal's own database each look would give cause for the next. */
const IGNORED = /^(\.git|node_modules|.{1,200}\.sqlite(-journal|-wal|-shm)?)$/;

/**
 * The real path of a directory, if it lies below one of the roots.
 *
 * @throws Error that says what is wrong and how to mend it
 */
export async function resolveBelowRoots(
  directory: string,
  roots: string[],
): Promise<string> {
  const real = await realpath(directory).catch(() => undefined);
  for (const root of real ? roots : []) {
    const realRoot = await realpath(root).catch(() => undefined);
    if (realRoot && (real === realRoot || real!.startsWith(realRoot + sep))) {
      return real!;
    }
  }
  // The same answer whether the directory exists or not: an entity must not tell what is on this machine.
  throw new ExplainedError({
    en: `The directory ${directory} is not below a directory of "maturity.repository.roots" in the app config, or doesn't exist`,
    zh: `目录 ${directory} 不在 app config 的 "maturity.repository.roots" 所列目录之下，或者不存在`,
  });
}

/** A digest over path, size and time of change of everything in a directory. */
export async function digestDirectory(
  directory: string,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  const pending = [directory];
  let entries = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    signal.throwIfAborted();
    const names = (await readDirectory(next))
      .filter(name => !IGNORED.test(name))
      .sort();
    for (let start = 0; start < names.length; start += 64) {
      const stats = await Promise.all(
        names.slice(start, start + 64).map(async name => {
          const path = join(next!, name);
          return { path, stat: await lstat(path).catch(() => undefined) };
        }),
      );
      for (const { path, stat } of stats) {
        entries += 1;
        if (entries > MAX_ENTRIES) {
          return `${hash.digest('base64url')}+`;
        }
        hash.update(
          `${relative(directory, path)}\0${stat?.mode}\0${stat?.size}\0${
            stat?.isDirectory() ? '' : stat?.mtimeMs
          }\n`,
        );
        if (stat?.isDirectory()) {
          pending.push(path);
        }
      }
    }
  }
  return hash.digest('base64url');
}

async function readDirectory(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (isError(error) && ['EACCES', 'ENOENT'].includes(String(error.code))) {
      return [];
    }
    throw error;
  }
}
