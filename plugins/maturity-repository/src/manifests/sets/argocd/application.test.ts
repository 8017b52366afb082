import {
  brief,
  chartYaml,
  objectYaml,
  plannedSets,
  RecordingRenderer,
} from '../__testUtils__/recording';

const own = 'https://git.example.org/shop.git';

function application(name: string, source: string, destination = '{}') {
  return [
    'apiVersion: argoproj.io/v1alpha1',
    'kind: Application',
    `metadata: {name: ${name}}`,
    'spec:',
    `  destination: ${destination}`,
    `  source: ${source}`,
    '',
  ].join('\n');
}

const chart = {
  'deploy/chart/Chart.yaml': chartYaml('shop'),
  'deploy/chart/values-dev.yaml': '',
  'deploy/chart/values-prod.yaml': '',
};

describe('Applications', () => {
  it('say which values, release and namespace a chart has in each environment', async () => {
    const source = (file: string) =>
      `{repoURL: ${own}, path: ./deploy/chart/, helm: {valueFiles: [values.yaml, ${file}]}}`;
    const sets = await plannedSets({
      ...chart,
      'deploy/argocd/app-dev.yaml': application(
        'shop-dev',
        source('values-dev.yaml'),
        '{namespace: shop-dev}',
      ),
      'deploy/argocd/app-prod.yaml': application(
        'shop-prod',
        `{repoURL: ${own}, path: deploy/chart, helm: {releaseName: shop, valueFiles: [/deploy/chart/values-prod.yaml]}}`,
        '{namespace: shop}',
      ),
    });
    expect(brief(sets)).toEqual([
      'helm production deploy/chart deploy/chart/values-prod.yaml',
      'helm development deploy/chart deploy/chart/values-dev.yaml',
    ]);
    expect(
      sets.map(({ releaseName, namespace }) => [releaseName, namespace]),
    ).toEqual([
      ['shop', 'shop'],
      ['shop-dev', 'shop-dev'],
    ]);
  });

  it('leave the other environments to their values files', async () => {
    const sets = await plannedSets({
      ...chart,
      'app.yaml': application(
        'shop-production',
        `{repoURL: ${own}, path: deploy/chart}`,
      ),
    });
    expect(brief(sets)).toEqual([
      'helm production deploy/chart',
      'helm development deploy/chart deploy/chart/values-dev.yaml',
    ]);
  });

  it('give values inline: valuesObject over values, parameters over both', async () => {
    const renderer = new RecordingRenderer();
    await plannedSets(
      {
        'c/Chart.yaml': chartYaml('shop'),
        'a.yaml': application(
          'a',
          '{path: c, helm: {values: "a: {b: 1}\\nc: yes"}}',
        ),
        'b.yaml': application(
          'b',
          '{path: c, helm: {values: "z: 1", valuesObject: {a: {b: 1, c: 2}}, parameters: [{name: a.b, value: "7"}, {name: a.d\\.e, value: "true"}, {name: x, value: "1", forceString: true}]}}',
        ),
      },
      { renderer },
    );
    expect(renderer.charts.map(({ values }) => values)).toEqual([
      { a: { b: 1 }, c: true },
      { a: { b: 7, c: 2, 'd.e': true }, x: '1' },
    ]);
  });

  it.each([
    ['[{name: "a[0].b", value: x}]', '', 'elsewhere', /only Argo CD/],
    ['[]', 'values: "just text", ', 'failed', /not a YAML mapping/],
    ['[]', 'values: "a: [", ', 'failed', /not a YAML mapping/],
  ])(
    'with parameters %s or %s are not rendered otherwise than Argo CD would',
    async (parameters, more, status, message) => {
      const [set] = await plannedSets({
        'c/Chart.yaml': chartYaml('shop'),
        'a.yaml': application(
          'a',
          `{path: c, helm: {${more}parameters: ${parameters}}}`,
        ),
      });
      expect(set).toMatchObject({
        status,
        failedAt: { file: 'a.yaml', line: 6 },
        gaps: [{ error: false }],
      });
      expect(set.message.en).toMatch(message);
    },
  );

  it('take values from another source of theirs', async () => {
    const sets = await plannedSets({
      'charts/shop/Chart.yaml': chartYaml('shop'),
      'config/shop/prod.yaml': '',
      'app.yaml': [
        'apiVersion: argoproj.io/v1alpha1',
        'kind: Application',
        'metadata: {name: shop}',
        'spec:',
        '  sources:',
        `    - {repoURL: ${own}, ref: values}`,
        '    - path: charts/shop',
        '      helm:',
        '        valueFiles: [$values/config/shop/prod.yaml]',
        '  destination: {namespace: shop}',
      ].join('\n'),
    });
    expect(brief(sets)).toEqual([
      'helm production charts/shop config/shop/prod.yaml',
    ]);
  });

  it('say which values file is missing and where, unless they ignore it', async () => {
    const files = (more: string) => ({
      'c/Chart.yaml': chartYaml('shop'),
      'app.yaml': application(
        'shop',
        `{path: c, helm: {valueFiles: [../secrets.yaml]${more}}}`,
      ),
    });
    const [missing] = await plannedSets(files(''));
    expect(missing).toMatchObject({
      status: 'failed',
      message: {
        en: 'The values file ../secrets.yaml is not in this repository',
      },
      failedAt: { file: 'app.yaml', line: 6 },
    });
    const [ignored] = await plannedSets(
      files(', ignoreMissingValueFiles: true'),
    );
    expect(ignored.status).toBe('rendered');
  });

  it.each([
    ['https://example.org/values.yaml'],
    ['../../../etc/passwd'],
    ['$ARGOCD_APP_NAME.yaml'],
  ])('never reach for %s', async file => {
    const renderer = new RecordingRenderer();
    const [set] = await plannedSets(
      {
        'c/Chart.yaml': chartYaml('shop'),
        'app.yaml': application(
          'shop',
          `{path: c, helm: {valueFiles: ['${file}']}}`,
        ),
      },
      { renderer },
    );
    expect(set.status).toBe('failed');
    expect(renderer.charts).toEqual([]);
  });

  it.each([
    ['shop-prod', '{path: k8s}', '{}', 'production'],
    ['shop', '{path: k8s}', '{namespace: stage-shop}', 'staging'],
    ['shop', '{path: k8s}', '{name: qa2}', 'qa2'],
    ['demo-app', '{path: k8s}', '{}', 'default'],
  ])(
    'called %s of %s to %s deploy into %s',
    async (name, source, destination, environment) => {
      const sets = await plannedSets({
        'app.yaml': application(name, source, destination),
        'k8s/a.yaml': objectYaml('Service', 'a'),
      });
      expect(brief(sets)).toEqual([`plain ${environment} k8s`]);
    },
  );

  it('of directories take what lies in them, or below them', async () => {
    const files = {
      'k8s/a.yaml': objectYaml('Service', 'a'),
      'k8s/x/b.yaml': objectYaml('Service', 'b'),
    };
    const namesOf = async (directory: string) =>
      (
        await plannedSets({
          ...files,
          'app.yaml': application(
            'dev',
            `{path: k8s${directory}}`,
            '{namespace: n}',
          ),
        })
      ).map(({ namespace, objects }) => [
        namespace,
        objects.map(({ name }) => name),
      ]);
    expect(await namesOf('')).toEqual([
      ['n', ['a']],
      ['', ['b']],
    ]);
    expect(await namesOf(', directory: {recurse: true}')).toEqual([
      ['n', ['a', 'b']],
    ]);
  });

  it('of kustomizations name their environments and namespaces', async () => {
    const sets = await plannedSets({
      'k/kustomization.yaml': 'resources: [a.yaml]\n',
      'k/a.yaml': objectYaml('Service', 'a'),
      'dev.yaml': application('shop-dev', '{path: k}', '{namespace: dev}'),
      'prod.yaml': application('shop-prod', '{path: k}', '{namespace: prod}'),
    });
    expect(brief(sets)).toEqual([
      'kustomize production k',
      'kustomize development k',
    ]);
    expect(sets.map(({ namespace }) => namespace)).toEqual(['prod', 'dev']);
  });

  it('of charts from elsewhere are known not to be rendered, if there is nothing else', async () => {
    const files = {
      'app.yaml': application(
        'shop-prod',
        '{repoURL: https://charts.example.org, chart: service, targetRevision: 1.0.0}',
      ),
    };
    const [set] = await plannedSets(files);
    expect(set).toMatchObject({
      environment: 'production',
      origin: 'helm',
      status: 'elsewhere',
      message: {
        en: 'The chart service of https://charts.example.org is not in this repository',
      },
    });
    expect(
      brief(
        await plannedSets({
          ...files,
          'k8s/a.yaml': objectYaml('Service', 'a'),
        }),
      ),
    ).toEqual(['plain default k8s']);
  });
});
