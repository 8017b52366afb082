import {
  CheckResult,
  CheckView,
  ChecklistView,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Language } from '../language';
import { checksOf, Report } from './report';
import { textWords } from './text/textWords';
import { element, textOf } from './xml';

type Outcome = 'passed' | 'failures' | 'errors' | 'skipped';

/** Findings of one check that a report of tests has room for. */
const findingsShown = 20;

interface Context {
  report: Report;
  language: Language;
  checks: Map<string, CheckView>;
}

/**
 * The scorecard as JUnit XML: a suite for each task, a test for each check. Only what gates a level fails; advice, and
 * what is waived, scheduled, unknown or not applicable is skipped, with its reason.
 *
 * @public
 */
export function formatJunit(report: Report, language: Language): string {
  const context = { report, language, checks: checksOf(report.checklist) };
  const { results, entityRef, evaluatedAt } = report.scorecard;
  const suites = tasksOf(report.checklist).flatMap(({ phase, task }) => {
    const own = results.filter(
      result => result.phase === phase.id && result.task === task.id,
    );
    return own.length === 0
      ? []
      : [
          element(
            'testsuite',
            {
              name: `${phase.order} ${phase.title[language]} / ${task.title[language]}`,
              ...countsOf(own),
              timestamp: evaluatedAt.replace(/\.\d+Z$/, ''),
              time: 0,
            },
            own.map(result => testOf(result, context)),
          ),
        ];
  });
  const root = element(
    'testsuites',
    { name: `maturity ${entityRef}`, ...countsOf(results), time: 0 },
    suites,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function tasksOf({ phases }: ChecklistView) {
  return phases.flatMap(phase => phase.tasks.map(task => ({ phase, task })));
}

function countsOf(results: CheckResult[]) {
  const count = (outcome: Outcome) =>
    results.filter(result => outcomeOf(result) === outcome).length;
  return {
    tests: results.length,
    failures: count('failures'),
    errors: count('errors'),
    skipped: count('skipped'),
  };
}

function outcomeOf({ status, required }: CheckResult): Outcome {
  switch (status) {
    case 'pass':
      return 'passed';
    case 'error':
      return 'errors';
    case 'fail':
      return required ? 'failures' : 'skipped';
    default:
      return 'skipped';
  }
}

/** Its name begins with the id, which is unique: readers keep one test of each name. */
function testOf(result: CheckResult, context: Context): string {
  const { report, language, checks } = context;
  const title = checks.get(result.check)?.title[language] ?? '';
  return element(
    'testcase',
    {
      classname: [
        report.scorecard.entityRef.replace(/^.*\//, ''),
        result.phase,
        result.task,
      ].join('.'),
      name: title ? `${result.check}: ${title}` : result.check,
      file: result.findings[0]?.source?.file || undefined,
      time: 0,
    },
    outcomeElements(result, context),
  );
}

function outcomeElements(result: CheckResult, context: Context): string[] {
  const { language } = context;
  const words = textWords[language];
  const reason = result.reason?.[language];
  switch (outcomeOf(result)) {
    case 'failures':
      return [
        element(
          'failure',
          {
            message: result.findings[0]?.message[language] ?? reason ?? '',
            type: result.severity,
          },
          [textOf(linesOf(result, context))],
        ),
      ];
    case 'errors':
      return [element('error', { message: reason, type: 'error' })];
    case 'skipped':
      return [
        element('skipped', {
          message: `${
            result.status === 'fail'
              ? words.advice
              : words.status[result.status]
          }${words.colon}${
            result.status === 'fail'
              ? linesOf(result, context).join('; ')
              : reason ?? ''
          }`,
        }),
      ];
    default:
      return [];
  }
}

/** Each finding with its place, then how to mend it. */
function linesOf(
  { check, findings, findingCount }: CheckResult,
  { language, checks }: Context,
): string[] {
  const words = textWords[language];
  const fix = checks.get(check)?.fix[language];
  const hidden = findingCount - Math.min(findings.length, findingsShown);
  const shown = findings.slice(0, findingsShown);
  return [
    ...shown.map(({ message, source }) => {
      const line = source?.line ? `:${source.line}` : '';
      return `${source?.file ? `${source.file}${line}  ` : ''}${
        message[language]
      }`;
    }),
    ...(hidden > 0 ? [words.moreFindings(hidden)] : []),
    ...(fix ? [`${words.fix}${words.colon}${fix}`] : []),
  ];
}
