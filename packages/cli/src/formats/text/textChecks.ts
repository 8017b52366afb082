import {
  CheckResult,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import { safe } from '../safe';
import { Context, placeOf } from './textContext';
import { byReason, groupResults, isUnmeasured } from './textGroups';
import { wrap } from './wrap';

/** Findings shown of one check: enough to see what it is about. */
const findingsShown = 5;

/** The open checks, grouped by what they mean to the team; every section and every check is a list of lines. */
export function checkSections(
  scorecard: Scorecard,
  context: Context,
): string[][] {
  const { words, paint } = context;
  const groups = groupResults(scorecard);
  const section = (title: string, results: CheckResult[]) =>
    results.length === 0
      ? []
      : [
          [paint.strong(title)],
          ...byReason(results, context.language).map(([first, ...others]) =>
            others.length === 0
              ? checkBlock(first, context)
              : sharedBlock([first, ...others], context),
          ),
        ];
  return [
    ...(groups.own.length === 0 ? [[wayOnOf(scorecard, context)]] : []),
    ...section(wayUpOf(scorecard, groups.own, context), groups.own),
    ...section(words.platform, groups.platform),
    ...section(words.later, groups.later),
    ...section(words.advisory(groups.advice.length), groups.advice),
    ...section(words.waived, groups.waived),
    ...section(words.cannotTell, groups.untold),
  ].filter(lines => lines[0] !== '');
}

function wayUpOf(
  { next }: Scorecard,
  own: CheckResult[],
  { words, checks }: Context,
): string {
  const effort = own.reduce(
    (sum, { check }) => sum + (checks.get(check)?.effort ?? 0),
    0,
  );
  return words.wayUp(
    next?.order ?? 1,
    own.length,
    words.days(numberOf(effort)),
  );
}

/** What stands in place of the way up where the team has nothing left to do for it. */
function wayOnOf(scorecard: Scorecard, { words }: Context): string {
  const { next, level } = scorecard;
  if (next && next.platformOpen > 0) {
    return words.yourPartDone(next.order, next.platformOpen);
  }
  if (level.granted === null) {
    return '';
  }
  return level.granted === 4 ? words.top : words.endOfTrack;
}

function checkBlock(result: CheckResult, context: Context): string[] {
  const { words, paint, language, checks, columns } = context;
  const check = checks.get(result.check);
  const title = check?.title[language] ?? result.check;
  const facts = [
    words.severity[result.severity],
    ...(check ? [words.days(numberOf(check.effort))] : []),
    ...(result.until ? [words.until(result.until.slice(0, 10))] : []),
    result.check,
  ];
  const shown = result.findings.slice(0, findingsShown);
  const hidden = result.findingCount - shown.length;
  // Where nothing is known to be wrong and nothing waits for it, there is nothing to mend.
  const mends = result.status === 'fail' || result.required;
  const body = [
    ...(result.reason && result.status !== 'fail'
      ? [safe(result.reason[language])]
      : []),
    ...shown.map(
      finding => `${placeOf(finding)}${safe(finding.message[language])}`,
    ),
    ...(hidden > 0 ? [words.more(hidden)] : []),
    ...requestLines(result, context),
    ...(check && mends && result.status !== 'error'
      ? [`${words.fix}${words.colon}${check.fix[language]}`]
      : []),
  ];
  return [
    `  ${markOf(result, context)} ${paint.strong(title)}  ${paint.dim(
      facts.join(' · '),
    )}`,
    ...indent(body, columns),
  ];
}

/** Checks that can't be told for the same reason: it is said once, and then which they are. */
function sharedBlock(results: CheckResult[], context: Context): string[] {
  const { words, paint, language, checks, columns } = context;
  const [{ reason }] = results;
  const titles = results.map(
    ({ check }) => checks.get(check)?.title[language] ?? check,
  );
  return [
    `  ${markOf(results[0], context)} ${paint.strong(
      words.together(results.length),
    )}`,
    ...indent([safe(reason?.[language] ?? ''), titles.join(' · ')], columns),
  ];
}

/** A waiver that was asked for, and why it doesn't count. */
function requestLines(
  { waiverRequest }: CheckResult,
  { words, language }: Context,
): string[] {
  if (!waiverRequest) return [];
  const { by, reason, until, why } = waiverRequest;
  return [
    `${placeOf(waiverRequest)}${words.waiverRequested(
      safe(by),
      until.slice(0, 10),
    )}${words.colon}${safe(reason)}`,
    safe(why[language]),
  ];
}

/** A mark and, where it isn't a plain failure, the status in words: colour only repeats it. */
function markOf(result: CheckResult, { words, paint }: Context): string {
  const word = `[${words.status[result.status]}]`;
  switch (result.status) {
    case 'fail':
      return result.required ? paint.bad('✗') : paint.caution('△');
    case 'error':
      return paint.bad(`! ${word}`);
    case 'waived':
      return paint.caution(`△ ${word}`);
    default:
      return paint.caution(`? ${word}`);
  }
}

/** The checks that nothing here can measure, by what could. */
export function notMeasured(
  { results }: Scorecard,
  { words, paint, language, checks, columns }: Context,
): string[] {
  const missing = results.filter(isUnmeasured);
  if (missing.length === 0) {
    return [];
  }
  const byMeans = new Map<string, string[]>();
  for (const { check: id } of missing) {
    const check = checks.get(id);
    const means = check?.collector
      ? words.byCollector(check.collector)
      : words.byAttestation;
    byMeans.set(means, [
      ...(byMeans.get(means) ?? []),
      check?.title[language] ?? id,
    ]);
  }
  return [
    paint.strong(words.notMeasuredHere(missing.length)),
    ...wrap(words.notMeasuredWhy, columns - 2).map(line => `  ${line}`),
    ...[...byMeans].flatMap(([means, titles]) => [
      `  – ${means}${words.colon.trimEnd()}`,
      ...titles.flatMap(title => indent([title], columns)),
    ]),
  ];
}

/** What doesn't fit on a line goes on below, a little further in. */
function indent(texts: string[], columns: number): string[] {
  return texts.flatMap(text =>
    wrap(text, Math.max(columns - 8, 40)).map(
      (line, i) => `${' '.repeat(i === 0 ? 6 : 8)}${line}`,
    ),
  );
}

function numberOf(value: number): string {
  return String(Math.round(value * 100) / 100);
}
