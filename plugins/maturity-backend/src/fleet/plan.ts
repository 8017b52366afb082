import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { Checklist } from '@container-maturity/backstage-plugin-maturity-engine';

/** A check as pages over many entities see it. */
export interface PlannedCheck {
  id: string;
  phase: string;
  /** Order of the phase, 1 to 4. */
  order: number;
  /** Position of its task. */
  task: number;
  /** Position of its collector. */
  collector: number;
  effort: number;
  platform: boolean;
}

/** The checklist in force, by position. */
export interface FleetPlan {
  id: string;
  version: string;
  checks: PlannedCheck[];
  positions: Map<string, number>;
  /** Those with checks, in the checklist's order. */
  tasks: Array<{ phase: string; task: string; order: number }>;
  /** `undefined` stands for statements of people. */
  collectors: Array<string | undefined>;
  /** Those with checks. */
  phases: Array<{ id: string; order: number; title: LocalizedText }>;
}

/** Lays out a checklist. */
export function planFor(checklist: Checklist): FleetPlan {
  const { phases } = checklist.view();
  const plan: FleetPlan = {
    id: checklist.id,
    version: checklist.version,
    checks: [],
    positions: new Map(),
    tasks: [],
    collectors: [],
    phases: phases
      .filter(({ tasks }) => tasks.some(({ checks }) => checks.length > 0))
      .map(({ id, order, title }) => ({ id, order, title })),
  };
  for (const phase of phases) {
    for (const task of phase.tasks.filter(({ checks }) => checks.length > 0)) {
      const position = plan.tasks.push({
        phase: phase.id,
        task: task.id,
        order: phase.order,
      });
      for (const check of task.checks) {
        plan.positions.set(check.id, plan.checks.length);
        plan.checks.push({
          id: check.id,
          phase: phase.id,
          order: phase.order,
          task: position - 1,
          collector: indexIn(plan.collectors, check.collector),
          effort: check.effort,
          platform: check.responsibility === 'platform',
        });
      }
    }
  }
  return plan;
}

function indexIn<T>(list: T[], item: T): number {
  const at = list.indexOf(item);
  return at < 0 ? list.push(item) - 1 : at;
}
