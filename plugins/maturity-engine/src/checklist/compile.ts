import { createHash } from 'node:crypto';
import type { EvidenceSchema } from '../evidence/types';
import { Checklist } from './checklist';
import { compileCheck } from './compileCheck';
import { readModel, type BaseLookup } from './model';
import { Scopes } from './scopes';
import type { ChecklistError, ChecklistFile } from './sourceFile';

/**
 * What a checklist is compiled against.
 *
 * @public
 */
export interface CompileChecklistOptions {
  /** Of every collector that is installed here. Checks of others are `unknown`, not measured. */
  schemas: EvidenceSchema[];
  /** Finds the files of a checklist that this one extends. */
  base?: BaseLookup;
}

/**
 * A checklist, or everything that is wrong with it. A checklist with an error is refused whole.
 *
 * @public
 */
export interface CompileChecklistResult {
  checklist?: Checklist;
  errors: ChecklistError[];
  warnings: ChecklistError[];
}

/**
 * Reads, checks and compiles the files of a checklist: one with `id`, `version` and `phases` (or `extends`), the
 * others with `checks`. Never throws for what is written in them.
 *
 * @public
 */
export function compileChecklist(
  files: ChecklistFile[],
  options: CompileChecklistOptions,
): CompileChecklistResult {
  const errors: ChecklistError[] = [];
  const warnings: ChecklistError[] = [];
  const report = {
    error: (error: ChecklistError) => errors.push(error),
    warning: (warning: ChecklistError) => warnings.push(warning),
  };
  const hash = createHash('sha256');
  const addToDigest = (read: ChecklistFile[]) => {
    for (const { text } of read) hash.update(`${text.length}\n${text}`);
  };
  addToDigest(files);
  const base: BaseLookup = (id, major) => {
    const found = options.base?.(id, major);
    if (found) addToDigest(found);
    return found;
  };

  const model = readModel(files, base, report);
  if (!model) return { errors: inOrder(errors), warnings: inOrder(warnings) };

  const scopes = new Scopes(options.schemas, model.params);
  const context = {
    schemas: options.schemas,
    scopes,
    params: model.params,
    report,
  };
  if (model.checks.length === 0 && errors.length === 0) {
    report.error(noChecks(files));
  }
  const checks = model.checks.map(check => compileCheck(check, context));
  if (errors.length) {
    return { errors: inOrder(errors), warnings: inOrder(warnings) };
  }
  const { id, version, title, phases } = model;
  const digest = hash.digest('hex');
  const checklist = new Checklist({
    id,
    version,
    title,
    phases,
    checks,
    digest,
  });
  return { checklist, errors, warnings: inOrder(warnings) };
}

/** Such a checklist would let everything through: mostly its directory was meant. */
function noChecks([{ path }]: ChecklistFile[]): ChecklistError {
  return {
    file: path,
    line: 1,
    column: 1,
    message: 'the checklist has no checks',
    expected:
      'a list checks, here or in another file; of several files, name their directory',
  };
}

function inOrder(errors: ChecklistError[]): ChecklistError[] {
  return errors.sort(
    (left, right) =>
      left.file.localeCompare(right.file) ||
      left.line - right.line ||
      left.column - right.column,
  );
}
