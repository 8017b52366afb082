import {
  ChecklistView,
  CheckView,
  LocalizedText,
} from '@container-maturity/backstage-plugin-maturity-common';
import { code, generated, prose, table } from './markdown';

/** Why each check gates its phase or is advisory, by check id. */
export type Reasons = Map<string, LocalizedText>;

/** Renders the checks of a phase: what each asks, whether it gates the phase, and why. */
export function checksPage(
  checklist: ChecklistView,
  phaseId: string,
  reasons: Reasons,
): string {
  const phase = checklist.phases.find(({ id }) => id === phaseId);
  if (!phase) {
    throw new Error(`The checklist has no phase '${phaseId}'`);
  }
  const tasks = phase.tasks.filter(({ checks }) => checks.length > 0);
  const checks = tasks.flatMap(task => task.checks);
  const required = checks.filter(check => check.required);
  return [
    generated,
    '',
    `# Checks of phase ${phase.order}: ${phase.title.en} (${phase.title.zh})`,
    '',
    `The shipped checklist ${code(checklist.id)} has ${
      checks.length
    } checks in this phase. ${
      required.length
    } are required: the phase holds when each of them that applies and is measured has passed. The other ${
      checks.length - required.length
    } are advice and gate nothing. Every choice has its reason below; an installation may choose otherwise, as [Write a checklist](write-a-checklist.md) tells.`,
    '',
    ...tasks.flatMap(task => [
      `## ${task.title.en} (${task.title.zh})`,
      '',
      ...table(
        ['Check', 'What', 'Gates', 'Severity', 'Seen by'],
        task.checks.map(check => [
          `[${code(check.id)}](#${check.id})`,
          check.title.en,
          check.required ? 'required' : 'advice',
          check.severity,
          seenBy(check),
        ]),
      ),
      '',
      ...task.checks.flatMap(check => checkSection(check, reasons)),
    ]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function checkSection(check: CheckView, reasons: Reasons): string[] {
  const because = reasons.get(check.id);
  const gates = check.required ? 'yes' : 'no';
  const facts: Array<[string, string]> = [
    ['Gates', because ? `${gates}. ${because.en}` : gates],
    ['Rule', check.rule.en],
    ...(check.attest
      ? [['Question', check.attest.question.en] as [string, string]]
      : []),
    ['Why', check.why.en],
    ['How to mend it', check.fix.en],
    ['Guide', check.guide],
    [
      'Severity',
      `${check.severity}; about ${check.effort} ${
        check.effort === 1 ? 'day' : 'days'
      }; in the hands of the ${
        check.responsibility === 'platform' ? 'platform' : 'team'
      }`,
    ],
    ['Applies to', check.archetypes.join(', ')],
    ['Seen by', seenBy(check)],
    ...(check.equivalents
      ? [['Same as in other tools', sameAs(check)] as [string, string]]
      : []),
    ...(check.waivable === false
      ? [
          ['Waivers', `none. ${check.notWaivableBecause?.en ?? ''}`.trim()] as [
            string,
            string,
          ],
        ]
      : []),
    ...(check.links
      ? [['More', check.links.join(', ')] as [string, string]]
      : []),
  ];
  return [
    `### ${check.id}`,
    '',
    `**${check.title.en}** (${check.title.zh})`,
    '',
    ...facts.map(([name, text]) => `- ${name}: ${prose(text)}`.trimEnd()),
    '',
  ];
}

function sameAs({ equivalents = {} }: CheckView): string {
  return Object.entries(equivalents)
    .map(([tool, rules]) => `${tool} ${rules.map(code).join(', ')}`)
    .join('; ');
}

function seenBy({ collector, attest }: CheckView): string {
  return attest || !collector ? "a person's statement" : code(collector);
}
