import {
  CheckResult,
  Finding,
} from '@container-maturity/backstage-plugin-maturity-common';
import { version } from '../../package.json';
import { Language } from '../language';
import { createFingerprints, placeIn } from './places';
import { checksOf, Report } from './report';
import { safe } from './safe';
import { levelOf, ruleOf } from './sarifRules';

/** What code scanning shows of one run; it refuses one with more than five times as many. */
const maxResults = 5000;

const words = {
  en: {
    more: (check: string, count: number) =>
      `${check}: ${count} more ${
        count === 1 ? 'finding is' : 'findings are'
      } not listed`,
    leftOut: (count: number) =>
      `${count} ${
        count === 1 ? 'result is' : 'results are'
      } left out: code scanning shows ${maxResults}`,
  },
  zh: {
    more: (check: string, count: number) =>
      `${check}：另有 ${count} 处问题未列出`,
    leftOut: (count: number) =>
      `略去 ${count} 条结果：代码扫描最多显示 ${maxResults} 条`,
  },
};

/**
 * The scorecard as SARIF 2.1.0, for code scanning: a rule for every check that has something to say, a result for
 * every place where it does not hold. Files are relative to %SRCROOT%, the checked directory. What needs no mending is
 * left out, as are checks that can't be told; a check in error is a notification of the tool.
 *
 * @public
 */
export function formatSarif(report: Report, language: Language): string {
  const { scorecard } = report;
  const checks = checksOf(report.checklist);
  const reported = scorecard.results.flatMap(result => {
    const check = checks.get(result.check);
    return check && shows(result) ? [{ check, result }] : [];
  });
  const fingerprint = createFingerprints();
  const results = reported.flatMap(({ result }, ruleIndex) =>
    byPlace(result, report).map(findings =>
      resultOf(result, findings, { report, language, ruleIndex, fingerprint }),
    ),
  );
  const kept = mostSevere(results);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'maturity',
            fullName: 'Container Maturity',
            version,
            semanticVersion: version,
            language: language === 'zh' ? 'zh-CN' : 'en-US',
            rules: reported.map(({ check, result }) =>
              ruleOf(check, result, language),
            ),
          },
        },
        // Its own category for each entity: the services of a monorepo don't close each other's alerts.
        automationDetails: { id: `maturity/${scorecard.entityRef}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': {
            description: { text: 'The root of the checked repository.' },
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notificationsOf(
              report,
              language,
              results.length - kept.length,
            ),
          },
        ],
        results: kept,
        properties: {
          scope: scorecard.scope,
          level: scorecard.level,
          checklist: scorecard.checklist,
          archetype: scorecard.archetype,
        },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function shows({ status, findings }: CheckResult): boolean {
  return (
    findings.length > 0 &&
    (status === 'fail' || status === 'waived' || status === 'scheduled')
  );
}

/** Code scanning takes two results of one rule at one place for the same, so that one of them would be lost. */
function byPlace(result: CheckResult, report: Report): Finding[][] {
  const places = new Map<string, Finding[]>();
  for (const finding of result.findings) {
    const { file, line } = placeIn(finding, report.homeFile);
    const key = `${line} ${file}`;
    places.set(key, [...(places.get(key) ?? []), finding]);
  }
  return [...places.values()];
}

function resultOf(
  result: CheckResult,
  findings: Finding[],
  of: {
    report: Report;
    language: Language;
    ruleIndex: number;
    fingerprint: ReturnType<typeof createFingerprints>;
  },
) {
  const messages = findings.map(({ message }) => plain(message[of.language]));
  const en = findings.map(({ message }) => message.en).join('\n');
  const [first] = findings;
  return {
    ruleId: result.check,
    ruleIndex: of.ruleIndex,
    kind: 'fail',
    level: levelOf(result),
    message: { text: messages.join('\n') },
    locations: [locationOf(first, of.report.homeFile)],
    partialFingerprints: {
      'containerMaturity/v1': of.fingerprint(result.check, {
        ...first,
        message: { ...first.message, en },
      }),
    },
    ...suppressionsOf(result, of.language),
  };
}

/** A waiver that counts, or that was asked for: the finding then stands, under review. */
function suppressionsOf(result: CheckResult, language: Language) {
  const { status, reason, waiverRequest } = result;
  if (status !== 'waived' && !waiverRequest) return {};
  const justification = waiverRequest?.reason ?? reason?.[language];
  return {
    suppressions: [
      {
        kind: 'external',
        status: waiverRequest ? 'underReview' : 'accepted',
        ...(justification && { justification: plain(justification) }),
      },
    ],
  };
}

const order = ['error', 'warning', 'note'];

function mostSevere<T extends { level: string }>(results: T[]): T[] {
  if (results.length <= maxResults) return results;
  const kept = new Set(
    [...results]
      .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
      .slice(0, maxResults),
  );
  return results.filter(result => kept.has(result));
}

function locationOf(finding: Finding, homeFile: string) {
  const { file, line } = placeIn(finding, homeFile);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
      region: { startLine: line },
    },
  };
}

function uriOf(file: string): string {
  return safe(file).split('/').map(encodeURIComponent).join('/');
}

/** A stranger's text as a message: SARIF would make a link of brackets before parentheses. */
function plain(text: string): string {
  return safe(text).replace(/\]\(/g, '] (');
}

function notificationsOf(report: Report, language: Language, leftOut: number) {
  const { results } = report.scorecard;
  const errors = results
    .filter(({ status }) => status === 'error')
    .map(({ check, reason }) => ({
      level: 'error',
      associatedRule: { id: check },
      message: { text: `${check}: ${plain(reason?.[language] ?? 'error')}` },
    }));
  const cut = results
    .filter(result => shows(result) && uncounted(result) > 0)
    .map(result =>
      notice(words[language].more(result.check, uncounted(result))),
    );
  const rest = [...report.notes, ...report.problems].map(
    ({ message, source }) => ({
      ...notice(plain(message[language])),
      ...(source?.file && {
        locations: [locationOf({ message, source }, report.homeFile)],
      }),
    }),
  );
  return [
    ...errors,
    ...(leftOut > 0 ? [notice(words[language].leftOut(leftOut))] : []),
    ...cut,
    ...rest,
  ];
}

function notice(text: string) {
  return { level: 'note', message: { text } };
}

function uncounted({ findings, findingCount }: CheckResult): number {
  return findingCount - findings.length;
}
