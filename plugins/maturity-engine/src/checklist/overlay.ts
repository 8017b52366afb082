import {
  idOf,
  isOverride,
  readCheck,
  refuseDuplicateTasks,
  refuseDuplicates,
  type CheckEntry,
  type CheckModel,
  type ChecklistModel,
} from './checkModel';
import { overrideSchema, type OverlayHead } from './definition';
import { overlayParams, overrideParams, type Param } from './params';
import type { SourceFile } from './sourceFile';
import { expectedOneOf } from './suggest';
import { validate, type Report } from './validate';

/** What an overlay makes of the checklist it extends. */
export function applyOverlay(
  base: ChecklistModel,
  overlay: OverlayHead,
  source: SourceFile,
  entries: CheckEntry[],
  report: Report,
): ChecklistModel {
  const phases = addTasks(base.phases, overlay, source, report);
  const params = overlayParams(base.params, source, ['params'], report);
  const known = new Map(base.checks.map(check => [check.definition.id, check]));
  const overridden = new Map<string, CheckModel>();
  const own: CheckModel[] = [];

  for (const entry of entries) {
    const id = idOf(entry) ?? '';
    const check = known.get(id);
    if (overridden.has(id)) {
      report.error(
        entry.source.error(
          [...entry.path, 'id'],
          `the check '${id}' is overridden twice`,
          'one entry for each check',
        ),
      );
    } else if (check) {
      overridden.set(id, override(check, entry, params, report) ?? check);
    } else if (id && isOverride(entry)) {
      report.error(
        entry.source.error(
          [...entry.path, 'id'],
          `${base.id} has no check '${id}'`,
          `a whole check of your own, or ${expectedOneOf(id, known.keys())}`,
        ),
      );
    } else {
      own.push(readCheck(entry, phases, report));
    }
  }
  refuseDuplicates(own, report);
  const checks = base.checks.map(
    check => overridden.get(check.definition.id) ?? check,
  );
  return {
    id: overlay.id,
    version: overlay.version,
    title: overlay.title ?? base.title,
    params,
    phases,
    checks: [...checks, ...own],
  };
}

function override(
  check: CheckModel,
  entry: CheckEntry,
  params: ReadonlyMap<string, Param>,
  report: Report,
): CheckModel | undefined {
  const { source, path } = entry;
  const changes = validate(overrideSchema, source, path, report);
  const values = overrideParams(params, source, [...path, 'params'], report);
  if (!changes) return undefined;
  const { required, severity, effectiveFrom, waivable, disabled } = changes;
  const { definition } = check;
  return {
    ...check,
    definition: {
      ...definition,
      required: required ?? definition.required,
      severity: severity ?? definition.severity,
      effectiveFrom: effectiveFrom ?? definition.effectiveFrom,
      waivable: waivable ?? definition.waivable,
    },
    params: new Map([...check.params, ...values]),
    disabled: disabled?.reason ?? check.disabled,
  };
}

function addTasks(
  base: ChecklistModel['phases'],
  overlay: OverlayHead,
  source: SourceFile,
  report: Report,
): ChecklistModel['phases'] {
  const phases = base.map(phase => ({ ...phase, tasks: [...phase.tasks] }));
  overlay.phases?.forEach((addition, index) => {
    const path = ['phases', index];
    const phase = phases.find(candidate => candidate.id === addition.id);
    if (!phase) {
      const ids = phases.map(candidate => candidate.id);
      report.error(
        source.error(
          [...path, 'id'],
          `unknown phase '${addition.id}'`,
          expectedOneOf(addition.id, ids),
        ),
      );
      return;
    }
    const taken = phase.tasks.map(task => task.id);
    refuseDuplicateTasks(addition.tasks, source, path, report, taken);
    phase.tasks.push(...addition.tasks);
  });
  return phases;
}
