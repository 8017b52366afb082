import { deliveriesOf, kinds } from './testing';

const application = (name: string, spec: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name} }\nspec:\n${spec}`;
const source = (path: string, revision = 'v1.0.0') =>
  `  source: { repoURL: https://bot:secret@git.example.org/shop.git, path: ${path}, targetRevision: ${revision} }\n`;
describe('Applications of Argo CD', () => {
  it('are read whole, wherever they are', async () => {
    const [delivery] = await deliveriesOf({
      'deploy/base/service.yaml': 'kind: Service\n',
      'argocd/prod.yaml': application(
        'shop',
        `${source('deploy/base')}  project: shop
  destination: { namespace: shop }
  syncPolicy:
    automated: { prune: true }
    retry: { limit: 0 }
    syncOptions: [CreateNamespace=true, ServerSideApply=false]
    managedNamespaceMetadata: { labels: { pod-security.kubernetes.io/enforce: baseline } }
`,
      ),
    });
    expect(delivery).toEqual({
      tool: 'argocd',
      kind: 'Application',
      name: 'shop',
      title: 'Application/shop',
      namespace: 'shop',
      project: { set: true, value: 'shop', source: at(6) },
      sources: [
        {
          type: 'git',
          repository: 'https://git.example.org/shop.git',
          path: 'deploy/base',
          chart: '',
          here: true,
          valuesOnly: false,
          revision: {
            set: true,
            text: 'v1.0.0',
            kind: 'version',
            source: at(5),
          },
          moving: false,
          source: at(5),
        },
      ],
      automated: { set: true, value: true, source: at(9) },
      prune: { set: true, value: true, source: at(9) },
      selfHeal: { set: false, value: false, source: at(9) },
      retry: { set: true, value: false, source: at(10) },
      createsNamespace: { set: true, value: true, source: at(11) },
      podSecurity: { set: true, value: 'baseline', source: at(12) },
      serverSideApply: { set: true, value: false, source: at(11) },
      cascades: { set: false, value: false, source: at(3) },
      patched: false,
      environments: ['production'],
      source: at(2),
    });
    function at(line: number) {
      return { file: 'argocd/prod.yaml', line };
    }
  });

  it('have several sources, of which some lend values only', async () => {
    const [{ sources }] = await deliveriesOf({
      'app.yaml': application(
        'shop',
        `  sources:
    - { repoURL: https://charts.example.org, chart: shop, targetRevision: 1.4.0 }
    - { repoURL: oci://registry.example.org/charts/shop, path: ., targetRevision: 1.4.0 }
    - { repoURL: https://git.example.org/config.git, ref: values }
    - just a text
    - {}
`,
      ),
    });
    expect(
      sources.map(({ type, valuesOnly, moving, revision }) => [
        type,
        valuesOnly,
        moving,
        revision.kind,
      ]),
    ).toEqual([
      ['helm', false, false, 'version'],
      ['oci', false, false, 'version'],
      ['git', true, false, 'head'],
    ]);
  });

  it('are not read where they are patches, of tests, or templates of charts', async () => {
    const app = application('shop', source('k8s'));
    expect(
      await deliveriesOf({
        'patch.yaml': application('shop', '  source: { targetRevision: v2 }\n'),
        'tests/app.yaml': app,
        'chart/Chart.yaml': 'apiVersion: v2\nname: x\n',
        'chart/templates/app.yaml': `{{ if .Values.x }}\n${app}{{ end }}\n`,
      }),
    ).toEqual([]);
  });
});

describe('ApplicationSets', () => {
  const set = (generators: string, more = '') =>
    `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shop }
spec:
  generators: ${generators}
${more}  template:
    metadata: { name: 'shop-{{env}}' }
    spec:
      source: { repoURL: https://git.example.org/x.git, path: 'overlays/{{env}}', targetRevision: '{{revision}}' }
`;

  it('are one item, or one for each way of delivering', async () => {
    const element = (env: string, revision: string) =>
      `{ env: ${env}, revision: ${revision} }`;
    const deliveries = await deliveriesOf({
      'a.yaml': set(
        `[{ list: { elements: [${element('staging', 'main')}, ${element(
          'production',
          'v1.0.0',
        )}, ${element('dev', 'main')}] } }]`,
      ),
    });
    expect(kinds(deliveries)).toEqual([
      {
        title: 'ApplicationSet/shop',
        environments: ['staging', 'development'],
        type: 'git',
        revision: 'branch main',
        line: 9,
      },
      {
        title: 'ApplicationSet/shop',
        environments: ['production'],
        type: 'git',
        revision: 'version v1.0.0',
        line: 9,
      },
    ]);
    expect(deliveries[0].sources[0].path).toBe('overlays/{{env}}');
  });

  it('are read as they stand where only Argo CD knows what they make', async () => {
    const deliveries = await deliveriesOf({
      'a.yaml': set('[{ clusters: {} }]', "  templatePatch: '{}'\n"),
    });
    expect(kinds(deliveries)).toMatchObject([
      { revision: 'open {{revision}}' },
    ]);
    expect(deliveries[0].patched).toBe(true);
  });
});

it('takes what a kustomization builds once, as it is built', async () => {
  const deliveries = await deliveriesOf({
    'base/kustomization.yaml': 'resources: [app.yaml]\n',
    'base/app.yaml': application('shop', source('k8s', 'main')),
    'overlays/production/kustomization.yaml': [
      'resources: [../../base]',
      'patches:',
      '  - target: { kind: Application }',
      '    patch: |',
      '      - { op: replace, path: /spec/source/targetRevision, value: v1.0.0 }',
      '',
    ].join('\n'),
  });
  expect(kinds(deliveries)).toEqual([
    {
      title: 'Application/shop',
      environments: ['production'],
      type: 'git',
      revision: 'version v1.0.0',
      line: expect.any(Number),
    },
  ]);
});

it('knows that one which an overlay that is not rendered takes in may be patched', async () => {
  const deliveries = await deliveriesOf({
    'base/kustomization.yaml': 'resources: [app.yaml]\n',
    'base/app.yaml': application('shop', source('k8s', 'main')),
    'overlays/production/kustomization.yaml':
      'resources: [../../base, https://github.com/acme/more]\n',
    'other/app.yaml': application('web', source('k8s', 'main')),
  });
  expect(deliveries.map(({ name, patched }) => [name, patched])).toEqual([
    ['shop', true],
    ['web', false],
  ]);
});
