import {
  brief,
  chartYaml,
  nothing,
  plannedSets,
  RecordingRenderer,
} from './__testUtils__/recording';

describe('charts', () => {
  it('are one set for each environment with values, and never the bare chart beside them', async () => {
    const sets = await plannedSets({
      'chart/Chart.yaml': chartYaml('shop'),
      'chart/values.yaml': '',
      'chart/values-dev.yaml': '',
      'chart/values.prd.yml': '',
      'chart/values/stage.yaml': '',
      'chart/environments/qa/values.yaml': '',
      'chart/env/blue.yaml': '',
      'chart/uat/values.yaml': '',
      'chart/values-example.yaml': '',
      'chart/values-local.yaml': '',
      'chart/templates/values-prod.yaml': '',
      'chart/files/values-prod.yaml': '',
    });
    expect(brief(sets)).toEqual([
      'helm production chart chart/values.prd.yml',
      'helm staging chart chart/values/stage.yaml',
      'helm test chart chart/environments/qa/values.yaml',
      'helm development chart chart/values-dev.yaml',
      'helm blue chart chart/env/blue.yaml',
      'helm uat chart chart/uat/values.yaml',
    ]);
    expect(sets[0]).toMatchObject({
      source: { file: 'chart/Chart.yaml' },
      releaseName: 'shop',
      namespace: '',
      status: 'rendered',
      gaps: [],
    });
  });

  it('are one set without values for environments; variants are none', async () => {
    expect(
      brief(
        await plannedSets({
          'Chart.yaml': chartYaml('shop'),
          'values-ha.yaml': '',
          'ci/full-values.yaml': '',
          'envoy/values.yaml': '',
        }),
      ),
    ).toEqual(['helm default .']);
  });

  it('take variants for environments beside known ones, and common values for all', async () => {
    expect(
      brief(
        await plannedSets({
          'c/Chart.yaml': chartYaml('shop'),
          'c/values-blue.yaml': '',
          'c/values-common.yaml': '',
          'c/values-prod-eu.yaml': '',
        }),
      ),
    ).toEqual([
      'helm blue c c/values-common.yaml c/values-blue.yaml',
      'helm prod-eu c c/values-common.yaml c/values-prod-eu.yaml',
    ]);
  });

  it('find values beside the only chart, and with several by their name', async () => {
    expect(
      brief(
        await plannedSets({
          'deploy/shop/chart/Chart.yaml': chartYaml('shop'),
          'deploy/environments/prod/values.yaml': '',
          'src/values-prod.yaml': '',
        }),
      ),
    ).toEqual([
      'helm production deploy/shop/chart deploy/environments/prod/values.yaml',
    ]);
    expect(
      brief(
        await plannedSets({
          'charts/a/Chart.yaml': chartYaml('a'),
          'charts/b/Chart.yaml': chartYaml('b'),
          'env/prod/values.yaml': '',
          'env/a/values-prod.yaml': '',
        }),
      ),
    ).toEqual([
      'helm production charts/a env/a/values-prod.yaml',
      'helm default charts/b',
    ]);
  });

  it('leave out libraries, parts of other charts, tests and what the walk leaves out', async () => {
    expect(
      brief(
        await plannedSets({
          'app/Chart.yaml': chartYaml(
            'app',
            'dependencies: [{name: part, repository: "file://../part", version: 1.x}]\n',
          ),
          'app/charts/sub/Chart.yaml': chartYaml('sub'),
          'app/templates/x/Chart.yaml': chartYaml('x'),
          'part/Chart.yaml': chartYaml('part'),
          'lib/Chart.yaml': chartYaml('lib', 'type: library\n'),
          'tests/chart/Chart.yaml': chartYaml('t'),
          'vendor/chart/Chart.yaml': chartYaml('v'),
        }),
      ),
    ).toEqual(['helm default app']);
  });

  it('keep a part of another chart that has values of its own, and one that is an entity of its own', async () => {
    const files = {
      'app/Chart.yaml': chartYaml(
        'app',
        'dependencies: [{name: part, repository: "file://../part", version: 1.x}]\n',
      ),
      'part/Chart.yaml': chartYaml('part'),
    };
    expect(
      brief(await plannedSets({ ...files, 'part/values-prod.yaml': '' })),
    ).toEqual([
      'helm default app',
      'helm production part part/values-prod.yaml',
    ]);
    expect(brief(await plannedSets(files, { subpath: 'part' }))).toEqual([
      'helm default part',
    ]);
  });

  it("try chart-testing's values only where the chart doesn't render without", async () => {
    const files = {
      'c/Chart.yaml': chartYaml('shop'),
      'c/ci/a-values.yaml': '',
      'c/ci/b-values.yaml': '',
    };
    const needsB = new RecordingRenderer(({ valueFiles }) =>
      valueFiles.includes('c/ci/b-values.yaml')
        ? nothing
        : { status: 'failed', message: { en: 'no', zh: '否' }, file: 'c/x' },
    );
    expect(brief(await plannedSets(files, { renderer: needsB }))).toEqual([
      'helm default c c/ci/b-values.yaml',
    ]);
    expect(needsB.charts).toHaveLength(3);

    const fails = new RecordingRenderer(() => ({
      status: 'failed',
      message: { en: 'no', zh: '否' },
      file: 'c/templates/x.yaml',
      line: 3,
    }));
    const [failed] = await plannedSets(files, { renderer: fails });
    const failedAt = { file: 'c/templates/x.yaml', line: 3 };
    expect(failed).toMatchObject({
      status: 'failed',
      valueFiles: [],
      message: { en: 'no' },
      failedAt,
      gaps: [{ error: false, reason: { en: 'no' }, source: failedAt }],
    });
  });

  it.each([
    ['refused', true, { en: 'why', zh: '原因' }],
    ['limit', true, { en: 'c: why', zh: 'c：原因' }],
    ['no-tool', false, { en: 'why', zh: '原因' }],
  ] as const)('that are %s leave a gap', async (status, error, message) => {
    const why = { en: 'why', zh: '原因' };
    const renderer = new RecordingRenderer(() => ({ status, message: why }));
    const [set] = await plannedSets(
      { 'c/Chart.yaml': chartYaml('shop') },
      { renderer },
    );
    const source = { file: 'c/Chart.yaml' };
    expect(set).toMatchObject({
      status,
      message,
      failedAt: source,
      objects: [],
      gaps: [{ error, reason: message, source }],
    });
  });

  it('bears a broken Chart.yaml', async () => {
    expect(
      brief(await plannedSets({ 'c/Chart.yaml': 'a: [', 'd/Chart.yaml': '' })),
    ).toEqual(['helm default c', 'helm default d']);
  });
});
