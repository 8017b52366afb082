import { toError } from '@backstage/errors';
import { promises as fs } from 'node:fs';

/** Directories with such names are services; others, such as those being written, are passed over. */
const directoryName = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** More than anybody tries out on one machine; each costs a look at its file every time. */
export const maxServices = 2_000;

/**
 * The names of the services' directories below a root, sorted, and of those that are too many to be looked at. A root
 * that doesn't exist yet has none.
 */
export async function serviceDirectories(
  root: string,
): Promise<{ names: string[]; beyond: string[] }> {
  try {
    const entries = await fs.readdir(root, { withFileTypes: true });
    const names = entries
      .filter(entry => entry.isDirectory() && directoryName.test(entry.name))
      .map(entry => entry.name)
      .sort();
    return {
      names: names.slice(0, maxServices),
      beyond: names.slice(maxServices),
    };
  } catch (error) {
    if (toError(error).code === 'ENOENT') {
      return { names: [], beyond: [] };
    }
    throw error;
  }
}
