import { chmod, lstat, readdir, realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { ArchiveLimits } from './archiveGuard';
import { ExplainedError } from './ExplainedError';

/**
 * Removes what an unpacked archive must not have: links that lead out of the directory or nowhere, and anything that
 * is neither a file, a directory nor a link. Measures what is left, as some readers heed no filter.
 *
 * @throws Error where it is more than the limits admit
 */
export async function inspectUnpacked(
  directory: string,
  limits: ArchiveLimits,
): Promise<void> {
  const root = await realpath(directory);
  const pending = [root];
  let files = 0;
  let bytes = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { mode } = await lstat(next);
    if ((mode & 0o700) !== 0o700) {
      await chmod(next, 0o700);
    }
    for (const entry of await readdir(next, { withFileTypes: true })) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) {
        pending.push(path);
      } else if (entry.isFile()) {
        files += 1;
        bytes += (await lstat(path)).size;
      } else if (!entry.isSymbolicLink() || (await leadsOut(path, root))) {
        await rm(path, { force: true });
      }
    }
    if (files > limits.files || bytes > limits.bytes) {
      throw new ExplainedError({
        en: `The repository is refused: it has more than ${limits.files} files or ${limits.bytes} bytes (maturity.repository.limits)`,
        zh: `拒绝该仓库：文件超过 ${limits.files} 个，或大小超过 ${limits.bytes} 字节（maturity.repository.limits）`,
      });
    }
  }
}

async function leadsOut(link: string, root: string): Promise<boolean> {
  const target = await realpath(link).catch(() => undefined);
  return !target || !(target === root || target.startsWith(root + sep));
}
