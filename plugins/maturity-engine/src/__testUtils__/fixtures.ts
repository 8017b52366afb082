import { join } from 'node:path';
import { compileChecklist } from '../checklist/compile';
import { readChecklistFiles } from '../checklist/read';
import type { Checklist } from '../checklist/checklist';
import type { ChecklistFile } from '../checklist/sourceFile';
import { repositorySchema } from './repositorySchema';

export function fixture(...path: string[]): string {
  return join(__dirname, '..', '__fixtures__', ...path);
}

export async function demoFiles(): Promise<ChecklistFile[]> {
  return readChecklistFiles(fixture('demo'));
}

/** The demo checklist with changes to one of its files. */
export async function demoWith(
  file: string,
  ...changes: Array<[string | RegExp, string]>
): Promise<ChecklistFile[]> {
  const files = await demoFiles();
  return files.map(({ path, text }) => {
    if (path !== file) return { path, text };
    let changed = text;
    for (const [from, to] of changes) {
      expect(changed).toMatch(from);
      changed = changed.replace(from, () => to);
    }
    return { path, text: changed };
  });
}

/** Compiles files that are meant to be right. */
export function compiled(
  files: ChecklistFile[],
  base?: ChecklistFile[],
): Checklist {
  const { checklist, errors } = compileChecklist(files, {
    schemas: [repositorySchema],
    base: () => base,
  });
  expect(errors).toEqual([]);
  return checklist!;
}

/** The errors of files, shortened to what matters. */
export function errorsOf(files: ChecklistFile[], base?: ChecklistFile[]) {
  const { checklist, errors } = compileChecklist(files, {
    schemas: [repositorySchema],
    base: () => base,
  });
  expect(checklist).toBeUndefined();
  return errors.map(
    ({ file, line, column, message, expected }) =>
      `${file}:${line}:${column} ${message}${expected ? ` | ${expected}` : ''}`,
  );
}
