import { Files } from '../types';
import {
  chart,
  chartFile,
  chartWith,
  dependency,
  lock,
  vendored,
} from './charts';
import { shop } from './shop';
import { casesOf } from './tell';

const none = [shop];
const dependent = chartFile(...dependency);
const dependentChart = (more: Record<string, string>) =>
  chartWith({ 'Chart.yaml': dependent, ...more });
const library = chartFile('type: library');
const schema = (text: string) => chartWith({ 'values.schema.json': text });
const chartAs = (...edits: Array<[string, string]>) =>
  chartWith({
    'Chart.yaml': edits.reduce(
      (text, [from, to]) => text.replace(from, to),
      chartFile(),
    ),
  });
const missing = {
  severity: 'warning' as const,
  message: {
    en: 'chart directory is missing these dependencies: redis',
    zh: 'chart directory is missing these dependencies: redis',
  },
  source: { file: 'deploy/api/Chart.yaml', line: 1 },
};
const named = (namespace: string): Files =>
  chartWith({
    'templates/service.yaml': `apiVersion: v1\nkind: Service\nmetadata:\n  name: api\n  namespace: ${namespace}\n`,
  });

/** What the checks of the task "test the rollout" say of charts. */
export const chartCases = casesOf({
  'chart-readable': {
    none,
    pass: [chart],
    fail: [
      { files: chartWith({ 'values.yaml': 'a: 1\nb: [\n' }) },
      // helm takes the last one, without a word.
      {
        files: chartWith({ 'values.yaml': 'a: { b: 1 }\na: { c: 2 }\n' }),
        at: ['a: { c: 2 }'],
      },
      {
        files: chartWith({ 'Chart.yaml': 'name: api\nversion: [\n' }),
      },
    ],
  },
  'chart-lints': {
    none,
    // What is missing in charts/ is a check of its own.
    pass: [
      {
        files: chart,
        evidence: ({ charts: [first] }) => ({
          charts: [{ ...first, lint: [missing] }],
        }),
      },
      chart,
      chartAs(['icon: https://example.com/icon.svg\n', '']),
    ],
    fail: [
      {
        files: chartWith({
          'templates/service.yaml':
            'apiVersion: v1 # named\nkind: Service\nmetadata:\n  name: Not_A_Name\n',
        }),
        at: ['apiVersion: v1 # named'],
      },
    ],
    unknown: [
      {
        files: chart,
        evidence: ({ charts }) => ({
          charts: charts.map(each => ({ ...each, linted: false })),
        }),
      },
    ],
  },
  'chart-version': {
    none,
    pass: [chart],
    fail: [
      { files: chartAs(['v2', 'v1 # old']), at: ['apiVersion: v1 # old'] },
      { files: chartAs(['1.4.0', '1.4']), at: ['version: 1.4'] },
      { files: chartAs(['version: 1.4.0\n', '']) },
    ],
  },
  'chart-values-schema': {
    none,
    pass: [chart],
    fail: [
      {
        files: chartWith({ 'values.schema.json': undefined }),
        at: ['apiVersion: v2'],
      },
      { files: schema('{') },
      { files: schema('{"type":"object"}'), at: ['{"type":"object"}'] },
    ],
  },
  'chart-dependencies-locked': {
    none: [shop, chart],
    pass: [
      dependentChart(lock),
      // A chart of the same repository changes with it alone.
      ...['', 'file://../redis'].map(place =>
        chartWith({
          'Chart.yaml': dependent.replace('https://charts.example.com', place),
        }),
      ),
    ],
    fail: [
      { files: dependentChart({}), at: ['name: redis'] },
      {
        files: dependentChart({ 'Chart.lock': 'dependencies: []\n' }),
        at: ['name: redis'],
      },
    ],
  },
  'chart-dependencies-vendored': {
    none: [shop, chart],
    pass: [dependentChart(vendored)],
    fail: [
      { files: dependentChart({}), at: ['repository'] },
      // Charts of apiVersion v1 have a file for them.
      {
        files: chartWith({
          'Chart.yaml': chartFile().replace('v2', 'v1'),
          'requirements.yaml': `${dependency.join('\n')}\n`,
        }),
        at: ['repository'],
      },
    ],
  },
  'chart-namespace': {
    none,
    pass: [chart, named('{{ .Release.Namespace }}'), named('kube-system')],
    fail: [{ files: named('shop'), at: ['namespace: shop'] }],
  },
  'chart-values-no-secrets': {
    none,
    pass: [
      chart,
      chartWith({ 'values.yaml': 'token: ""\n' }),
      // Names of a Secret and of a key in it.
      chartWith({
        'values.yaml':
          'existingSecretKey: csrf\nenvFrom: [{ secret: "{{ .Release.Name }}-env" }]\nsecretKey: CSRF_KEY\n',
      }),
    ],
    fail: [
      {
        files: chartWith({ 'values.yaml': 'token: f00dcafe42\n' }),
        at: ['f00dcafe42'],
      },
    ],
  },
  'chart-tests': {
    none: [shop, chartWith({ 'Chart.yaml': library })],
    pass: [chart],
    fail: [{ files: chartWith({ 'templates/tests/ask.yaml': undefined }) }],
  },
  'chart-documented': {
    none,
    pass: [chart],
    fail: [
      { files: chartWith({ 'README.md': undefined }) },
      { files: chartAs(['description: The API of the shop\n', '']) },
    ],
  },
  'chart-notes': {
    none: [shop, chartWith({ 'Chart.yaml': library })],
    pass: [chart],
    fail: [{ files: chartWith({ 'templates/NOTES.txt': undefined }) }],
  },
});
