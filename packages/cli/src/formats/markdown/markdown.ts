import {
  CheckResult,
  CheckView,
  PhaseScore,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Language } from '../../language';
import { checksOf, Report } from '../report';
import { groupResults, isUnmeasured } from '../text/textGroups';
import { textWords, Words } from '../text/textWords';
import { bounded, details, listed } from './blocks';
import { codeSpan, escapeMarkdown } from './escape';

/** What the summary of a job may hold on GitHub, with room for others in it. */
const maxCharacters = 250_000;
const sectionCharacters = 60_000;
const findingsShown = 5;

interface Context {
  language: Language;
  words: Words;
  checks: Map<string, CheckView>;
}

/**
 * The scorecard as Markdown, for the summary of a job: the level, the phases, what is missing to the next level with its
 * places, and, folded, advice and what can't be told.
 *
 * @public
 */
export function formatMarkdown(report: Report, language: Language): string {
  const words = textWords[language];
  const context = { language, words, checks: checksOf(report.checklist) };
  const groups = groupResults(report.scorecard);
  const section = (title: string, results: CheckResult[]) =>
    results.length === 0
      ? []
      : [`#### ${title}`, '', ...itemsOf(results, context)];
  const folded = (title: string, results: CheckResult[]) =>
    results.length === 0 ? [] : details(title, itemsOf(results, context));
  const unmeasured = report.scorecard.results.filter(isUnmeasured);
  return bounded(
    [
      headOf(report, context),
      phasesOf(report, context),
      section(
        words.neededFor(report.scorecard.next?.order ?? 1, groups.own.length),
        groups.own,
      ),
      section(words.platform, groups.platform),
      folded(`${words.later} (${groups.later.length})`, groups.later),
      folded(words.advisory(groups.advice.length), groups.advice),
      folded(`${words.waived} (${groups.waived.length})`, groups.waived),
      folded(`${words.cannotTell} (${groups.untold.length})`, groups.untold),
      unmeasured.length > 0
        ? [
            `${words.notMeasuredHere(unmeasured.length)}. ${
              words.notMeasuredWhy
            }`,
          ]
        : [],
    ],
    maxCharacters,
    words.cutShort,
  );
}

function headOf({ scorecard, notes }: Report, context: Context): string[] {
  const { words, language } = context;
  const { granted, earned } = scorecard.level;
  const { archetype, checklist, measured } = scorecard;
  const name = escapeMarkdown(scorecard.entityRef.replace(/^.*\//, ''));
  const level = granted === null ? words.notInScope : words.headline(granted);
  const facts = [
    words.archetype[archetype.value] +
      words.bracketed(words.archetypeFrom[archetype.from]),
    `${checklist.id} ${checklist.version}`,
    words.measured(measured.checks, measured.of),
    ...(earned !== null && earned !== granted ? [words.earned(earned)] : []),
  ];
  return [
    `### ${name}${words.colon}${level}`,
    '',
    facts.join(' · '),
    ...notes.flatMap(note => [
      '',
      `> ${escapeMarkdown(note.message[language])}`,
    ]),
  ];
}

function phasesOf({ scorecard }: Report, { words, language }: Context) {
  return [
    `| ${words.columns.join(' | ')} |`,
    '| --- | --- | --- |',
    ...scorecard.phases.map(
      phase =>
        `| ${phase.order} ${phase.title[language]} | ${
          phase.applicable > 0
            ? words.phase.count(phase.passed, phase.applicable)
            : ''
        } | ${stateOf(phase, words)} |`,
    ),
  ];
}

function stateOf(phase: PhaseScore, words: Words): string {
  if (phase.skipped) return `– ${words.phase.skipped}`;
  return phase.holds
    ? `✓ ${words.phase.holds}`
    : `✗ ${words.phase.doesNotHold}`;
}

function itemsOf(results: CheckResult[], context: Context): string[] {
  return listed(
    results.map(result => itemOf(result, context)),
    sectionCharacters,
    context.words.moreFindings,
  );
}

function itemOf(result: CheckResult, context: Context): string[] {
  const { words, language, checks } = context;
  const check = checks.get(result.check);
  const title = escapeMarkdown(check?.title[language] ?? result.check);
  const facts = [
    words.severity[result.severity],
    ...(result.status === 'fail' ? [] : [words.status[result.status]]),
    codeSpan(result.check),
  ];
  const shown = result.findings.slice(0, findingsShown);
  const hidden = result.findingCount - shown.length;
  const lines = [
    ...(result.reason && result.status !== 'fail'
      ? [escapeMarkdown(result.reason[language])]
      : []),
    ...shown.map(({ message, source }) => {
      const line = source?.line ? `:${source.line}` : '';
      const place = source?.file ? `${codeSpan(source.file + line)} ` : '';
      return `${place}${escapeMarkdown(message[language])}`;
    }),
    ...(hidden > 0 ? [words.moreFindings(hidden)] : []),
    ...(check && result.status === 'fail'
      ? [`${words.fix}${words.colon}${escapeMarkdown(check.fix[language])}`]
      : []),
  ];
  return [
    `- **${title}**${words.bracketed(facts.join(words.comma))}`,
    ...lines.map(line => `  - ${line}`),
  ];
}
