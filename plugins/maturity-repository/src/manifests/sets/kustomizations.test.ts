import { brief, objectYaml, plannedSets } from './__testUtils__/recording';

const a = objectYaml('Service', 'a');

describe('kustomizations', () => {
  it('that no other is built of are the sets', async () => {
    const sets = await plannedSets({
      'k8s/base/kustomization.yaml': 'resources: [a.yaml]\n',
      'k8s/base/a.yaml': a,
      'k8s/components/x/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
      'k8s/overlays/prod/kustomization.yaml':
        'namespace: shop\nresources: [../../base]\npatches: [{path: patch.yaml}]\n',
      'k8s/overlays/prod/patch.yaml': a,
      'k8s/overlays/blue/kustomization.yml': 'bases: [../../base/]\n',
      'k8s/overlays/local/kustomization.yaml': 'resources: [../../base]\n',
      'other/Kustomization': 'resources: [../k8s/old.yaml]\n',
      'k8s/old.yaml': a,
    });
    expect(brief(sets)).toEqual([
      'kustomize blue k8s/overlays/blue',
      'kustomize production k8s/overlays/prod',
      'kustomize default other',
    ]);
    expect(sets[1]).toMatchObject({
      namespace: 'shop',
      source: { file: 'k8s/overlays/prod/kustomization.yaml' },
      directory: 'k8s/overlays/prod',
    });
  });

  it('that are built of each other are one set that says so', async () => {
    const sets = await plannedSets({
      'k8s/one/kustomization.yaml': 'resources: [../two]\n',
      'k8s/two/kustomization.yaml': 'resources: [../one, ../base]\n',
      'k8s/base/kustomization.yaml': 'resources: [a.yaml]\n',
      'k8s/base/a.yaml': a,
      'k8s/other/kustomization.yaml': 'resources: [../base]\n',
    });
    expect(brief(sets)).toEqual([
      'kustomize default k8s/one',
      'kustomize default k8s/other',
    ]);
    expect(sets[0]).toMatchObject({
      status: 'failed',
      takesIn: ['k8s/two'],
      message: {
        en: expect.stringMatching(/each other: k8s\/one\/.*, k8s\/two\//),
      },
    });
  });

  it('of a developer alone are sets', async () => {
    expect(
      brief(
        await plannedSets({
          'overlays/local/kustomization.yaml': 'resources: []\n',
        }),
      ),
    ).toEqual(['kustomize local overlays/local']);
  });

  it.each([
    ['https://example.org/x.yaml', 'prod', 2],
    ['github.com/org/repo//deploy?ref=v1', 'base', 3],
    ['code.acme.dev/base', 'prod', 2],
    ['bob@git.acme.internal:base', 'base', 3],
  ])('built of %s elsewhere say so and where', async (url, where, line) => {
    const resources = (directory: string) =>
      directory === where
        ? `${'\n'.repeat(line - 2)}resources:\n - ${url}\n`
        : '';
    const sets = await plannedSets({
      'base/kustomization.yaml': resources('base'),
      'prod/kustomization.yaml': resources('prod') || 'resources: [../base]\n',
    });
    const set = sets.find(({ directory }) => directory === 'prod');
    expect(set).toMatchObject({
      status: 'elsewhere',
      failedAt: { file: `${where}/kustomization.yaml`, line },
      gaps: [{ error: false }],
    });
    expect(set?.message.en).toContain(url);
  });

  it('built of something behind a password do not tell it', async () => {
    const [set] = await plannedSets({
      'kustomization.yaml':
        'resources: ["https://bob:s3cret@git.example.com/a?token=s3cret"]\n',
    });
    expect(set.message.en).toContain('https://git.example.com/a');
    expect(JSON.stringify(set)).not.toContain('s3cret');
  });

  it('of Flux, or in tests, are none', async () => {
    expect(
      brief(
        await plannedSets({
          'clusters/kustomization.yaml':
            'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: x}\nspec: {path: ./a}\n',
          'k/tests/kustomization.yaml': 'resources: []\n',
          'test/k/kustomization.yaml': 'resources: []\n',
        }),
      ),
    ).toEqual([]);
  });
});
