import { ChangeKind, CheckChange, ComponentDiff } from '../../diff/types';
import { DiffWords } from './words';

/** What matters most to whoever reads the change comes first. */
const order: ChangeKind[] = [
  'newly-failing',
  'more-findings',
  'revealed',
  'untold',
  'fixed',
  'fewer-findings',
  'waived',
  'told',
  'other',
];

/** What got worse, or is seen to be wrong. */
const important: ChangeKind[] = ['newly-failing', 'more-findings', 'revealed'];

/** Checks to which the same happened. */
export interface ChangeGroup {
  kind: ChangeKind;
  isImportant: boolean;
  /** Required ones first. */
  changes: CheckChange[];
}

/** The changes of a component, grouped. */
export function groupChanges({ changes }: ComponentDiff): ChangeGroup[] {
  return order.flatMap(kind => {
    const own = changes.filter(change => change.kind === kind);
    const required = own.filter(({ head }) => head.required);
    const advice = own.filter(({ head }) => !head.required);
    return own.length === 0
      ? []
      : [
          {
            kind,
            isImportant: important.includes(kind),
            changes: [...required, ...advice],
          },
        ];
  });
}

/** Whether there is nothing to say about a component. */
export function isQuiet(component: ComponentDiff): boolean {
  const { base, head, change, changes } = component;
  return (
    change === 'kept' &&
    changes.length === 0 &&
    base?.scorecard.level.granted === head?.scorecard.level.granted
  );
}

/** What became of the level of a component, in words. */
export function levelWords(
  { base, head, change }: ComponentDiff,
  words: DiffWords,
): string {
  const before = base?.scorecard.level.granted ?? null;
  const after = head?.scorecard.level.granted ?? null;
  if (change === 'removed') return words.removed;
  if (change === 'added') {
    return after === null
      ? words.added
      : `${words.added}, ${words.levelStays(after)}`;
  }
  if (before === null && after === null) return words.noLevel;
  if (after === null) return words.levelGone;
  if (before === null) return words.levelAppears(after);
  return before === after
    ? words.levelStays(after)
    : words.level(before, after);
}

/** The name of a component without its kind and namespace. */
export function nameOf({ ref }: ComponentDiff): string {
  return ref.replace(/^.*\//, '');
}
