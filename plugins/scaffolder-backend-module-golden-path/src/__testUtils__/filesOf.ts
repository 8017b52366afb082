import { promises as fs } from 'node:fs';
import { join } from 'node:path';

/** Every file below a directory, sorted, relative. */
export async function filesOf(root: string): Promise<string[]> {
  const entries = await fs.readdir(root, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
