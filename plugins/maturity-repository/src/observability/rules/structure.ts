import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import {
  FieldPath,
  isMapping,
  listOf,
  Mapping,
  textOf,
} from '../../manifests/objects';
import { plainText } from '../../ci/json';
import { durationSeconds } from '../promql';

/** For what Prometheus would refuse to load rules, expressions and templates aside. */
export interface StructureProblem {
  rule: string;
  message: LocalizedText;
  path: FieldPath;
}

/** Problems of one document that are told. */
export const maxProblems = 100;

const groupFields = new Set(
  'name interval limit rules query_offset labels partial_response_strategy'.split(
    ' ',
  ),
);
const ruleFields = new Set(
  'record alert expr for keep_firing_for labels annotations'.split(' '),
);
const labelName = /^[a-zA-Z_]\w*$/;
const metricName = /^[a-zA-Z_:][\w:]*$/;

/** Looks at groups as Prometheus does when it loads them; what only its kin know is wrong. */
export function structureProblems(
  groups: readonly unknown[],
  path: FieldPath,
): StructureProblem[] {
  const problems: StructureProblem[] = [];
  const names = new Set<string>();
  groups.forEach((group, index) => {
    const at = [...path, index];
    const add = (en: string, zh: string, ...rest: Array<string | number>) =>
      problems.push({ rule: '', message: { en, zh }, path: [...at, ...rest] });
    if (!isMapping(group)) {
      add('a group is no mapping', '规则组不是映射');
      return;
    }
    const name = plainText(group.name) ?? '';
    if (name === '') add('a group has no name', '规则组没有名称');
    if (names.has(name)) {
      add(
        `the group '${name}' is there twice`,
        `规则组 '${name}' 重复`,
        'name',
      );
    }
    names.add(name);
    for (const field of unknownFields(group, groupFields)) {
      add(`a group has no field ${field}`, `规则组没有字段 ${field}`, field);
    }
    if (isWrongDuration(group.interval)) {
      add('the interval is no duration', 'interval 不是时长', 'interval');
    }
    listOf(group.rules).forEach((rule, position) => {
      problems.push(...problemsOfRule(rule, [...at, 'rules', position]));
    });
  });
  return problems.slice(0, maxProblems);
}

function problemsOfRule(rule: unknown, path: FieldPath): StructureProblem[] {
  const problems: StructureProblem[] = [];
  const name = ruleName(rule);
  const add = (en: string, zh: string, ...rest: string[]) =>
    problems.push({
      rule: name,
      message: { en, zh },
      path: [...path, ...rest],
    });
  if (!isMapping(rule)) {
    add('a rule is no mapping', '规则不是映射');
    return problems;
  }
  const alert = plainText(rule.alert) ?? '';
  const record = plainText(rule.record) ?? '';
  if (alert === '' && record === '') {
    add(
      "a rule has neither 'alert' nor 'record'",
      '规则既没有 alert 也没有 record',
    );
  }
  if (alert !== '' && record !== '') {
    add(
      "a rule has both 'alert' and 'record'",
      '规则同时有 alert 和 record',
      'record',
    );
  }
  if ((plainText(rule.expr) ?? '').trim() === '') {
    add('a rule has no expr', '规则没有 expr');
  }
  for (const field of unknownFields(rule, ruleFields)) {
    add(`a rule has no field ${field}`, `规则没有字段 ${field}`, field);
  }
  for (const field of ['for', 'keep_firing_for']) {
    if (isWrongDuration(rule[field])) {
      add(`'${field}' is no duration`, `'${field}' 不是时长`, field);
    } else if (record !== '' && isPositive(rule[field])) {
      add(
        `a recording rule has no '${field}'`,
        `记录规则不能有 '${field}'`,
        field,
      );
    }
  }
  if (record !== '' && !metricName.test(record)) {
    add(
      `'${record}' is no name of a metric`,
      `'${record}' 不是指标名`,
      'record',
    );
  }
  if (record !== '' && entriesOf(rule.annotations).length > 0) {
    add(
      'a recording rule has no annotations',
      '记录规则不能有 annotations',
      'annotations',
    );
  }
  for (const field of ['labels', 'annotations']) {
    if (
      rule[field] !== undefined &&
      rule[field] !== null &&
      !isMapping(rule[field])
    ) {
      add(`'${field}' is no mapping`, `'${field}' 不是映射`, field);
    }
    for (const [label, value] of entriesOf(rule[field])) {
      if (
        !labelName.test(label) ||
        (field === 'labels' && label === '__name__')
      ) {
        add(
          `'${label}' is no name of a label`,
          `'${label}' 不是标签名`,
          field,
          label,
        );
      } else if (typeof value === 'object' && value !== null) {
        add(`'${label}' is no text`, `'${label}' 不是文本`, field, label);
      }
    }
  }
  return problems;
}

/** Name of the alert or of what is recorded. */
export function ruleName(rule: unknown): string {
  if (!isMapping(rule)) return '';
  const name =
    plainText(rule.alert) || plainText(rule.record) || textOf(rule.title);
  return (name ?? '').slice(0, 200);
}

function unknownFields(value: Mapping, known: ReadonlySet<string>): string[] {
  return Object.keys(value)
    .filter(field => !known.has(field))
    .map(field => field.slice(0, 60))
    .slice(0, 5);
}

function entriesOf(value: unknown): Array<[string, unknown]> {
  return isMapping(value) ? Object.entries(value) : [];
}

function isWrongDuration(value: unknown): boolean {
  const text = plainText(value);
  return text !== undefined && durationSeconds(text) === undefined;
}

function isPositive(value: unknown): boolean {
  return (durationSeconds(plainText(value) ?? '0') ?? 0) > 0;
}
