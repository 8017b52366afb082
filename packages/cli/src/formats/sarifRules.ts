import {
  CheckResult,
  CheckView,
  Severity,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Language } from '../language';

type Level = 'error' | 'warning' | 'note';

/**
 * What gates a level is an error; what is advised a warning or, where it weighs little or counts only later, a note. A
 * waived finding is a note: not every reader of SARIF knows suppressions.
 */
export function levelOf(result: CheckResult): Level {
  if (result.status === 'scheduled' || result.status === 'waived') {
    return 'note';
  }
  if (result.required) {
    return 'error';
  }
  return result.severity === 'low' || result.severity === 'info'
    ? 'note'
    : 'warning';
}

/** In code scanning's bands: from 7.0 it is high, from 4.0 medium. A setting in a file is never critical by itself. */
const securitySeverity: Record<Severity, string> = {
  blocker: '8.9',
  high: '7.5',
  medium: '5.5',
  low: '2.5',
  info: '0.5',
};

/** A check as code scanning shows it beside each of its alerts. */
export function ruleOf(
  check: CheckView,
  result: CheckResult,
  language: Language,
) {
  const level = levelOf(result);
  const { text, markdown } = helpOf(check, language);
  const security = isAboutSecurity(check, result);
  return {
    id: check.id,
    name: check.id,
    shortDescription: { text: check.title[language] },
    fullDescription: { text: check.rule[language] },
    ...(check.links?.[0] && { helpUri: check.links[0] }),
    help: { text, markdown },
    defaultConfiguration: { level },
    properties: {
      tags: [
        'container-maturity',
        result.phase,
        result.task,
        ...(security ? ['security'] : []),
      ],
      precision: 'very-high',
      'problem.severity': level === 'note' ? 'recommendation' : level,
      ...(security && {
        'security-severity': securitySeverity[check.severity],
      }),
      severity: check.severity,
      required: result.required,
      guide: check.guide,
      ...(check.equivalents && { equivalents: check.equivalents }),
    },
  };
}

const securityTasks = [
  'isolation',
  'mesh-security',
  'supply-chain',
  'hardening',
];
const securityTools = ['kubescape', 'kyverno', 'trivy', 'scorecard'];

/** By its task, or because a tool for security asks the same. */
function isAboutSecurity(
  { equivalents = {} }: CheckView,
  { task }: CheckResult,
): boolean {
  return (
    securityTasks.includes(task) ||
    Object.keys(equivalents).some(tool => securityTools.includes(tool))
  );
}

function helpOf(check: CheckView, language: Language) {
  const titles =
    language === 'zh'
      ? {
          why: '为什么',
          fix: '如何改',
          guide: '指南',
          more: '更多',
          colon: '：',
        }
      : {
          why: 'Why',
          fix: 'How to fix',
          guide: 'Guide',
          more: 'More',
          colon: ': ',
        };
  const facts: Array<[string, string]> = [
    [titles.why, check.why[language]],
    [titles.fix, check.fix[language]],
    ...(check.guide ? [[titles.guide, check.guide] as [string, string]] : []),
  ];
  const rule = check.rule[language];
  const links = (check.links ?? []).map(link => `- <${link}>`);
  return {
    text: [
      rule,
      ...facts.map(([name, text]) => `${name}${titles.colon}${text}`),
    ].join('\n\n'),
    markdown: [
      rule,
      ...facts.map(([name, text]) => `**${name}**${titles.colon}${text}`),
      ...(links.length > 0
        ? [`**${titles.more}**${titles.colon.trimEnd()}`, links.join('\n')]
        : []),
    ].join('\n\n'),
  };
}
