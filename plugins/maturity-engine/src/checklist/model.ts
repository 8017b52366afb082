import {
  idOf,
  isOverride,
  readCheck,
  refuseDuplicateTasks,
  refuseDuplicates,
  type CheckEntry,
  type ChecklistModel,
} from './checkModel';
import {
  checkFileSchema,
  checklistSchema,
  EXTENDS,
  overlaySchema,
  type ChecklistHead,
} from './definition';
import { applyOverlay } from './overlay';
import { defineParams } from './params';
import { SourceFile, type ChecklistFile } from './sourceFile';
import { validate, type Report } from './validate';

/** Finds the files of a checklist that another extends. */
export type BaseLookup = (
  id: string,
  major: string,
) => ChecklistFile[] | undefined;

/** Reads a checklist and what it extends. Whatever is wrong goes to the report; the model is then not to be used. */
export function readModel(
  files: ChecklistFile[],
  base: BaseLookup | undefined,
  report: Report,
  extending: readonly string[] = [],
): ChecklistModel | undefined {
  const sources = files.map(file =>
    SourceFile.read(file, error => report.error(error)),
  );
  const head = findHead(sources, report);
  if (!head) return undefined;
  const entries = collectEntries(head, sources, report);

  if (head.valueAt(['extends']) === undefined) {
    return readStandalone(head, entries, report);
  }
  return readOverlay(head, entries, base, report, extending);
}

function readOverlay(
  head: SourceFile,
  entries: CheckEntry[],
  base: BaseLookup | undefined,
  report: Report,
  extending: readonly string[],
): ChecklistModel | undefined {
  const overlay = validate(overlaySchema, head, [], report);
  const reference = EXTENDS.exec(String(head.valueAt(['extends'])));
  if (!reference) return undefined;
  const [, id, major] = reference;
  const refuse = (message: string, expected?: string) => {
    report.error(head.error(['extends'], message, expected));
    return undefined;
  };
  const ownId = overlay?.id ?? '';
  if (extending.includes(id) || id === ownId) {
    return refuse(`the checklist '${id}' extends itself`);
  }
  const baseFiles = base?.(id, major);
  if (!baseFiles) {
    return refuse(
      `there is no checklist '${reference[0]}' here`,
      'the id and major version of a checklist that is installed',
    );
  }
  const model = readModel(baseFiles, base, report, [...extending, ownId]);
  if (!model) return undefined;
  const installedMajor = model.version.split('.')[0];
  if (model.id && (model.id !== id || installedMajor !== major)) {
    return refuse(
      `the installed checklist is ${model.id} ${model.version}`,
      `${model.id}@${installedMajor}`,
    );
  }
  const unread = { id: '', version: '', extends: reference[0] };
  return applyOverlay(model, overlay ?? unread, head, entries, report);
}

function readStandalone(
  source: SourceFile,
  entries: CheckEntry[],
  report: Report,
): ChecklistModel {
  const head = validate(checklistSchema, source, [], report);
  if (head) checkPhases(head.phases, source, report);
  const params = defineParams(source, ['params'], report);
  const checks = entries.flatMap(entry => {
    if (!isOverride(entry)) return readCheck(entry, head?.phases, report);
    report.error(
      entry.source.error(
        entry.path,
        `the check '${
          idOf(entry) ?? ''
        }' says nothing but what an overlay would`,
        'a whole check, or `extends` in the head of the checklist',
      ),
    );
    return [];
  });
  refuseDuplicates(checks, report);
  const title = { en: '', zh: '' };
  const { id, version, phases } = head ?? { id: '', version: '', phases: [] };
  return { id, version, title: head?.title ?? title, params, phases, checks };
}

function isHead(source: SourceFile): boolean {
  return ['phases', 'extends', 'version'].some(
    key => source.valueAt([key]) !== undefined,
  );
}

function findHead(
  sources: SourceFile[],
  report: Report,
): SourceFile | undefined {
  const heads = sources.filter(isHead);
  if (sources.length === 0) {
    report.error({
      file: '.',
      line: 1,
      column: 1,
      message: 'there are no checklist files here',
      expected: 'YAML files, one with id, version and phases',
    });
  } else if (heads.length === 0 && !sources.some(({ isBroken }) => isBroken)) {
    report.error(
      sources[0].error(
        [],
        'no file here is the head of a checklist',
        'one file with id, version and phases (or extends)',
      ),
    );
  }
  for (const other of heads.slice(1)) {
    report.error(
      other.error(
        [],
        `a second head of a checklist; the first is ${heads[0].path}`,
        'a file with nothing but phase and checks',
      ),
    );
  }
  return heads[0];
}

function collectEntries(
  head: SourceFile,
  sources: SourceFile[],
  report: Report,
): CheckEntry[] {
  return sources.flatMap(source => {
    if (!source.document || (source !== head && isHead(source))) return [];
    const file =
      source === head ? {} : validate(checkFileSchema, source, [], report);
    const checks = source.valueAt(['checks']);
    if (!file || !Array.isArray(checks)) return [];
    const phase = source === head ? undefined : source.valueAt(['phase']);
    return checks.map((_, index) => ({
      source,
      path: ['checks', index],
      ...(typeof phase === 'string' && { phase }),
    }));
  });
}

function checkPhases(
  phases: ChecklistHead['phases'],
  source: SourceFile,
  report: Report,
): void {
  const ids = new Set<string>();
  const orders = new Map(phases.map(phase => [phase.order, phase]));
  phases.forEach((phase, index) => {
    const path = ['phases', index];
    if (ids.has(phase.id)) {
      report.error(
        source.error(
          [...path, 'id'],
          `two phases are called '${phase.id}'`,
          'an id of its own',
        ),
      );
    }
    ids.add(phase.id);
    if (phase.order > phases.length || orders.get(phase.order) !== phase) {
      report.error(
        source.error(
          [...path, 'order'],
          `order is ${phase.order}`,
          `the orders 1 to ${phases.length}, each once`,
        ),
      );
    }
    refuseDuplicateTasks(phase.tasks, source, path, report);
  });
  phases.sort((left, right) => left.order - right.order);
}
