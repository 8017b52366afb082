import { repositoryOf } from '../../files/testing';
import { falcoRulesSection } from './falcoRules';
import { falcoRuleShape } from './shape';

const rulesOf = async (files: Record<string, string | Buffer>) => {
  const rules = await falcoRulesSection.collect(await repositoryOf(files));
  rules.forEach(rule => falcoRuleShape.parse(rule));
  return rules;
};
const rule =
  '- rule: Odd\n  desc: Odd\n  condition: >\n    spawned_process and\n    container\n  output: odd\n  priority: NOTICE\n  tags: [a, b]\n';
const indented = (text: string, by: number) =>
  text.replace(/^(?=.)/gm, ' '.repeat(by));

it('reads a file of rules', async () => {
  expect(await rulesOf({ 'rules/a.yaml': rule })).toEqual([
    {
      kind: 'rule',
      name: 'Odd',
      enabled: true,
      changes: false,
      eventSource: 'syscall',
      missing: [],
      priority: 'NOTICE',
      priorityValid: true,
      tags: ['a', 'b'],
      exceptions: false,
      parses: true,
      undefinedMacros: [],
      limitsEvents: 'yes',
      onlyExcludes: false,
      source: { file: 'rules/a.yaml', line: 1 },
      conditionSource: { file: 'rules/a.yaml', line: 3 },
    },
  ]);
});

it.each([
  [
    'values of the chart',
    `customRules:\n  a.yaml: |-\n${indented(rule, 4)}`,
    3,
  ],
  [
    'values of a chart that depends on it',
    `falco:\n  x: 1\n  customRules:\n    a.yaml: |\n${indented(rule, 6)}`,
    5,
  ],
  [
    'a release of Flux',
    `kind: HelmRelease\nspec:\n  values:\n    customRules:\n      a.yaml: |\n${indented(
      rule,
      8,
    )}`,
    6,
  ],
  [
    'a ConfigMap',
    `apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yaml: |\n${indented(rule, 4)}`,
    5,
  ],
])('reads %s', async (_, text, line) => {
  expect(await rulesOf({ 'values.yaml': text })).toMatchObject([
    { name: 'Odd', source: { file: 'values.yaml', line } },
  ]);
});

it.each([
  ['rules of a linter', '- rule: no-console\n  level: error\n'],
  ['alerting rules', '- rule: x\n  alert: y\n  expr: up == 0\n'],
  ['macros without conditions', '- macro: x\n  text: y\n'],
  ['a text', 'rule: x\n'],
  ['broken YAML', '- rule: [\n'],
  ['a template', '- rule: {{ .Values.rule }}\n  condition: {{ x }}\n'],
  ['a binary file', Buffer.from([45, 32, 114, 117, 108, 101, 58, 0, 255])],
  ['names of Object', '- rule: constructor\n  __proto__: { condition: x }\n'],
])('finds none in %s', async (_, text) => {
  expect(await rulesOf({ 'rules.yaml': text })).toEqual([]);
});

it('bounds what is listed of a hostile file', async () => {
  const macros = Array.from(
    { length: 3_000 },
    (_, i) => `- macro: m${i}\n  condition: m${i + 1} and m${i - 1}\n`,
  ).join('');
  const start = performance.now();
  const rules = await rulesOf({
    'a.yaml': macros,
    'b.yaml': `- rule: Odd\n  condition: ${'m1 and '.repeat(
      2_000,
    )}m2\n  output: x\n`,
    'c.yaml': `- rule: ${'x'.repeat(
      5_000,
    )}\n  condition: a\n  output: x\n  tags: [${'t,'.repeat(500)}]\n`,
  });
  expect(rules).toHaveLength(1_000);
  expect(performance.now() - start).toBeLessThan(10_000);
});
