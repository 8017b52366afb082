import {
  brief,
  chartYaml,
  objectYaml,
  plannedSets,
} from '../__testUtils__/recording';

const chart = {
  'deploy/chart/Chart.yaml': chartYaml('shop'),
  'deploy/chart/values-dev.yaml': '',
  'deploy/chart/values-prod.yaml': '',
};

describe('ApplicationSets', () => {
  const set = (generators: string, path: string, more = '') =>
    [
      'apiVersion: argoproj.io/v1alpha1',
      'kind: ApplicationSet',
      'metadata: {name: shop}',
      'spec:',
      `  generators: ${generators}`,
      '  template:',
      "    metadata: {name: 'shop-{{.env}}'}",
      '    spec:',
      `      source: {path: '${path}'${more}}`,
      "      destination: {namespace: 'shop-{{ .env }}'}",
      '',
    ].join('\n');

  it('with lists', async () => {
    const sets = await plannedSets({
      ...chart,
      'set.yaml': set(
        '[{list: {elements: [{env: dev}, {env: prod}]}}]',
        'deploy/chart',
        ", helm: {valueFiles: ['values-{{env}}.yaml']}",
      ),
    });
    expect(brief(sets)).toEqual([
      'helm production deploy/chart deploy/chart/values-prod.yaml',
      'helm development deploy/chart deploy/chart/values-dev.yaml',
    ]);
    expect(sets[0]).toMatchObject({
      releaseName: 'shop-prod',
      namespace: 'shop-prod',
    });
  });

  it.each([
    '{{path}}',
    '{{.path.path}}',
    'k8s/{{path.basename}}',
    'k8s/{{index .path.segments 1}}',
    '{{path[0]}}/{{path[1]}}',
  ])('with directories, called %s', async path => {
    const sets = await plannedSets({
      'k8s/prod/a.yaml': objectYaml('Service', 'a'),
      'k8s/dev/a.yaml': objectYaml('Service', 'a'),
      'k8s/old/a.yaml': objectYaml('Service', 'a'),
      'set.yaml': set(
        '[{git: {directories: [{path: k8s/*}, {path: k8s/old, exclude: true}]}}]',
        path,
      ).replaceAll(/\{\{ ?\.env ?\}\}/g, '{{path.basename}}'),
    });
    expect(
      sets.map(({ environment, namespace }) => [environment, namespace]),
    ).toEqual([
      ['development', 'shop-dev'],
      ['default', ''],
      ['production', 'shop-prod'],
    ]);
  });

  it('with files, and with the product of two generators', async () => {
    const files = {
      ...chart,
      'clusters/eu/config.json': '{"env": "dev"}',
      'clusters/us/config.json': '{"env": "prod"}',
    };
    const values = ", helm: {valueFiles: ['values-{{env}}.yaml']}";
    const git = '{git: {files: [{path: clusters/**/config.json}]}}';
    for (const generators of [
      `[${git}]`,
      `[{matrix: {generators: [{list: {elements: [{x: y}]}}, ${git}]}}]`,
    ]) {
      const sets = await plannedSets({
        ...files,
        'set.yaml': set(generators, 'deploy/chart', values),
      });
      expect(sets.map(({ namespace }) => namespace)).toEqual([
        'shop-prod',
        'shop-dev',
      ]);
    }
  });

  it('that only Argo CD can read are a problem, and leave the chart to its values', async () => {
    const sets = await plannedSets({
      ...chart,
      'set.yaml': set('[{clusters: {}}]', 'deploy/chart'),
    });
    expect(brief(sets)).toEqual([
      'helm production deploy/chart deploy/chart/values-prod.yaml',
      'helm development deploy/chart deploy/chart/values-dev.yaml',
    ]);
  });
});
