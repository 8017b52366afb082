import {
  CheckView,
  ChecklistView,
} from '@container-maturity/backstage-plugin-maturity-common';
import { hasFallen } from '../../diff/gate';
import { CheckChange, ComponentDiff, Diff } from '../../diff/types';
import { checksOf } from '../report';
import { safe } from '../safe';
import { placeOf, TextOptions } from '../text/textContext';
import { textWords, Words } from '../text/textWords';
import { wrap } from '../text/wrap';
import {
  ChangeGroup,
  groupChanges,
  isQuiet,
  levelWords,
  nameOf,
} from './groups';
import { diffWords, DiffWords } from './words';

const findingsShown = 5;

interface Context extends TextOptions {
  words: DiffWords;
  labels: Words;
  checks: Map<string, CheckView>;
}

/**
 * The comparison for a person: for each component that a change moves what got worse and what got better, with file, line
 * and how to mend it.
 *
 * @public
 */
export function formatDiffText(
  diff: Diff,
  checklist: ChecklistView,
  options: TextOptions,
): string {
  const { language, paint } = options;
  const words = diffWords[language];
  const context = {
    ...options,
    words,
    labels: textWords[language],
    checks: checksOf(checklist),
  };
  const from = words.from(
    safe(diff.base.shown[language]),
    safe(diff.head.shown[language]),
  );
  const loud = diff.components.filter(component => !isQuiet(component));
  const quiet = diff.components.filter(isQuiet);
  const sections = [
    [`${from} · ${diff.checklist.id} ${diff.checklist.version}`],
    ...loud.flatMap(component => componentSections(component, context)),
    diff.identical ? [words.identical] : [],
    !diff.identical && loud.length === 0 ? [words.nothing] : [],
    quiet.length > 0
      ? [
          paint.dim(words.unchangedOnes(quiet.length)),
          ...quiet.map(
            component =>
              `  ${safe(nameOf(component))} · ${levelWords(component, words)}`,
          ),
        ]
      : [],
  ];
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function componentSections(
  component: ComponentDiff,
  context: Context,
): string[][] {
  const { paint, words } = context;
  const level = levelWords(component, words);
  return [
    [
      `${paint.strong(safe(nameOf(component)))} · ${
        hasFallen(component) ? paint.bad(level) : level
      }`,
    ],
    ...groupChanges(component).map(group => groupSection(group, context)),
  ];
}

function groupSection(group: ChangeGroup, context: Context): string[] {
  const { paint, words } = context;
  return [
    paint.strong(words.kinds[group.kind](group.changes.length)),
    ...group.changes.flatMap(change => checkBlock(change, context)),
  ];
}

function checkBlock(change: CheckChange, context: Context): string[] {
  const { words, labels, paint, language, checks, columns } = context;
  const { kind, base, head } = change;
  const check = checks.get(head.check);
  const title = check?.title[language] ?? head.check;
  const facts = [
    head.required ? words.required : words.advice,
    labels.severity[head.severity],
    ...(base.status === head.status
      ? []
      : [words.moved(labels.status[base.status], labels.status[head.status])]),
    head.check,
  ];
  const shown = change.added.slice(0, findingsShown);
  const hidden = change.addedCount - shown.length;
  const reason = kind === 'untold' ? head.reason?.[language] : undefined;
  const mends = head.status === 'fail' && change.addedCount > 0;
  const body = [
    ...(reason ? [safe(reason)] : []),
    ...shown.map(
      finding => `${placeOf(finding)}${safe(finding.message[language])}`,
    ),
    ...(hidden > 0 ? [labels.moreFindings(hidden)] : []),
    ...(kind === 'fewer-findings' ? [words.gone(change.goneCount)] : []),
    ...(check && mends
      ? [`${labels.fix}${labels.colon}${check.fix[language]}`]
      : []),
  ];
  return [
    `  ${markOf(change, context)} ${paint.strong(title)}  ${paint.dim(
      facts.join(' · '),
    )}`,
    ...body.flatMap(text =>
      wrap(text, Math.max(columns - 8, 40)).map(
        (line, i) => `${' '.repeat(i === 0 ? 6 : 8)}${line}`,
      ),
    ),
  ];
}

function markOf({ head, kind }: CheckChange, { paint }: Context): string {
  if (head.status === 'fail' && kind !== 'fewer-findings') {
    return head.required ? paint.bad('✗') : paint.caution('△');
  }
  return kind === 'untold' ? paint.caution('?') : paint.good('✓');
}
