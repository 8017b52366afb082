import { repositoryOf } from '../../files/testing';
import { chartYaml } from './__testUtils__/recording';
import { loadManifestSets } from './loadManifestSets';

const deployment = `{{- range .Values.tiers }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $.Release.Name }}-{{ . }}
  namespace: {{ $.Release.Namespace }}
spec:
  replicas: {{ $.Values.replicas }}
  selector: &labels
    matchLabels: {app: {{ . }}}
  template:
    metadata:
      labels: {app: {{ . }}}
    spec:
      containers:
        - name: app
          image: "app:{{ $.Values.tag }}"
          resources:
            {{- toYaml $.Values.resources | nindent 12 }}
{{- end }}
`;

const chart = {
  'deploy/chart/Chart.yaml': chartYaml('shop'),
  'deploy/chart/values.yaml':
    'replicas: 1\ntag: "1"\ntiers: [web]\nresources: {limits: {memory: 64Mi}}\n',
  'deploy/chart/values-prod.yaml': 'replicas: 3\ntiers: [web, worker]\n',
  'deploy/chart/values-dev.yaml': 'tag: {{ broken\n',
  'deploy/chart/templates/deployment.yaml': deployment,
  'deploy/chart/templates/rbac.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: shop}
subjects:
  - {kind: ServiceAccount, name: shop, namespace: {{ .Release.Namespace }}}
`,
};

describe('with the real tools', () => {
  it('renders charts for each environment and finds what came out in the templates', async () => {
    const repository = await repositoryOf(chart);
    const loading = loadManifestSets(repository);
    expect(loadManifestSets(repository)).toBe(loading);
    const [production, development] = await loading;

    expect(production).toMatchObject({
      environment: 'production',
      status: 'rendered',
      gaps: [],
    });
    const file = 'deploy/chart/templates/deployment.yaml';
    const deployments = production.objects.filter(
      ({ kind }) => kind === 'Deployment',
    );
    expect(
      deployments.map(({ name, value, source }) => [
        name,
        (value.spec as { replicas: number }).replicas,
        source,
      ]),
    ).toEqual([
      ['shop-web', 3, { file, line: 4 }],
      ['shop-worker', 3, { file, line: 4 }],
    ]);
    const container = ['spec', 'template', 'spec', 'containers', 0];
    const places = [
      ['spec', 'replicas'],
      [...container, 'image'],
      [...container, 'resources', 'limits', 'memory'],
      [...container, 'livenessProbe'],
    ].map(path => deployments[1].sourceOf(path).line);
    expect(places).toEqual([9, 18, 19, 17]);

    expect(development).toMatchObject({
      environment: 'development',
      status: 'failed',
      objects: [],
    });
    expect(development.failedAt.file).toBe('deploy/chart/values-dev.yaml');
    expect(development.message.en).not.toBe('');
  });

  it('leaves a namespace open that nothing says', async () => {
    const [open] = await loadManifestSets(
      await repositoryOf({ ...chart, 'deploy/chart/values-dev.yaml': '' }),
    );
    expect(open.namespace).toBe('');
    expect(open.objects.map(({ namespace }) => namespace)).toEqual([
      '',
      '',
      '',
    ]);
    expect(
      JSON.stringify(open.objects.map(({ value }) => value)),
    ).not.toContain('namespace');
  });

  it('puts in the namespace that an Application says', async () => {
    const [set] = await loadManifestSets(
      await repositoryOf({
        ...chart,
        'app.yaml':
          'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop-prod}\nspec:\n  source: {path: deploy/chart, helm: {releaseName: s, valuesObject: {tag: inline}}}\n  destination: {namespace: shop}\n',
      }),
    );
    expect(set).toMatchObject({ namespace: 'shop', environment: 'production' });
    const [role, web] = set.objects;
    expect(role.value.subjects).toEqual([
      { kind: 'ServiceAccount', name: 'shop', namespace: 'shop' },
    ]);
    expect([web.name, web.namespace]).toEqual(['s-web', 'shop']);
    expect(JSON.stringify(web.value)).toContain('"image":"app:inline"');
  });

  it('builds kustomizations and finds what came out in their resources', async () => {
    const repository = await repositoryOf({
      'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
      'base/deployment.yaml':
        '# of the shop\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: app\n          image: app:1\n',
      'overlays/prod/kustomization.yaml':
        'namespace: shop\nnamePrefix: prod-\nresources: [../../base]\nconfigMapGenerator:\n  - name: settings\n    literals: [A=1]\npatches:\n  - patch: |\n      - {op: replace, path: /spec/replicas, value: 3}\n    target: {kind: Deployment}\n',
    });
    const sets = await loadManifestSets(repository);
    expect(
      sets.map(({ environment, namespace }) => [environment, namespace]),
    ).toEqual([['production', 'shop']]);
    const [configMap, web] = sets[0].objects;
    expect(configMap.name).toMatch(/^prod-settings-/);
    expect(configMap.source).toEqual({
      file: 'overlays/prod/kustomization.yaml',
      line: 5,
    });
    expect(web).toMatchObject({
      name: 'prod-web',
      namespace: 'shop',
      source: { file: 'base/deployment.yaml', line: 3 },
    });
    expect(web.value.spec).toMatchObject({ replicas: 3 });
    expect(web.sourceOf(['spec', 'replicas'])).toEqual({
      file: 'overlays/prod/kustomization.yaml',
      line: 9,
    });
    expect(
      web.sourceOf(['spec', 'template', 'spec', 'containers', 0, 'image']).line,
    ).toBe(12);
  });
});
