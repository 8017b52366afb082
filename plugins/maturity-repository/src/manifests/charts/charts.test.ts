import { repositoryOf } from '../../files/testing';
import { loadManifestSets } from '../sets';
import { chartsOf } from './charts';

const chartYaml = [
  'apiVersion: v2',
  'name: web',
  'version: 1.2.3',
  'appVersion: "2.0"',
  'description: A service',
  'kubeVersion: ">=1.34.0"',
  'maintainers: [{name: a}, {name: b}]',
];
const good = {
  'chart/Chart.yaml': chartYaml.join('\n'),
  'chart/values.yaml': 'replicas: 2\n',
  'chart/values.schema.json':
    '{"type": "object", "additionalProperties": false}',
  'chart/.helmignore': '*.md\n',
  'chart/README.md': '# web\n',
  'chart/templates/NOTES.txt': 'Hello',
  'chart/templates/_helpers.tpl':
    '{{- define "web.labels" -}}\napp.kubernetes.io/name: web\n{{- end }}\n',
  'chart/templates/tests/connect.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: test\n  annotations: {"helm.sh/hook": test}\nspec: {containers: []}\n',
};

async function chartOf(files: Record<string, string>) {
  const repository = await repositoryOf(files);
  const charts = await chartsOf(repository, await loadManifestSets(repository));
  expect(charts).toHaveLength(1);
  return charts[0];
}

it('tells the quality of a chart', async () => {
  expect(await chartOf(good)).toMatchObject({
    name: 'web',
    directory: 'chart',
    apiVersion: 'v2',
    version: { set: true, value: '1.2.3', source: { line: 3 } },
    versionValid: true,
    appVersion: { set: true, value: '2.0' },
    kubeVersion: { set: true },
    icon: { set: false, source: { file: 'chart/Chart.yaml', line: 1 } },
    type: 'application',
    maintainers: 2,
    schema: { there: true, valid: true, closed: true },
    notes: true,
    readme: true,
    helmignore: true,
    tests: true,
    helpers: true,
    hardCodedNamespaces: [],
    secretsInValues: [],
    dependencies: [],
    locked: true,
    problems: [],
    source: { file: 'chart/Chart.yaml', line: 1 },
  });
});

it('reads values with a key that stands twice as helm does, and tells it', async () => {
  const { problems, secretsInValues } = await chartOf({
    ...good,
    'chart/values.yaml': 'db:\n  password: a\n  password: hunter2\n',
  });
  expect(problems).toMatchObject([
    {
      message: { en: expect.stringContaining('stands twice') },
      source: { file: 'chart/values.yaml', line: 3 },
    },
  ]);
  expect(secretsInValues).toEqual([
    { key: 'db.password', source: { file: 'chart/values.yaml', line: 3 } },
  ]);
});

it('finds the dependencies of a chart of the first form in their own file', async () => {
  const { dependencies } = await chartOf({
    'chart/Chart.yaml': 'apiVersion: v1\nname: web\nversion: 1.0.0\n',
    'chart/requirements.yaml':
      'dependencies:\n  - name: redis\n    version: 1.2.3\n',
  });
  expect(dependencies).toMatchObject([
    {
      name: 'redis',
      vendored: false,
      locked: false,
      source: { file: 'chart/requirements.yaml', line: 2 },
    },
  ]);
});

it('tells what a poor one lacks', async () => {
  expect(
    await chartOf({
      'chart/Chart.yaml': 'apiVersion: v1\nname: web\nversion: latest\n',
      'chart/values.schema.json': '{"type": "object"',
      'chart/templates/a.yaml': 'kind: A\n',
    }),
  ).toMatchObject({
    apiVersion: 'v1',
    versionValid: false,
    appVersion: { set: false },
    maintainers: 0,
    schema: { there: true, valid: false, closed: false },
    notes: false,
    readme: false,
    tests: false,
    helpers: false,
  });
});

it.each([
  ['1.2.3', true],
  ['0.1.0-rc.1+build.5', true],
  ['1.2', false],
  ['v1.2.3', false],
  ['01.2.3', false],
])('the version %s follows semantic versioning: %p', async (version, valid) => {
  const chart = await chartOf({
    'chart/Chart.yaml': `apiVersion: v2\nname: a\nversion: ${version}\n`,
  });
  expect(chart.versionValid).toBe(valid);
});

