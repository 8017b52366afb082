import { stat } from 'node:fs/promises';
import path from 'node:path';
import {
  Checklist,
  ChecklistFile,
  compileChecklist,
  formatChecklistErrors,
  readChecklistFiles,
  shippedBase,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema } from '@container-maturity/backstage-plugin-maturity-repository';
import { UsageError } from '../errors';
import { Language } from '../language';
import { Surroundings } from '../surroundings';
import { commandWords } from '../words';

/**
 * Compiles the shipped checklist, or the file or directory that a person named. Warnings go to stderr; errors end in a
 * UsageError that shows each with file, line, column and a caret.
 */
export async function loadChecklist(
  named: string | undefined,
  language: Language,
  { cwd, stderr }: Surroundings,
): Promise<Checklist> {
  const words = commandWords[language];
  const shipped = await readChecklistFiles(shippedDirectory());
  const files =
    named === undefined ? shipped : await readNamed(cwd, named, language);
  const { checklist, errors, warnings } = compileChecklist(files, {
    schemas: [repositoryEvidenceSchema],
    base: shippedBase(shipped),
  });
  if (warnings.length > 0) {
    stderr.write(`${words.warning}\n${formatChecklistErrors(warnings)}\n`);
  }
  if (!checklist || errors.length > 0) {
    throw new UsageError(
      `${words.checklistErrors(errors.length)}\n\n${formatChecklistErrors(
        errors,
      )}`,
    );
  }
  return checklist;
}

/** With the paths as the person would open them, since errors name them. */
async function readNamed(
  cwd: string,
  named: string,
  language: Language,
): Promise<ChecklistFile[]> {
  const words = commandWords[language];
  const absolute = path.resolve(cwd, named);
  try {
    const stats = await stat(absolute);
    if (!stats.isDirectory() && !stats.isFile()) {
      throw new UsageError(words.notAFile(named));
    }
    const files = await readChecklistFiles(absolute);
    return stats.isDirectory()
      ? files.map(file => ({ ...file, path: path.join(named, file.path) }))
      : files.map(file => ({ ...file, path: named }));
  } catch (error) {
    if (error instanceof UsageError) {
      throw error;
    }
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'ENOENT'
        ? words.notFound(named)
        : words.notReadable(named, message),
    );
  }
}

/** In the built command the checklists lie beside it; in the sources there is nothing. */
function shippedDirectory(): string {
  try {
    return path.dirname(
      require.resolve('./checklists/container-adoption/checklist.yaml'),
    );
  } catch {
    return shippedChecklist();
  }
}
