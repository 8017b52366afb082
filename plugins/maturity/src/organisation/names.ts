import {
  ChecklistView,
  LocalizedText,
} from '@container-maturity/backstage-plugin-maturity-common';

/** What the checks, tasks and phases of a checklist are called; by its id what a newer checklist has dropped. */
export interface Names {
  check: (id: string) => string;
  phase: (id: string) => string;
  task: (phase: string, task: string) => string;
}

/** The names in a checklist, in one language. */
export function namesIn(
  { phases }: ChecklistView,
  localized: (text: LocalizedText) => string,
): Names {
  const titles = new Map<string, LocalizedText>();
  for (const phase of phases) {
    titles.set(`phase ${phase.id}`, phase.title);
    for (const task of phase.tasks) {
      titles.set(`task ${phase.id} ${task.id}`, task.title);
      for (const check of task.checks) {
        titles.set(`check ${check.id}`, check.title);
      }
    }
  }
  const named = (key: string, id: string) => {
    const title = titles.get(key);
    return title ? localized(title) : id;
  };
  return {
    check: id => named(`check ${id}`, id),
    phase: id => named(`phase ${id}`, id),
    task: (phase, task) => named(`task ${phase} ${task}`, task),
  };
}
