import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import {
  checkSchema,
  overrideSchema,
  salvageRule,
  type CheckDefinition,
  type ChecklistHead,
} from './definition';
import type { Param } from './params';
import type { Path, SourceFile } from './sourceFile';
import { expectedOneOf } from './suggest';
import { validate, type Report } from './validate';

/** A checklist as its files say, before its expressions are compiled. */
export interface ChecklistModel {
  id: string;
  version: string;
  title: LocalizedText;
  params: Map<string, Param>;
  phases: ChecklistHead['phases'];
  checks: CheckModel[];
}

/** A check, and where it is written. */
export interface CheckModel {
  definition: CheckDefinition;
  source: SourceFile;
  path: Path;
  /** Id of its phase. */
  phase: string;
  /** Values of parameters for this check alone. */
  params: Map<string, unknown>;
  /** Why it is switched off. */
  disabled?: string;
}

/** An entry of a `checks` list, not yet read. */
export interface CheckEntry {
  source: SourceFile;
  path: Path;
  /** The phase that its file names. */
  phase?: string;
}

/**
 * Reads one check in full form. From one that is wrong elsewhere, its expressions are kept, so that what is wrong in
 * them is reported as well.
 *
 * @param phases - undefined where the head of the checklist couldn't be read
 */
export function readCheck(
  entry: CheckEntry,
  phases: ChecklistHead['phases'] | undefined,
  report: Report,
): CheckModel {
  const { source, path } = entry;
  const read = validate(checkSchema, source, path, report);
  const definition = read ?? salvageRule(source.valueAt(path));
  const phase = read && phases && phaseOf(read, entry, phases, report);
  return { definition, source, path, phase: phase ?? '', params: new Map() };
}

/** Whether an entry says nothing but what an override may say. */
export function isOverride({ source, path }: CheckEntry): boolean {
  const value = source.valueAt(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return false;
  const onlyOfChecks = Object.keys(checkSchema.shape).filter(
    key => !(key in overrideSchema.shape),
  );
  return !onlyOfChecks.some(key => key in value);
}

/** Reports checks whose id is taken. */
export function refuseDuplicates(checks: CheckModel[], report: Report): void {
  const seen = new Map<string, CheckModel>();
  for (const check of checks) {
    const id = idOf(check);
    if (id === undefined) continue;
    const first = seen.get(id);
    if (first) {
      report.error(
        check.source.error(
          [...check.path, 'id'],
          `the id '${id}' is taken by another check, in ${first.source.path}`,
          'an id of its own',
        ),
      );
    } else {
      seen.set(id, check);
    }
  }
}

/** The id of an entry, where it has one. */
export function idOf({ source, path }: CheckEntry): string | undefined {
  const id = source.valueAt([...path, 'id']);
  return typeof id === 'string' ? id : undefined;
}

/** Reports tasks of one phase whose id is taken. */
export function refuseDuplicateTasks(
  tasks: Array<{ id: string }>,
  source: SourceFile,
  path: Path,
  report: Report,
  taken: Iterable<string> = [],
): void {
  const ids = new Set(taken);
  tasks.forEach((task, index) => {
    if (ids.has(task.id)) {
      report.error(
        source.error(
          [...path, 'tasks', index, 'id'],
          `two tasks of the phase are called '${task.id}'`,
          'an id of its own',
        ),
      );
    }
    ids.add(task.id);
  });
}

function phaseOf(
  definition: CheckDefinition,
  { source, path, phase: phaseOfFile }: CheckEntry,
  phases: ChecklistHead['phases'],
  report: Report,
): string | undefined {
  const named = definition.phase ?? phaseOfFile;
  const ids = phases.map(phase => phase.id);
  if (named === undefined) {
    const candidates = phases.filter(phase =>
      phase.tasks.some(task => task.id === definition.task),
    );
    if (candidates.length === 1) return candidates[0].id;
    report.error(
      source.error(path, 'phase is missing', expectedOneOf('', ids)),
    );
    return undefined;
  }
  const phase = phases.find(candidate => candidate.id === named);
  if (!phase) {
    const own = definition.phase !== undefined;
    report.error(
      source.error(
        own ? [...path, 'phase'] : ['phase'],
        `unknown phase '${named}'`,
        expectedOneOf(named, ids),
      ),
    );
    return undefined;
  }
  const tasks = phase.tasks.map(task => task.id);
  if (!tasks.includes(definition.task)) {
    report.error(
      source.error(
        [...path, 'task'],
        `unknown task '${definition.task}' of phase '${named}'`,
        expectedOneOf(definition.task, tasks),
      ),
    );
    return undefined;
  }
  return named;
}
