import {
  CheckStatus,
  PhaseScore,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import { checksOf, Note, Report } from '../report';
import { safe } from '../safe';
import { checkSections, notMeasured } from './textChecks';
import { Context, placeOf, TextOptions } from './textContext';
import { isUnmeasured } from './textGroups';
import { textWords } from './textWords';
import { widthOf, wrap } from './wrap';

const barLength = 12;

/**
 * The scorecard as a report for a person: the level, how far each phase is, the shortest way up, findings with file
 * and line, how to mend them, and what could not be measured here. The same facts in every language.
 *
 * @public
 */
export function formatText(report: Report, options: TextOptions): string {
  const context: Context = {
    ...options,
    words: textWords[options.language],
    checks: checksOf(report.checklist),
  };
  const sections = [
    headOf(report, context),
    phasesOf(report, context),
    ...checkSections(report.scorecard, context),
    notMeasured(report.scorecard, context),
    problemsOf(report.problems, context),
    summaryOf(report.scorecard, context),
  ];
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headOf(report: Report, context: Context): string[] {
  const { scorecard } = report;
  const { words, paint, language } = context;
  const { granted, earned, verified } = scorecard.level;
  const archetype = words.archetype[scorecard.archetype.value];
  const from = words.archetypeFrom[scorecard.archetype.from];
  const facts: string[] = [];
  if (granted !== null) {
    facts.push(paint.strong(words.headline(granted)));
    if (earned !== null && earned !== granted) {
      facts.push(words.earned(earned));
    }
    if (verified !== null && verified !== granted) {
      facts.push(words.verified(verified));
    }
  } else {
    facts.push(paint.strong(words.notInScope));
  }
  facts.push(words.measured(scorecard.measured.checks, scorecard.measured.of));
  const name = scorecard.entityRef.replace(/^.*\//, '');
  const titles = [
    paint.strong(safe(name)),
    `${archetype} (${from})`,
    ...(report.directory === name ? [] : [safe(report.directory)]),
    `${scorecard.checklist.id} ${scorecard.checklist.version}`,
  ];
  return [
    titles.join(' · '),
    facts.join(' · '),
    ...report.notes.flatMap(note =>
      wrap(`${placeOf(note)}${safe(note.message[language])}`, context.columns),
    ),
  ];
}

function phasesOf(
  { scorecard, checklist }: Report,
  context: Context,
): string[] {
  const defined = new Set(
    checklist.phases
      .filter(phase => phase.tasks.some(task => task.checks.length > 0))
      .map(phase => phase.id),
  );
  const widest = Math.max(
    ...scorecard.phases.map(phase => widthOf(phase.title[context.language])),
  );
  return scorecard.phases.map(phase => {
    const title = phase.title[context.language];
    const pad = ' '.repeat(widest - widthOf(title));
    return `  ${phase.order} ${title}${pad}  ${stateOf(
      phase,
      defined.has(phase.id),
      context,
    )}`;
  });
}

function stateOf(
  phase: PhaseScore,
  defined: boolean,
  { words, paint }: Context,
): string {
  if (!defined) {
    return paint.dim(`– ${words.phase.undefined}`);
  }
  const count = words.phase.count(phase.passed, phase.applicable);
  const share = phase.applicable > 0 ? phase.passed / phase.applicable : 0;
  const filled = Math.floor(share * barLength);
  const bar = '■'.repeat(filled) + '□'.repeat(barLength - filled);
  const counted = phase.applicable > 0 ? `${bar}  ${count}  ` : '';
  const more =
    phase.notMeasured > 0
      ? ` · ${words.phase.notMeasured(phase.notMeasured)}`
      : '';
  if (phase.skipped) {
    return paint.dim(`– ${words.phase.skipped}${more}`);
  }
  return phase.holds
    ? `${counted}${paint.good(`✓ ${words.phase.holds}`)}${more}`
    : `${counted}${paint.bad(`✗ ${words.phase.doesNotHold}`)}${more}`;
}

function problemsOf(
  problems: Note[],
  { words, paint, language, columns }: Context,
): string[] {
  return problems.length === 0
    ? []
    : [
        paint.strong(words.problems),
        ...problems.flatMap(problem =>
          wrap(
            `${placeOf(problem)}${safe(problem.message[language])}`,
            columns - 2,
          ).map(line => `  ${line}`),
        ),
      ];
}

function summaryOf({ results }: Scorecard, { words }: Context): string[] {
  const order = Object.keys(words.status) as CheckStatus[];
  const counts = order.flatMap(status => {
    const count = results.filter(
      result => result.status === status && !isUnmeasured(result),
    ).length;
    return count > 0 ? [words.counted(count, words.status[status])] : [];
  });
  const missing = results.filter(isUnmeasured).length;
  return [
    `${words.summary}${words.colon}${[
      ...counts,
      ...(missing > 0 ? [words.counted(missing, words.unmeasured)] : []),
    ].join(words.comma)}`,
  ];
}
