import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

/** What lies at a path below the root: `link` where a symbolic link is there or on the way; `outside` where it leads out. */
export type Located =
  | 'file'
  | 'directory'
  | 'link'
  | 'other'
  | 'nothing'
  | 'outside';

export async function locate(root: string, path: string): Promise<Located> {
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  if (parts.includes('..')) return 'outside';
  if (path.includes('\0')) return 'nothing';
  let kind: Located = 'directory';
  for (let depth = 1; depth <= parts.length; depth++) {
    if (kind !== 'directory') return kind === 'link' ? 'link' : 'nothing';
    try {
      const stats = await lstat(join(root, ...parts.slice(0, depth)));
      if (stats.isSymbolicLink()) kind = 'link';
      else if (stats.isDirectory()) kind = 'directory';
      else kind = stats.isFile() ? 'file' : 'other';
    } catch {
      return 'nothing';
    }
  }
  return kind;
}
