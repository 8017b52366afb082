import { DiffInvocation } from '../arguments';
import { CheckChange, ComponentDiff, Diff } from './types';

/** What of a change makes it worse. */
export interface Worse {
  /** Components whose level falls. */
  levels: ComponentDiff[];
  /** Required checks that newly fail, or fail in more places. */
  required: Array<{ component: ComponentDiff; change: CheckChange }>;
}

/** Whether a change makes it worse, by what the person asked to fail on. Something new can't be worse than it was. */
export function isWorse(diff: Diff, failOn: DiffInvocation['failOn']): boolean {
  const { levels, required } = worseOf(diff);
  switch (failOn) {
    case 'level':
      return levels.length > 0;
    case 'new-required':
      return levels.length > 0 || required.length > 0;
    default:
      return false;
  }
}

/** What of a change makes it worse. */
export function worseOf({ components }: Diff): Worse {
  return {
    levels: components.filter(hasFallen),
    required: components.flatMap(component =>
      component.changes
        .filter(({ kind, head }) => head.required && isForTheWorse(kind))
        .map(change => ({ component, change })),
    ),
  };
}

/** Whether the level of a component falls. Where nothing applies there is no level, and none to lose. */
export function hasFallen({ base, head }: ComponentDiff): boolean {
  const before = base?.scorecard.level.granted ?? null;
  const after = head?.scorecard.level.granted ?? null;
  return before !== null && after !== null && after < before;
}

function isForTheWorse(kind: CheckChange['kind']): boolean {
  return kind === 'newly-failing' || kind === 'more-findings';
}
