import type { EvidenceSchema } from '../evidence/types';
import { compileChecklist, type CompileChecklistResult } from './compile';
import type { BaseLookup } from './model';
import { readChecklistFiles, shippedChecklist } from './read';
import type { ChecklistFile } from './sourceFile';

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
  return compileChecklist(files, { schemas, base: shippedBase(shippedFiles) });
}

/**
 * What a checklist may extend: the shipped one, whose paths tell it from the files that extend it.
 *
 * @param shippedFiles - the files of the shipped checklist
 * @public
 */
export function shippedBase(shippedFiles: ChecklistFile[]): BaseLookup {
  const files = shippedFiles.map(file => ({
    ...file,
    path: `${SHIPPED_ID}/${file.path}`,
  }));
  return id => (id === SHIPPED_ID ? files : undefined);
}
