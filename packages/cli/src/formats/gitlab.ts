import {
  CheckResult,
  Severity,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Language } from '../language';
import { createFingerprints, placeIn } from './places';
import { checksOf, Report } from './report';
import { safe } from './safe';
import { textWords } from './text/textWords';

/** GitLab's names, the gravest first. */
const severities: Record<Severity, string> = {
  blocker: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
};

/**
 * The findings as a code quality report of GitLab. What is waived is left out, as GitLab knows no suppressions; what
 * counts only later is `info`. Paths are relative to the checked directory.
 *
 * @public
 */
export function formatGitlab(report: Report, language: Language): string {
  const checks = checksOf(report.checklist);
  const { bracketed } = textWords[language];
  const fingerprint = createFingerprints();
  const issues = report.scorecard.results.filter(shows).flatMap(result => {
    const title = checks.get(result.check)?.title[language] ?? result.check;
    return result.findings.map(finding => {
      const { file, line } = placeIn(finding, report.homeFile);
      return {
        type: 'issue',
        check_name: result.check,
        description: `${safe(finding.message[language])}${bracketed(title)}`,
        fingerprint: fingerprint(result.check, finding),
        severity:
          result.status === 'scheduled' ? 'info' : severities[result.severity],
        location: { path: safe(file), lines: { begin: line } },
      };
    });
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function shows({ status }: CheckResult): boolean {
  return status === 'fail' || status === 'scheduled';
}
