import { lstat, mkdir } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Makes sure that a directory is there, is ours, and that nobody else may write to it: what lies in it is run, or taken for
 * a result of ours. Rejects with the reason where it is not so.
 */
export async function privateDirectory(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const stats = await lstat(directory);
  const user = process.getuid?.();
  if (!stats.isDirectory()) throw new Error(`${directory} is no directory`);
  // Windows knows no such users and modes; there, directories of a user are the user's own.
  if (user === undefined) return directory;
  if (stats.uid !== user) throw new Error(`${directory} is another user's`);
  const forGroupAndOthers = stats.mode.toString(8).slice(-2);
  if (/[2367]/.test(forGroupAndOthers)) {
    throw new Error(`Others may write to ${directory}`);
  }
  return directory;
}

/**
 * Where this user's caches lie (`~/.cache/container-maturity`), else a directory of this user among the temporary ones. Nobody
 * else may write to it. Rejects where neither can be had.
 *
 * @public
 */
export async function userCacheDirectory(): Promise<string> {
  const xdg = process.env.XDG_CACHE_HOME ?? '';
  const cache = isAbsolute(xdg) ? xdg : join(homedir(), '.cache');
  try {
    return await privateDirectory(join(cache, 'container-maturity'));
  } catch {
    const user = process.getuid?.() ?? 'user';
    return privateDirectory(join(tmpdir(), `container-maturity-${user}`));
  }
}
