import {
  CheckView,
  ChecklistView,
  LocalizedText,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Language } from '../language';
import { TextOptions } from './text/textContext';
import { textWords } from './text/textWords';
import { wrap } from './text/wrap';

type Phase = ChecklistView['phases'][number];

/** A check, with where it stands and what its rule is made of. */
export interface Explained {
  check: CheckView;
  phase: Phase;
  task: Phase['tasks'][number];
  /** Why it gates its phase, or doesn't. */
  because?: LocalizedText;
  /** The rule in CEL, as the checklist has it. */
  expressions: Partial<Record<string, string>>;
}

const explainWords = {
  en: {
    platform: 'in the hands of the platform',
    service: 'in the hands of the team',
    rule: 'Rule',
    question: 'Question',
    why: 'Why',
    fix: 'How to mend it',
    required: 'Required: it gates its phase',
    advice: 'Advice: it gates nothing',
    notWaivable: 'It can not be waived',
    disabled: 'Switched off in this checklist',
    seenBy: 'Seen',
    byPerson: "by a person's statement",
    byCollector: (collector: string) => `by the ${collector} collector`,
    guide: 'In the guide',
    cel: 'The rule in CEL',
    equivalents: 'The same in other tools',
    links: 'More about it',
  },
  zh: {
    platform: '由平台处理',
    service: '由团队处理',
    rule: '规则',
    question: '问题',
    why: '为什么',
    fix: '如何改',
    required: '必需：影响所在阶段',
    advice: '建议：不影响任何等级',
    notWaivable: '不可豁免',
    disabled: '在此检查清单中已停用',
    seenBy: '如何得知',
    byPerson: '由人声明',
    byCollector: (collector: string) => `由 ${collector} 采集器采集`,
    guide: '指南中的出处',
    cel: 'CEL 规则',
    equivalents: '其他工具中的同类规则',
    links: '更多信息',
  },
};

/**
 * Checks as `maturity explain --format json` gives them: a list, since several may ask the same as another tool's rule.
 *
 * @public
 */
export function explainJson(found: Explained[], language: Language): string {
  const document = found.map(
    ({ check, phase, task, because, expressions }) => ({
      check: check.id,
      title: check.title[language],
      phase: { id: phase.id, order: phase.order, title: phase.title[language] },
      task: { id: task.id, title: task.title[language] },
      rule: check.rule[language],
      why: check.why[language],
      fix: check.fix[language],
      fixTemplate: check.fixTemplate ?? null,
      effortDays: check.effort,
      severity: check.severity,
      required: check.required,
      requiredBecause: because?.[language] ?? null,
      waivable: check.waivable ?? true,
      notWaivableBecause: check.notWaivableBecause?.[language] ?? null,
      responsibility: check.responsibility,
      archetypes: check.archetypes,
      collector: check.collector ?? null,
      question: check.attest?.question[language] ?? null,
      validFor: check.attest?.validFor ?? null,
      guide: check.guide,
      expressions: Object.fromEntries(written(expressions)),
      equivalents: check.equivalents ?? {},
      links: check.links ?? [],
      disabled: check.disabled ?? null,
    }),
  );
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Checks for a person.
 *
 * @public
 */
export function explainText(found: Explained[], options: TextOptions): string {
  return `${found
    .map(each => sectionOf(each, options).join('\n'))
    .join('\n\n')}\n`;
}

function sectionOf(explained: Explained, options: TextOptions): string[] {
  const { check, phase, task, because, expressions } = explained;
  const { language, paint } = options;
  const words = explainWords[language];
  const labels = textWords[language];
  const text = (name: string, value: string | undefined) =>
    value ? ['', paint.strong(name), ...paragraph(value, options)] : [];
  const lines = (name: string, values: string[]) =>
    values.length === 0
      ? []
      : ['', paint.strong(name), ...values.map(value => `  ${value}`)];
  return [
    `${paint.strong(check.title[language])}  ${paint.dim(check.id)}`,
    `${phase.order} ${phase.title[language]} / ${task.title[language]}`,
    [
      labels.severity[check.severity],
      labels.days(String(check.effort)),
      check.responsibility === 'platform' ? words.platform : words.service,
      check.archetypes.map(each => labels.archetype[each]).join(labels.comma),
    ].join(' · '),
    ...text(words.rule, check.rule[language]),
    ...text(words.question, check.attest?.question[language]),
    ...text(words.why, check.why[language]),
    ...text(words.fix, check.fix[language]),
    ...text(
      check.required ? words.required : words.advice,
      because?.[language] ?? ' ',
    ),
    ...text(
      words.notWaivable,
      check.waivable === false
        ? check.notWaivableBecause?.[language] ?? ' '
        : undefined,
    ),
    ...text(words.disabled, check.disabled),
    ...text(words.seenBy, seenBy(check, language)),
    ...lines(
      words.guide,
      check.guide ? [check.guide.replace(/\//g, ' / ')] : [],
    ),
    ...lines(
      words.cel,
      written(expressions).flatMap(([name, value]) => {
        const [first, ...more] = value.trim().split('\n');
        return [`${name}: ${first}`, ...more.map(line => `  ${line}`)];
      }),
    ),
    ...lines(
      words.equivalents,
      Object.entries(check.equivalents ?? {}).map(
        ([tool, rules]) => `${tool}${labels.colon}${rules.join(', ')}`,
      ),
    ),
    ...lines(words.links, check.links ?? []),
  ];
}

function seenBy({ attest, collector }: CheckView, language: Language) {
  const words = explainWords[language];
  return attest || !collector ? words.byPerson : words.byCollector(collector);
}

function written(
  expressions: Explained['expressions'],
): Array<[string, string]> {
  return Object.entries(expressions).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
}

function paragraph(text: string, { columns }: TextOptions): string[] {
  return text.trim() === ''
    ? []
    : wrap(text, Math.max(columns - 2, 40)).map(line => `  ${line}`);
}
