import { directoryOf } from '../../../files/testing';
import { findTool } from '../tools';
import { problemOf, renderedFiles } from '../testing';
import { renderKustomization } from './renderKustomization';

// Real programs are run, and machines of CI are slow.
jest.setTimeout(60_000);

const build = async (
  files: Record<string, string | Buffer>,
  directory = 'overlays/production',
) => renderKustomization({ root: await directoryOf(files), directory });

const base = {
  'base/kustomization.yaml':
    'resources:\n- web.yaml\nconfigMapGenerator:\n- name: settings\n  files: [app=app.properties]\n  envs: [app.env]\n',
  'base/web.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  annotations:\n    kept: "yes"\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n',
  'base/app.properties': 'a=b\n',
  'base/app.env': 'c=d\n',
};

describe('renderKustomization', () => {
  it('has a real kubectl to test with', async () => {
    expect(await findTool('kubectl')).toEqual({
      tool: expect.objectContaining({
        version: expect.stringMatching(/^1\.\d+\.\d+$/),
      }),
    });
  });

  it('builds an overlay and gives each object the file it came from', async () => {
    const result = await build({
      ...base,
      'overlays/production/kustomization.yaml':
        'resources: [../../base]\ncomponents: [../../components/scaled]\nnamespace: shop\npatches:\n- path: labels.yaml\n  target: {kind: Service}\n',
      'overlays/production/labels.yaml':
        '- {op: add, path: /metadata/labels, value: {patched: "yes"}}\n',
      'components/scaled/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nreplicas:\n- {name: web, count: 3}\nresources: [budget.yaml]\n',
      'components/scaled/budget.yaml':
        'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\n',
    });
    const byFile = renderedFiles(result).map(({ file, text }) => [
      file,
      /^kind: (\w+)$/m.exec(text)?.[1],
    ]);
    expect(byFile.sort()).toEqual([
      ['base/kustomization.yaml', 'ConfigMap'],
      ['base/web.yaml', 'Deployment'],
      ['base/web.yaml', 'Service'],
      ['components/scaled/budget.yaml', 'PodDisruptionBudget'],
    ]);
    const texts = renderedFiles(result).map(({ text }) => text);
    expect(texts.join('')).not.toContain('config.kubernetes.io/origin');
    expect(texts).toEqual(
      expect.arrayContaining([
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  annotations:\n    kept: "yes"\n  name: web\n  namespace: shop\nspec:\n  replicas: 3\n',
        'apiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    patched: "yes"\n  name: web\n  namespace: shop\n',
      ]),
    );
  });

  it('keeps what the kustomization asks of its own metadata', async () => {
    const [{ text }] = renderedFiles(
      await build(
        {
          'kustomization.yml':
            'resources: [a.yaml]\nbuildMetadata: [managedByLabel]\n',
          'a.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n',
        },
        '',
      ),
    );
    expect(text).toMatch(/managed-by: kustomize/);
  });

  it('applies built-in transformers and generators, in files or in place', async () => {
    const files = renderedFiles(
      await build(
        {
          'd/kustomization.yaml':
            'resources: [a.yaml]\ntransformers:\n- t.yaml\n- |-\n  apiVersion: builtin\n  kind: LabelTransformer\n  metadata: {name: l}\n  labels: {b: c}\n  fieldSpecs: [{path: metadata/labels, create: true}]\ngenerators: [g]\n',
          'd/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n',
          'd/t.yaml':
            'apiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: p}\nprefix: x-\nfieldSpecs: [{path: metadata/name}]\n',
          'd/g/kustomization.yaml': 'resources: [g.yaml]\n',
          'd/g/g.yaml':
            'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: generated}\nliterals: [a=b]\n',
        },
        'd/',
      ),
    );
    const text = files.map(file => file.text).join('');
    expect(text).toContain('name: x-a\n');
    expect(text).toContain('b: c\n');
    expect(text).toContain('name: x-generated');
  });

  it.each([
    [
      'a resource that is not there',
      'resources:\n- a.yaml\n',
      { file: 'd/kustomization.yaml', line: 2 },
      "a.yaml isn't in the repository",
    ],
    [
      'a field that does not exist',
      'resourcs: []\n',
      { file: 'd/kustomization.yaml' },
      'unknown field "resourcs"',
    ],
    [
      'what is no YAML',
      'resources:\n- [\n',
      { file: 'd/kustomization.yaml', line: expect.any(Number) },
      "The YAML can't be read",
    ],
    [
      'a file beside its own directory, as kustomize has it',
      'resources: [../b.yaml]\n',
      { file: 'b.yaml' },
      'is not in or below',
    ],
    [
      'a resource that is no object',
      'resources: [no.yaml]\n',
      { file: 'd/no.yaml' },
      'missing',
    ],
  ])('fails for %s', async (_, text, place, words) => {
    const problem = problemOf(
      await build(
        {
          'd/kustomization.yaml': text,
          'b.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: b\n',
          'd/no.yaml': 'a: b\n',
        },
        'd',
      ),
    );
    expect(problem).toMatchObject({ status: 'failed', ...place });
    expect(problem.message.en).toContain(words);
    expect(problem.message.en).not.toMatch(/maturity-render|repository\//);
  });

  it('says where there is no kustomization', async () => {
    expect(problemOf(await build({ 'd/a.yaml': '' }, 'd'))).toMatchObject({
      status: 'failed',
      message: { zh: 'd 中没有 kustomization.yaml' },
    });
  });
});
