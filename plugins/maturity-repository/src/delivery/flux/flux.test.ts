import { deliveriesOf, kinds } from '../testing';

describe('Flux', () => {
  const release = (chart: string) =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: shop, namespace: shop }\nspec:\n${chart}`;
  const ofKind = (kind: string, spec: string, namespace = 'shop') =>
    `apiVersion: source.toolkit.fluxcd.io/v1\nkind: ${kind}\nmetadata: { name: shop, namespace: ${namespace} }\nspec: ${spec}\n`;
  const kustomization =
    'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: shop, namespace: shop }\nspec:\n  prune: true\n  path: ./deploy/prod\n  sourceRef: { kind: GitRepository, name: shop }\n';

  it.each([
    ['{ url: x }', 'head'],
    ['{ url: x, ref: { branch: main } }', 'branch main'],
    ['{ url: x, ref: { branch: release-1 } }', 'release release-1'],
    ['{ url: x, ref: { branch: main, tag: v1.0.0 } }', 'version v1.0.0'],
    ['{ url: x, ref: { tag: anything } }', 'version anything'],
    ['{ url: x, ref: { semver: 1.x } }', 'range 1.x'],
    ['{ url: x, ref: { name: refs/heads/main } }', 'branch refs/heads/main'],
    ['{ url: x, ref: { branch: main, commit: abc123 } }', 'commit abc123'],
    ['{ url: x, ref: { tag: "${TAG}" } }', 'open ${TAG}'],
  ])('takes the state of a GitRepository %s', async (spec, revision) => {
    expect(
      kinds(
        await deliveriesOf({
          'a.yaml': kustomization,
          'b.yaml': ofKind('GitRepository', spec),
        }),
      ),
    ).toMatchObject([{ type: 'git', revision, environments: ['production'] }]);
  });

  it.each([
    [
      '  chart: { spec: { chart: shop, version: 1.4.0, sourceRef: { kind: HelmRepository, name: shop } } }\n',
      ofKind('HelmRepository', '{ url: https://x }'),
      'helm',
      'version 1.4.0',
    ],
    [
      '  chart: { spec: { chart: ./chart, sourceRef: { kind: GitRepository, name: shop } } }\n',
      ofKind('GitRepository', '{ url: x, ref: { branch: main } }'),
      'git',
      'branch main',
    ],
    [
      '  chartRef: { kind: OCIRepository, name: shop }\n',
      ofKind('OCIRepository', '{ url: oci://x, ref: { tag: 1.4.0 } }'),
      'oci',
      'version 1.4.0',
    ],
    [
      '  chartRef: { kind: OCIRepository, name: shop }\n',
      ofKind('OCIRepository', '{ url: oci://x }'),
      'oci',
      'head',
    ],
    [
      '  chartRef: { kind: HelmChart, name: shop }\n',
      `${ofKind(
        'HelmChart',
        '{ chart: shop, version: 1.x, sourceRef: { kind: HelmRepository, name: shop } }',
      )}---\n${ofKind('HelmRepository', '{ url: https://x }')}`,
      'helm',
      'range 1.x',
    ],
    [
      '  chartRef: { kind: OCIRepository, name: shop, namespace: flux-system }\n',
      `${ofKind('OCIRepository', '{ url: oci://x }')}---\n${ofKind(
        'OCIRepository',
        '{ url: oci://y, ref: { tag: 2.0.0 } }',
        'flux-system',
      )}`,
      'oci',
      'version 2.0.0',
    ],
    [
      '  chartRef: { kind: OCIRepository, name: other }\n',
      '',
      'unknown',
      'elsewhere',
    ],
  ])(
    'takes the chart of a HelmRelease %#',
    async (chart, sources, type, revision) => {
      expect(
        kinds(
          await deliveriesOf({ 'a.yaml': release(chart), 'b.yaml': sources }),
        ),
      ).toMatchObject([{ type, revision }]);
    },
  );

  it('takes the source that lies nearest, and none of another environment', async () => {
    const repository = (tag: string) =>
      ofKind('GitRepository', `{ url: x, ref: { tag: ${tag} } }`);
    const revisions = async (files: Record<string, string>) =>
      kinds(await deliveriesOf(files)).map(({ revision }) => revision);
    const one = kustomization.replace('deploy/prod', 'deploy');
    expect(
      await revisions({
        'clusters/a/apps.yaml': one,
        'clusters/a/flux/source.yaml': repository('v1.0.0'),
        'clusters/b/apps.yaml': one,
        'clusters/b/flux/source.yaml': repository('v2.0.0'),
      }),
    ).toEqual(['version v1.0.0', 'version v2.0.0']);
    // Which of two it is can't be told.
    expect(
      await revisions({
        'apps.yaml': one,
        'a/source.yaml': repository('v1.0.0'),
        'b/source.yaml': repository('v2.0.0'),
      }),
    ).toEqual(['elsewhere']);
    expect(
      await revisions({
        'clusters/prod/apps.yaml': one,
        'clusters/dev/source.yaml': repository('v1.0.0'),
      }),
    ).toEqual(['elsewhere']);
  });

  it('ends with HelmCharts that name each other', async () => {
    const chart = ofKind(
      'HelmChart',
      '{ chart: shop, sourceRef: { kind: HelmChart, name: shop } }',
    );
    expect(
      kinds(
        await deliveriesOf({
          'a.yaml': release('  chartRef: { kind: HelmChart, name: shop }\n'),
          'b.yaml': chart,
        }),
      ),
    ).toMatchObject([{ revision: 'head' }]);
  });

  it('knows what a Kustomization patches, at any depth', async () => {
    const patched = async (patches: string) => {
      const deliveries = await deliveriesOf({
        'a.yaml': `${kustomization}  patches:\n${patches}`,
        'b.yaml': release('  chartRef: { kind: OCIRepository, name: x }\n'),
      });
      return deliveries
        .filter(delivery => delivery.patched)
        .map(({ kind }) => kind);
    };
    expect(
      await patched('    - { target: { kind: Deployment }, patch: x }\n'),
    ).toEqual([]);
    expect(
      await patched('    - { target: { kind: HelmRelease }, patch: x }\n'),
    ).toEqual(['HelmRelease']);
    expect(
      await patched(
        '    - patch: |\n        kind: Kustomization\n        spec:\n          patches:\n            - target:\n                kind: HelmRelease\n',
      ),
    ).toEqual(['Kustomization', 'HelmRelease']);
    expect(await patched('    - { patch: x }\n')).toEqual([
      'Kustomization',
      'HelmRelease',
    ]);
  });
});
