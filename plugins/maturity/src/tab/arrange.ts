import {
  CheckResult,
  CheckView,
  LocalizedText,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Assessment } from '../data/useScorecard';
import { isTodo, isUnmeasured } from '../status/displayStatus';

/** Which checks are shown. */
export type Filter = 'all' | 'required' | 'todo' | 'unmeasured';

/** A check and how it stands; one of the two may be of another version of the checklist and missing. */
export interface CheckEntry {
  id: string;
  phase: string;
  view?: CheckView;
  result?: CheckResult;
}

/** The checks of a task, with its count of required ones. */
export interface TaskEntry {
  id: string;
  /** Absent for results that the checklist in force has no task for. */
  title?: LocalizedText;
  checks: CheckEntry[];
  /** Required checks that apply and are measured. */
  required: number;
  /** Of these, passed, waived or scheduled. */
  done: number;
}

/**
 * The tasks of a phase, each with its checks, in the checklist's order; those that nothing here measures follow the
 * others, since a reader can do nothing about them.
 */
export function tasksOf(assessment: Assessment, phaseId: string): TaskEntry[] {
  const { checklist, scorecard } = assessment;
  const results = new Map(
    scorecard.results
      .filter(result => result.phase === phaseId)
      .map(result => [result.check, result]),
  );
  const phase = checklist.phases.find(({ id }) => id === phaseId);
  const tasks = (phase?.tasks ?? []).map(task => {
    const checks = task.checks.map(view => {
      const result = results.get(view.id);
      results.delete(view.id);
      return { id: view.id, phase: phaseId, view, result };
    });
    return taskEntry(task.id, task.title, checks);
  });
  const others = [...results.values()].map(result => ({
    id: result.check,
    phase: phaseId,
    result,
  }));
  const filled = [...tasks, taskEntry('', undefined, others)].filter(
    task => task.checks.length > 0,
  );
  return [
    ...filled.filter(isMeasured),
    ...filled.filter(task => !isMeasured(task)),
  ];
}

/** Only the checks that a filter lets through, and only tasks that have any. */
export function applyFilter(tasks: TaskEntry[], filter: Filter): TaskEntry[] {
  return tasks
    .map(task => ({
      ...task,
      checks: task.checks.filter(check => passes(check, filter)),
    }))
    .filter(task => task.checks.length > 0);
}

/** Finds a check in any phase. */
export function findCheck(
  { checklist, scorecard }: Assessment,
  id: string,
): CheckEntry | undefined {
  const result = scorecard.results.find(({ check }) => check === id);
  for (const phase of checklist.phases) {
    for (const task of phase.tasks) {
      const view = task.checks.find(check => check.id === id);
      if (view) {
        return { id, phase: phase.id, view, result };
      }
    }
  }
  return result && { id, phase: result.phase, result };
}

/** How many checks of a phase each filter shows. */
export function countsOf(tasks: TaskEntry[]): Record<Filter, number> {
  const checks = tasks.flatMap(task => task.checks);
  const count = (filter: Filter) =>
    checks.filter(check => passes(check, filter)).length;
  return {
    all: count('all'),
    required: count('required'),
    todo: count('todo'),
    unmeasured: count('unmeasured'),
  };
}

function passes({ result }: CheckEntry, filter: Filter): boolean {
  switch (filter) {
    case 'required':
      return result !== undefined && isGating(result) && !isDone(result);
    case 'todo':
      return isTodo(result);
    case 'unmeasured':
      return isUnmeasured(result);
    default:
      return true;
  }
}

function isMeasured({ checks }: TaskEntry): boolean {
  return checks.some(({ result }) => !isUnmeasured(result));
}

function taskEntry(
  id: string,
  title: LocalizedText | undefined,
  checks: CheckEntry[],
): TaskEntry {
  const gating = checks.flatMap(({ result }) =>
    result && isGating(result) ? [result] : [],
  );
  return {
    id,
    title,
    checks,
    required: gating.length,
    done: gating.filter(isDone).length,
  };
}

function isGating({ required, measured, status }: CheckResult): boolean {
  return required && measured && status !== 'not-applicable';
}

function isDone({ status, carried }: CheckResult): boolean {
  return ['pass', 'waived', 'scheduled'].includes(carried?.status ?? status);
}