it('tells namespaces written into templates, not those that a release or rule gives', async () => {
  const { hardCodedNamespaces } = await chartOf({
    ...good,
    'chart/templates/a.yaml': [
      'metadata:',
      '  name: a',
      '  namespace: production',
      '---',
      'metadata:',
      '  {{- with .Values.labels }}',
      '  labels: {{ toYaml . }}',
      '  {{- end }}',
      '  namespace: {{ .Release.Namespace }}',
      'subjects:',
      '- kind: ServiceAccount',
      '  namespace: monitoring',
      '---',
      'metadata:',
      '  {{- if .Values.x }}',
      '  namespace: "staging" # why',
      '  {{- end }}',
    ].join('\n'),
  });
  expect(hardCodedNamespaces).toEqual([
    {
      namespace: 'production',
      source: { file: 'chart/templates/a.yaml', line: 3 },
    },
    {
      namespace: 'staging',
      source: { file: 'chart/templates/a.yaml', line: 16 },
    },
  ]);
});

it('tells secrets in values, and no value', async () => {
  const chart = await chartOf({
    ...good,
    'chart/values.yaml': [
      'db:',
      '  host: db.example.com',
      '  password: hunter2',
      'existingSecret: app-secret',
      'tokens:',
      `  - ghp_${'a'.repeat(36)}`,
      'smtp: {password: ""}',
    ].join('\n'),
  });
  expect(JSON.stringify(chart)).not.toContain('hunter2');
  expect(chart.secretsInValues).toEqual([
    {
      key: 'db.password',
      source: { file: 'chart/values.yaml', line: 3 },
    },
    {
      key: 'tokens.0',
      source: { file: 'chart/values.yaml', line: 6 },
    },
  ]);
});

it('tells values that can not be read', async () => {
  const { problems } = await chartOf({
    ...good,
    'chart/values.yaml': 'a: 1\nb: [\n',
  });
  expect(problems).toHaveLength(1);
  expect(problems[0].source.file).toBe('chart/values.yaml');
});

describe('dependencies', () => {
  const withDependencies = [
    ...chartYaml,
    'dependencies:',
    '- {name: redis, version: 20.1.0, repository: "https://user:hunter2@charts.example.com"}',
    '- {name: kafka, version: ^3.0.0, repository: "oci://charts.example.com/kafka"}',
    '- {name: local, version: 0.1.0, repository: "file://../local"}',
    '- {name: ../../etc, version: 0.1.0}',
  ].join('\n');

  it('are vendored, locked and exact, or not', async () => {
    const { dependencies, locked } = await chartOf({
      ...good,
      'chart/Chart.yaml': withDependencies,
      'chart/Chart.lock':
        'dependencies: [{name: redis, version: 20.1.0}, {name: kafka, version: 3.2.1}]',
      'chart/charts/kafka-3.2.1.tgz': 'not really',
      // Beside the chart, so no chart of its own here.
      'chart/charts/redis/Chart.yaml': 'name: redis\nversion: 20.1.0\n',
    });
    expect(locked).toBe(true);
    expect(JSON.stringify(dependencies)).not.toContain('hunter2');
    expect(
      dependencies.map(({ name, exact, vendored, locked: own, source }) => [
        name,
        exact,
        vendored,
        own,
        source.line,
      ]),
    ).toEqual([
      ['redis', true, true, true, 9],
      ['kafka', false, true, true, 10],
      ['local', true, false, false, 11],
      ['../../etc', true, false, false, 12],
    ]);
  });

  it('may lack a lock, or have one that says otherwise', async () => {
    const none = await chartOf({
      ...good,
      'chart/Chart.yaml': withDependencies,
    });
    expect(none.locked).toBe(false);
    expect(none.dependencies.every(({ locked }) => !locked)).toBe(true);
    const other = await chartOf({
      ...good,
      'chart/Chart.yaml': withDependencies,
      'chart/Chart.lock': 'dependencies: [{name: redis, version: 19.0.0}]',
    });
    expect(other.dependencies[0].locked).toBe(false);
  });
});
