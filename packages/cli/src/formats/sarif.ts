import { createHash } from 'node:crypto';
import {
  CheckResult,
  CheckView,
  Finding,
} from '@container-maturity/backstage-plugin-maturity-common';
import { version } from '../../package.json';
import { Language } from '../language';
import { checksOf, Report } from './report';

type Level = 'error' | 'warning' | 'note';

/**
 * The scorecard as SARIF 2.1.0, for code scanning: a rule for every check that has something to say, a result for
 * every finding. Files are relative to %SRCROOT%, the checked directory. What needs no mending is left out, as are
 * checks that can't be told; a check in error is a notification of the tool.
 *
 * @public
 */
export function formatSarif(report: Report, language: Language): string {
  const checks = checksOf(report.checklist);
  const reported = report.scorecard.results.filter(
    result => result.findings.length > 0 && shows(result),
  );
  const rules = reported.flatMap(result => {
    const check = checks.get(result.check);
    return check ? [{ check, result }] : [];
  });
  const fingerprint = createFingerprints();
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
            rules: rules.map(({ check, result }) =>
              ruleOf(check, result, language),
            ),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': {
            description: { text: 'The root of the checked repository.' },
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notificationsOf(report, language),
          },
        ],
        results: rules.flatMap(({ result }, ruleIndex) =>
          result.findings.map(finding => ({
            ruleId: result.check,
            ruleIndex,
            kind: 'fail',
            level: levelOf(result),
            message: { text: finding.message[language] },
            locations: [locationOf(finding, report.entityFile)],
            partialFingerprints: {
              'containerMaturity/v1': fingerprint(result.check, finding),
            },
            ...suppressionsOf(result, language),
          })),
        ),
        properties: {
          scope: report.scorecard.scope,
          level: report.scorecard.level,
          checklist: report.scorecard.checklist,
          archetype: report.scorecard.archetype,
        },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
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
        justification,
      },
    ],
  };
}

function shows({ status }: CheckResult): boolean {
  return status === 'fail' || status === 'waived' || status === 'scheduled';
}

/** What gates a level is an error; what is advised a warning or, where it weighs little or counts only later, a note. */
function levelOf(result: CheckResult): Level {
  if (result.status === 'scheduled') {
    return 'note';
  }
  if (result.required) {
    return 'error';
  }
  return result.severity === 'low' || result.severity === 'info'
    ? 'note'
    : 'warning';
}

function ruleOf(check: CheckView, result: CheckResult, language: Language) {
  const why = check.why[language];
  const fix = check.fix[language];
  const titles =
    language === 'zh'
      ? { why: '为什么', fix: '如何改' }
      : { why: 'Why', fix: 'How to fix' };
  return {
    id: check.id,
    name: check.id,
    shortDescription: { text: check.title[language] },
    fullDescription: { text: check.rule[language] },
    help: {
      text: `${check.rule[language]}\n\n${titles.why}: ${why}\n\n${titles.fix}: ${fix}`,
      markdown: `${check.rule[language]}\n\n**${titles.why}**: ${why}\n\n**${titles.fix}**: ${fix}`,
    },
    defaultConfiguration: { level: levelOf(result) },
    properties: {
      tags: ['container-maturity', result.phase, result.task],
      severity: check.severity,
      required: result.required,
      guide: check.guide,
      ...(check.equivalents && { equivalents: check.equivalents }),
    },
  };
}

/** Code scanning wants a place for each result: a finding about the whole repository stands where the entity is declared. */
function locationOf({ source }: Finding, entityFile: string | undefined) {
  const file = source?.file || entityFile || '.';
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
      ...(source?.file &&
        source.line && { region: { startLine: source.line } }),
    },
  };
}

function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

/** Stays the same when lines move, and tells apart equal findings of one file. */
function createFingerprints(): (check: string, finding: Finding) => string {
  const seen = new Map<string, number>();
  return (check, { message, source }) => {
    const key = [check, source?.file ?? '', message.en].join('\0');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256')
      .update(`${key}\0${count}`)
      .digest('hex')
      .slice(0, 32);
  };
}

function notificationsOf(report: Report, language: Language) {
  const errors = report.scorecard.results
    .filter(({ status }) => status === 'error')
    .map(({ check, reason }) => ({
      level: 'error',
      associatedRule: { id: check },
      message: { text: `${check}: ${reason?.[language] ?? 'error'}` },
    }));
  const rest = [...report.notes, ...report.problems].map(
    ({ message, source }) => ({
      level: 'note',
      message: { text: message[language] },
      ...(source?.file && {
        locations: [locationOf({ message, source }, undefined)],
      }),
    }),
  );
  return [...errors, ...rest];
}
