import {
  CheckResult,
  Finding,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Language } from '../language';
import { Note, Report } from './report';

/**
 * The scorecard as `--format json` gives it: a stable shape for programs, ended by a newline. Texts come in one
 * language; what is absent is null, so that every property is always there.
 *
 * @public
 */
export function formatJson(report: Report, language: Language): string {
  const { scorecard } = report;
  const document = {
    scope: scorecard.scope,
    checklist: scorecard.checklist,
    entity: { ref: scorecard.entityRef, file: report.entityFile ?? null },
    archetype: scorecard.archetype,
    level: scorecard.level,
    measured: scorecard.measured,
    phases: scorecard.phases.map(phase => ({
      id: phase.id,
      order: phase.order,
      holds: phase.holds,
      skipped: phase.skipped,
      passed: phase.passed,
      applicable: phase.applicable,
      notMeasured: phase.notMeasured,
    })),
    results: scorecard.results.map(result => resultOf(result, language)),
    notes: report.notes.map(note => placed(note, language)),
    problems: report.problems.map(problem => placed(problem, language)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function resultOf(result: CheckResult, language: Language) {
  return {
    check: result.check,
    phase: result.phase,
    status: result.status,
    required: result.required,
    severity: result.severity,
    measured: result.measured,
    reason: result.reason?.[language] ?? null,
    until: result.until ?? null,
    waiverRequest: requestOf(result, language),
    findingCount: result.findingCount,
    findings: result.findings.map(finding => placed(finding, language)),
  };
}

function requestOf({ waiverRequest }: CheckResult, language: Language) {
  if (!waiverRequest) return null;
  const { by, reason, until, source, why } = waiverRequest;
  return {
    by,
    reason,
    until,
    why: why[language],
    file: source?.file || null,
    line: source?.line || null,
  };
}

function placed({ message, source }: Finding | Note, language: Language) {
  return {
    message: message[language],
    file: source?.file || null,
    line: source?.line || null,
  };
}
