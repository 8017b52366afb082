import fc from 'fast-check';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { repositoryOf } from '../../files/testing';
import {
  chartYaml,
  objectYaml,
  plannedSets,
  RecordingRenderer,
} from './__testUtils__/recording';
import { defaultSetLimits } from './limits';
import { loadSets } from './load';

const repository: Record<string, string> = {
  'c/Chart.yaml': chartYaml(
    'c',
    'dependencies:\n  - {name: d, repository: "file://../d", version: 1.x}\n',
  ),
  'c/values-prod.yaml': 'a: 1\n',
  'k/base/kustomization.yaml':
    'resources:\n  - a.yaml\npatches:\n  - path: p.yaml\nconfigMapGenerator:\n  - name: x\n    files: [a=b.txt]\n',
  'k/prod/kustomization.yaml': 'resources: [../base]\n',
  'k8s/a.yaml': `${objectYaml('Deployment', 'a')}---\n${objectYaml(
    'Service',
    'b',
  )}`,
  'app.yaml':
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  sources:\n    - path: c\n      helm:\n        valueFiles: [values-prod.yaml]\n        values: "a: 1"\n        parameters: [{name: a.b, value: c}]\n  destination: {namespace: n}\n',
  'set.yaml':
    "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators:\n    - list: {elements: [{e: prod}]}\n    - git: {directories: [{path: k/*}]}\n  template:\n    metadata: {name: 'a-{{e}}'}\n    spec: {source: {path: '{{path}}'}}\n",
};

const mutation = fc.record({
  file: fc.constantFrom(...Object.keys(repository)),
  at: fc.nat(300),
  length: fc.nat(10),
  text: fc.oneof(
    fc.constantFrom(
      ...[
        '\n',
        '---\n',
        '- ',
        ': ',
        '&a ',
        '*a',
        '{',
        '[',
        '"',
        '../',
        '{{',
        '}}',
        'null',
        '1',
        '[]',
        '{}',
        '!!x ',
        '\0',
        '/',
        'kind: List\nitems:\n',
      ],
    ),
    fc.string({ maxLength: 6 }),
  ),
});

describe('hostile repositories', () => {
  it('with mutated manifests, charts and Applications break nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        async mutations => {
          const files = { ...repository };
          for (const { file, at, length, text } of mutations) {
            const before = files[file];
            files[file] =
              before.slice(0, at) + text + before.slice(at + length);
          }
          const renderer = new RecordingRenderer();
          const sets = await plannedSets(files, { renderer });
          for (const set of sets) {
            expect(set.environment).not.toBe('');
            expect(set.status === 'rendered' || set.gaps.length > 0).toBe(true);
          }
          for (const { valueFiles, chart } of renderer.charts) {
            expect(
              [chart, ...valueFiles].filter(path =>
                /^\/|(^|\/)\.\.(\/|$)/.test(path),
              ),
            ).toEqual([]);
          }
        },
      ),
      { seed: 7, numRuns: 150 },
    );
  }, 60_000);

  it.each([
    [
      'generators',
      (n: number) => `[${'{list: {elements: [{e: x}]}},'.repeat(n)}]`,
    ],
    [
      'elements',
      (n: number) => `[{list: {elements: [${'{e: x},'.repeat(n)}]}}]`,
    ],
    [
      'a matrix of matrices',
      () =>
        `[${'{matrix: {generators: ['.repeat(30)}{}, {}${']}}'.repeat(30)}]`,
    ],
    ['globs', () => `[{git: {directories: [{path: "${'*a'.repeat(90)}"}]}}]`],
  ])('with endless %s are done soon', async (_, generators) => {
    const started = performance.now();
    await plannedSets({
      'c/Chart.yaml': chartYaml('c'),
      [`${'a'.repeat(200)}b/x.yaml`]: '',
      'set.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: ${generators(
        10_000,
      )}\n  template:\n    metadata: {name: 'a-{{e}}'}\n    spec: {source: {path: c}}\n`,
    });
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('with many objects let others have their turn', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `k8s/${at}.yaml`,
        Array.from({ length: 100 }, (__, i) =>
          objectYaml(
            'ConfigMap',
            `c${at}-${i}`,
            `data: {${'a: b, '.repeat(1)}c: d}\n`,
          ),
        ).join('---\n'),
      ]),
    );
    const open = await repositoryOf(files);
    const delay = monitorEventLoopDelay({ resolution: 2 });
    delay.enable();
    const [set] = await loadSets(
      open,
      new RecordingRenderer(),
      defaultSetLimits,
    );
    delay.disable();
    expect(set.objects).toHaveLength(4_000);
    expect(delay.max / 1e6).toBeLessThan(200);
  });
});
