import type { EvidenceSchema } from '../evidence/types';
import { compileChecklist, type CompileChecklistResult } from './compile';
import type { BaseLookup } from './model';
import { readChecklistFiles, shippedChecklist } from './read';

const SHIPPED_ID = 'container-adoption';

/**
 * Loads the shipped checklist, or one from a file or directory; what that one extends is looked for in the shipped one.
 *
 * @param path - of a file or directory; the shipped checklist unless told
 * @param options - where the shipped checklist is, in case it isn't in its package
 * @throws Error where the files can't be read; what is wrong inside them is in the result
 * @public
 */
export async function loadChecklist(
  path: string | undefined,
  schemas: EvidenceSchema[],
  options: { shipped?: string } = {},
): Promise<CompileChecklistResult> {
  const shipped = options.shipped ?? shippedChecklist();
  const shippedFiles = await readChecklistFiles(shipped);
  const files =
    path === undefined ? shippedFiles : await readChecklistFiles(path);
  const baseFiles = shippedFiles.map(file => ({
    ...file,
    path: `${SHIPPED_ID}/${file.path}`,
  }));
  const base: BaseLookup = id => (id === SHIPPED_ID ? baseFiles : undefined);
  return compileChecklist(files, { schemas, base });
}
