import {
  brief,
  chartYaml,
  plannedSets,
  RecordingRenderer,
} from './__testUtils__/recording';

const chart = {
  'charts/web/Chart.yaml': chartYaml('web'),
  'values/web.yaml': '',
  'values/web-prod.yaml': '',
  'values/web-staging.yaml': '',
};
const helmfile = (release: string, more = '') => ({
  ...chart,
  'helmfile.yaml': `${more}releases:\n  - name: shop\n    namespace: shop-{{ .Environment.Name }}\n    chart: ./charts/web\n${release}`,
});

async function planned(files: Record<string, string>) {
  const renderer = new RecordingRenderer();
  const sets = await plannedSets(files, { renderer });
  return { sets, requests: renderer.charts };
}

it('makes a set of a release for each environment', async () => {
  const { sets, requests } = await planned(
    helmfile(
      '    values: [values/web.yaml, "values/web-{{ .Environment.Name }}.yaml", {replicas: 2, a: {b: 1}}, {a: {c: 2}}]\n',
      'environments: {default: {}, staging: {}, prod: {}}\n',
    ),
  );
  expect(brief(sets)).toEqual([
    'helm production charts/web values/web.yaml values/web-prod.yaml',
    'helm staging charts/web values/web.yaml values/web-staging.yaml',
  ]);
  expect(sets[0]).toMatchObject({
    releaseName: 'shop',
    namespace: 'shop-prod',
  });
  expect(requests[0]).toMatchObject({
    releaseName: 'shop',
    values: { replicas: 2, a: { b: 1, c: 2 } },
  });
});

it('makes one where no environment is named', async () => {
  const { sets } = await planned(helmfile('    values: [values/web.yaml]\n'));
  expect(brief(sets)).toContain('helm default charts/web values/web.yaml');
});

it.each([
  ['a values file that is not here', 'failed', 'values: [values/none.yaml]'],
  ['values set one by one', 'elsewhere', 'set: [{name: a, value: b}]'],
  [
    'a file over inline values',
    'elsewhere',
    'values: [{a: 1}, values/web.yaml]',
  ],
  ['a template in values', 'elsewhere', 'values: [{a: "{{ .Values.a }}"}]'],
  ['encrypted values', 'elsewhere', 'secrets: [values/web.yaml]'],
])('says that it can not render %s', async (_title, status, line) => {
  const { sets } = await planned(helmfile(`    ${line}\n`));
  const [set] = sets.filter(({ releaseName }) => releaseName === 'shop');
  expect(set).toMatchObject({
    status,
    failedAt: { file: 'helmfile.yaml', line: 2 },
  });
});

it('takes no chart of a Helm repository for one of ours, and nothing that is not installed', async () => {
  const { sets } = await planned({
    ...chart,
    'helmfile.yaml':
      'releases:\n- {name: a, chart: stable/nginx}\n- {name: b, chart: ./charts/web, installed: false}\n- {name: c, chart: "{{ .Values.chart }}"}\n- 1\n',
  });
  expect(sets.map(({ releaseName }) => releaseName)).not.toContain('a');
  expect(sets.map(({ releaseName }) => releaseName)).not.toContain('b');
  expect(sets.every(({ directory }) => directory === 'charts/web')).toBe(true);
});

it('leaves a helmfile that only a template engine can read', async () => {
  const { sets } = await planned({
    ...chart,
    'helmfile.yaml': '{{ range $a := .Values.all }}\nreleases:\n{{ end }}\n',
  });
  expect(sets.map(({ directory }) => directory)).toContain('charts/web');
});
