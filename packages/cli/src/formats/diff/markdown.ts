import {
  CheckView,
  ChecklistView,
  Finding,
} from '@container-maturity/backstage-plugin-maturity-common';
import { hasFallen } from '../../diff/gate';
import { CheckChange, ComponentDiff, Diff } from '../../diff/types';
import { Language } from '../../language';
import { bounded, details, listed } from '../markdown/blocks';
import { codeSpan, escapeMarkdown } from '../markdown/escape';
import { checksOf } from '../report';
import { textWords, Words } from '../text/textWords';
import {
  ChangeGroup,
  groupChanges,
  isQuiet,
  levelWords,
  nameOf,
} from './groups';
import { LinkOf, linksTo } from './links';
import { diffWords, DiffWords } from './words';

/** A comment on GitHub holds 65,536. */
const maxCharacters = 60_000;
const findingsShown = 5;
const groupCharacters = 16_000;

/** How a comment is made. */
export interface MarkdownOptions {
  language: Language;
  checklist: ChecklistView;
  /** Where people see the repository. */
  repositoryUrl?: string;
  /** Tells comments apart. */
  commentId: string;
}

interface Context extends MarkdownOptions {
  diff: Diff;
  words: DiffWords;
  textWords: Words;
  checks: Map<string, CheckView>;
  linkOf: LinkOf;
}

/**
 * The comparison as a comment on a pull request: what got worse, with places; what got better, folded. It begins with a
 * mark by which whoever posts it finds it again. Nothing that stands in the repository is taken for Markdown.
 *
 * @public
 */
export function formatDiffMarkdown(
  diff: Diff,
  options: MarkdownOptions,
): string {
  const { language } = options;
  const context: Context = {
    ...options,
    diff,
    words: diffWords[language],
    textWords: textWords[language],
    checks: checksOf(options.checklist),
    linkOf: linksTo(options.repositoryUrl),
  };
  const loud = diff.components.filter(component => !isQuiet(component));
  const quiet = diff.components.filter(isQuiet);
  return bounded(
    [
      [`<!-- container-maturity: ${options.commentId} -->`],
      titleOf(context),
      ...loud.flatMap(component => componentBlocks(component, context)),
      quietBlock(quiet, loud.length, context),
      footOf(context),
    ],
    maxCharacters,
    context.textWords.cutShort,
  );
}

function titleOf({ diff, words }: Context): string[] {
  const [only, ...others] = diff.components;
  const fallen = diff.components.some(hasFallen) ? '⚠️ ' : '';
  const what =
    only && others.length === 0
      ? ` · ${escapeMarkdown(nameOf(only))} · ${levelWords(only, words)}`
      : '';
  return [`### ${fallen}${words.title}${what}`];
}

function componentBlocks(
  component: ComponentDiff,
  context: Context,
): string[][] {
  const { words, diff } = context;
  const fallen = hasFallen(component) ? '⚠️ ' : '';
  const heading =
    diff.components.length > 1
      ? [
          `#### ${fallen}${escapeMarkdown(nameOf(component))} · ${levelWords(
            component,
            words,
          )}`,
        ]
      : [];
  const groups = groupChanges(component);
  return [
    heading,
    ...groups.map(group => openBlock(group, context)),
    ...groups.map(group => foldedBlock(group, context)),
  ];
}

/** What gates a level and got worse: nobody has to open it. */
function openBlock(
  { kind, isImportant, changes }: ChangeGroup,
  context: Context,
): string[] {
  const required = changes.filter(({ head }) => head.required);
  return isImportant && required.length > 0
    ? [
        `**${context.words.kinds[kind](required.length)}**`,
        '',
        ...itemsOf(required, context),
      ]
    : [];
}

function foldedBlock(
  { kind, isImportant, changes }: ChangeGroup,
  context: Context,
): string[] {
  const { words } = context;
  const advice = changes.filter(({ head }) => !head.required);
  const folded = isImportant ? advice : changes;
  if (folded.length === 0) return [];
  const title = words.kinds[kind](folded.length);
  return details(
    isImportant ? words.asAdvice(title) : title,
    itemsOf(folded, context),
  );
}

function itemsOf(changes: CheckChange[], context: Context): string[] {
  return listed(
    changes.map(change => itemOf(change, context)),
    groupCharacters,
    context.words.more,
  );
}

function itemOf(change: CheckChange, context: Context): string[] {
  const { words, language, checks, diff, textWords: labels } = context;
  const { head, base, kind } = change;
  const check = checks.get(head.check);
  const title = escapeMarkdown(check?.title[language] ?? head.check);
  const facts = [
    head.required ? words.required : words.advice,
    labels.severity[head.severity],
    ...(base.status === head.status
      ? []
      : [words.moved(labels.status[base.status], labels.status[head.status])]),
    codeSpan(head.check),
  ];
  const shown = change.added.slice(0, findingsShown);
  const hidden = change.addedCount - shown.length;
  const reason = kind === 'untold' ? head.reason?.[language] : undefined;
  const lines = [
    ...(reason ? [escapeMarkdown(reason)] : []),
    ...shown.map(finding => placed(finding, diff.head.commit, context)),
    ...(hidden > 0 ? [labels.moreFindings(hidden)] : []),
    ...(kind === 'fewer-findings' ? [words.gone(change.goneCount)] : []),
    ...(check && isToMend(change)
      ? [`${labels.fix}${labels.colon}${escapeMarkdown(check.fix[language])}`]
      : []),
  ];
  return [
    `- **${title}**${labels.bracketed(facts.join(labels.comma))}`,
    ...lines.map(line => `  - ${line}`),
  ];
}

function isToMend({ head, addedCount }: CheckChange): boolean {
  return head.status === 'fail' && addedCount > 0;
}

function placed(
  finding: Finding,
  commit: string | undefined,
  { language, linkOf }: Context,
): string {
  const { message, source } = finding;
  const text = escapeMarkdown(message[language]);
  if (!source?.file) return text;
  const place = codeSpan(
    `${source.file}${source.line ? `:${source.line}` : ''}`,
  );
  const link = linkOf(finding, commit);
  return `${link ? `[${place}](${link})` : place} ${text}`;
}

function quietBlock(
  quiet: ComponentDiff[],
  loud: number,
  { words, diff }: Context,
): string[] {
  if (diff.identical) return [words.identical];
  if (loud === 0) return [words.nothing];
  return quiet.length === 0
    ? []
    : details(words.unchangedOnes(quiet.length), [
        ...quiet.map(
          component =>
            `- ${escapeMarkdown(nameOf(component))}: ${levelWords(
              component,
              words,
            )}`,
        ),
      ]);
}

function footOf({ diff, language, words }: Context): string[] {
  const [base, head] = [diff.base, diff.head].map(({ shown, commit }) => {
    const short = commit?.slice(0, 10);
    return codeSpan(
      !short || commit?.startsWith(shown.en)
        ? short ?? shown[language]
        : `${shown[language]} (${short})`,
    );
  });
  const { id, version } = diff.checklist;
  return [
    `<sub>${words.from(base, head)} · ${escapeMarkdown(
      `${id} ${version}`,
    )} · ${words.explain('`maturity explain CHECK`')}</sub>`,
  ];
}
