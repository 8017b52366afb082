import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ChecklistFile } from './sourceFile';

/** Largest file of a checklist, in bytes. */
const MAX_BYTES = 5_000_000;

/**
 * Reads a checklist from a file, or from the YAML files of a directory (not of those below it).
 *
 * @throws Error where the path can't be read, or a file is too large
 * @public
 */
export async function readChecklistFiles(
  fileOrDirectory: string,
): Promise<ChecklistFile[]> {
  const status = await stat(fileOrDirectory).catch(
    (error: NodeJS.ErrnoException) => {
      throw new Error(
        `The checklist ${fileOrDirectory} can't be read: ${
          error.code === 'ENOENT'
            ? 'there is no such file or directory'
            : error.message
        }`,
        { cause: error },
      );
    },
  );
  if (!status.isDirectory()) {
    return [
      await readChecklistFile(fileOrDirectory, basename(fileOrDirectory)),
    ];
  }
  const entries = await readdir(fileOrDirectory, { withFileTypes: true });
  const names = entries
    .filter(entry => !entry.isDirectory() && /\.ya?ml$/i.test(entry.name))
    .map(entry => entry.name)
    .sort();
  return Promise.all(
    names.map(name => readChecklistFile(join(fileOrDirectory, name), name)),
  );
}

async function readChecklistFile(
  file: string,
  path: string,
): Promise<ChecklistFile> {
  const { size } = await stat(file);
  if (size > MAX_BYTES) {
    throw new Error(
      `The checklist file ${path} is larger than ${MAX_BYTES} bytes`,
    );
  }
  return { path, text: await readFile(file, 'utf8') };
}

/**
 * The directory of the checklist that is shipped with the product, `container-adoption`.
 *
 * @throws Error where the package `@container-maturity/checklists` isn't installed
 * @public
 */
export function shippedChecklist(): string {
  const packageJson = require.resolve(
    '@container-maturity/checklists/package.json',
  );
  return join(dirname(packageJson), 'container-adoption');
}
