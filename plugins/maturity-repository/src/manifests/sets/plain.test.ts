import { repositoryOf } from '../../files/testing';
import {
  brief,
  chartYaml,
  objectYaml,
  plannedSets,
  RecordingRenderer,
} from './__testUtils__/recording';
import { defaultSetLimits } from './limits';
import { loadSets } from './load';

const a = objectYaml('Service', 'a');

describe('plain manifests', () => {
  it('are a set for each environment that a directory or a file names', async () => {
    const sets = await plannedSets({
      'k8s/prod/web/a.yaml': a,
      'k8s/prod/b.json':
        '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "b"}}',
      'k8s/a-staging.yml': a,
      'k8s/dev.yaml': a,
      'k8s/a.yaml': a,
      'envs/blue/a.yaml': a,
    });
    expect(
      sets.map(({ environment, directory, objects }) => [
        environment,
        directory,
        objects.map(({ source }) => source.file),
      ]),
    ).toEqual([
      ['blue', 'envs/blue', ['envs/blue/a.yaml']],
      ['staging', 'k8s', ['k8s/a-staging.yml']],
      ['development', 'k8s', ['k8s/dev.yaml']],
      ['default', 'k8s', ['k8s/a.yaml']],
      ['production', 'k8s/prod', ['k8s/prod/b.json', 'k8s/prod/web/a.yaml']],
    ]);
    expect(sets[4]).toMatchObject({
      origin: 'plain',
      source: { file: 'k8s/prod/b.json' },
      status: 'rendered',
      gaps: [],
    });
  });

  it('that hold the same object twice are sets of their own', async () => {
    const b = objectYaml('Service', 'b');
    expect(
      brief(
        await plannedSets({
          'deploy/one/web/a.yaml': a,
          'deploy/one/db/b.yaml': b,
          'deploy/two/a.yaml': objectYaml('Service', 'a', 'spec: {}\n'),
          'deploy/three/c.yaml': objectYaml('Service', 'c'),
        }),
      ),
    ).toEqual([
      'plain default deploy/one',
      'plain default deploy/three',
      'plain default deploy/two',
    ]);
    expect(brief(await plannedSets({ 'x/a.yaml': a, 'x/b.yaml': a }))).toEqual([
      'plain default x',
    ]);
  });

  it('that hold the same object in the same words are one set', async () => {
    expect(
      brief(
        await plannedSets({
          'one/k8s/role.yaml': a,
          'one/k8s/b.yaml': objectYaml('Service', 'b'),
          'two/k8s/role.yaml': a,
        }),
      ),
    ).toEqual(['plain default .']);
  });

  it('leave out patches that a kustomization does not use', async () => {
    const sets = await plannedSets({
      'config/crd/kustomization.yaml': 'resources: [a.yaml]\n',
      'config/crd/a.yaml': a,
      'config/crd/patches/b.yaml': a,
      'k8s/patches/c.yaml': a,
    });
    expect(
      sets
        .filter(({ origin }) => origin === 'plain')
        .map(({ directory }) => directory),
    ).toEqual(['k8s/patches']);
  });

  it('leave out charts, kustomizations, tests and configuration of tools', async () => {
    const config = (apiVersion: string, kind: string) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\n`;
    const sets = await plannedSets({
      'c/Chart.yaml': chartYaml('c'),
      'c/templates/a.yaml': a,
      'c/crds/a.yaml': a,
      'k/kustomization.yaml': 'resources: [a.yaml, ../b.yaml]\n',
      'k/a.yaml': a,
      'k/unlisted.yaml': a,
      'b.yaml': a,
      'docs/a.yaml': a,
      'test/a.yaml': a,
      'x/e2e/a.yaml': a,
      '.github/a.yaml': a,
      'catalog-info.yaml': config('backstage.io/v1alpha1', 'Component'),
      'kubeconfig.yaml': config('v1', 'Config'),
      'kind.yaml': config('kind.x-k8s.io/v1alpha4', 'Cluster'),
      'skaffold.yaml': config('skaffold/v4beta1', 'Config'),
      'task.yaml': config('tekton.dev/v1', 'Task'),
      'flux.yaml': config('helm.toolkit.fluxcd.io/v2', 'HelmRelease'),
      'app.yaml': config('argoproj.io/v1alpha1', 'AppProject'),
      'openapi.yaml': 'openapi: 3.0.0\ninfo: {title: apiVersion kind}\n',
      'ours.yaml': config('argoproj.io/v1alpha1', 'Rollout'),
      'our2.yaml': config('example.org/v1', 'Cluster'),
    });
    const plain = sets.filter(({ origin }) => origin === 'plain');
    expect(
      plain.flatMap(({ objects }) => objects.map(({ kind }) => kind)),
    ).toEqual(['Cluster', 'Rollout']);
  });

  it.each([
    ['{{ .Values.name }}', 'placeholders'],
    ['{% if x %}', 'placeholders'],
    ['[', "The YAML can't be read"],
  ])('that are no YAML because of %s leave a gap', async (text, reason) => {
    const sets = await plannedSets({
      'k8s/a.yaml': a,
      'k8s/b.yaml': `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${text}x\n`,
      'k8s/c.yaml': `replicas: ${text}\n`,
      'k8s/d.yaml': `apiVersion: backstage.io/v1alpha1\nkind: Component\nx: ${text}\n`,
    });
    expect(sets).toHaveLength(1);
    expect(sets[0].objects).toHaveLength(1);
    expect(sets[0].gaps).toEqual([
      {
        error: false,
        reason: {
          en: expect.stringContaining(reason),
          zh: expect.stringMatching(/占位符|无法读取/),
        },
        source: { file: 'k8s/b.yaml', line: expect.any(Number) },
      },
    ]);
  });

  it.each([
    ['kind: Service\nmetadata: { name: b }\n', 'lacks apiVersion', 1],
    ['---\napiVersion: v1\nmetadata: { name: b }\n', 'lacks kind', 2],
    [`${a}---\nkind: Service\nmetadata: { name: b }\n`, 'lacks apiVersion', -2],
  ])('with half an object leave a gap: %j', async (text, reason, line) => {
    const half = { 'k8s/b.yaml': text };
    const sets = await plannedSets({ 'k8s/a.yaml': a, ...half });
    expect(sets).toHaveLength(1);
    expect(sets[0].gaps).toMatchObject([
      {
        error: false,
        reason: { en: expect.stringContaining(reason) },
        source: {
          file: 'k8s/b.yaml',
          line: line < 0 ? text.split('\n').length + line : line,
        },
      },
    ]);
  });

  it('are not thought to be where nothing else says so', async () => {
    expect(
      await plannedSets({
        'config/b.yaml': 'kind: Service\nmetadata: { name: b }\n',
        'k8s/a.yaml': a,
        'k8s/values.yaml': 'kind: Service\nname: b\n',
        'k8s/app.yaml':
          'apiVersion: backstage.io/v1alpha1\nmetadata: { name: b }\n',
      }),
    ).toMatchObject([{ directory: 'k8s', gaps: [] }]);
  });

  it('beside one that is too large to be read leave a gap', async () => {
    const large = `${a}---\n${'# x\n'.repeat(500_000)}`;
    const sets = await plannedSets({
      'k8s/a.yaml': a,
      'k8s/large.yaml': large,
      'api/large.yaml': large,
    });
    expect(sets[0].gaps).toMatchObject([
      { error: true, source: { file: 'k8s/large.yaml' } },
    ]);
  });
});

describe('a file that is too large and defines kinds', () => {
  const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things.example.com
${'# x\n'.repeat(500_000)}`;

  it('leaves no gap, since it deploys nothing', async () => {
    const sets = await plannedSets({
      'k8s/a.yaml': a,
      'k8s/crds.yaml': `${definition}---\n${definition}`,
    });
    expect(sets[0].gaps).toEqual([]);
  });

  it('leaves one where something else is in it', async () => {
    const sets = await plannedSets({
      'k8s/a.yaml': a,
      'k8s/install.yaml': `${definition}---\n${a}`,
    });
    expect(sets[0].gaps).toMatchObject([
      { error: true, source: { file: 'k8s/install.yaml' } },
    ]);
  });
});

describe('limits', () => {
  const chartsOf = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `c${10 + at}/Chart.yaml`,
        chartYaml('x'),
      ]),
    );

  it('of charts and sets leave one set that says how many more there are', async () => {
    const renderer = new RecordingRenderer();
    const sets = await plannedSets(chartsOf(7), {
      renderer,
      setLimits: { charts: 3 },
    });
    expect(renderer.charts).toHaveLength(3);
    expect(sets.map(({ status }) => status)).toEqual([
      'rendered',
      'rendered',
      'rendered',
      'limit',
    ]);
    expect(sets[3].gaps[0].error).toBe(true);
    expect(sets[3].message.en).toMatch(/^4 more sets of manifests/);
    expect(
      await plannedSets(chartsOf(7), { setLimits: { sets: 5 } }),
    ).toHaveLength(6);
  });

  it('of objects leave a gap', async () => {
    const [set] = await plannedSets(
      { 'k8s/a.yaml': `${a}---\n`.repeat(9) },
      { setLimits: { objects: 4 } },
    );
    expect(set.objects).toHaveLength(4);
    expect(set.gaps).toMatchObject([{ error: true }]);
  });
});

describe('loading', () => {
  it('notes gaps as problems', async () => {
    const repository = await repositoryOf({
      'k8s/a.yaml': 'apiVersion: v1\nkind: Service\nx: {{ y }}z\n',
    });
    await loadSets(repository, new RecordingRenderer(), defaultSetLimits);
    expect(repository.problems).toMatchObject([
      { source: { file: 'k8s/a.yaml', line: 3 } },
    ]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const repository = await repositoryOf(
      {
        'a/Chart.yaml': chartYaml('a'),
        'b/Chart.yaml': chartYaml('b'),
        'c/Chart.yaml': chartYaml('c'),
      },
      { signal: controller.signal },
    );
    const renderer = new RecordingRenderer(request => {
      expect(request.signal).toBe(controller.signal);
      controller.abort(new Error('enough'));
      return { status: 'rendered', files: [], notes: [] };
    });
    await expect(
      loadSets(repository, renderer, defaultSetLimits),
    ).rejects.toThrow('enough');
    expect(renderer.charts.length).toBeLessThan(3);
  });
});
