import { z } from 'zod';
import { repositoryOf } from '../files/testing';
import { RepositoryFiles } from '../files';
import { loadManifestSets } from './sets';
import { incompleteOf, listsOfObjects } from './incomplete';
import { manifestSections } from './sections';

type Name = (typeof manifestSections)[number]['name'];

async function collect(
  repository: RepositoryFiles,
): Promise<Record<Name, Array<Record<string, unknown>>>> {
  const collected: Record<string, unknown> = {};
  for (const section of manifestSections) {
    const value = await section.collect(repository);
    expect((section.schema as z.ZodType).parse(value)).toEqual(value);
    collected[section.name] = value;
  }
  return collected as Record<Name, Array<Record<string, unknown>>>;
}

const web = [
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata: {name: web}',
  'spec:',
  '  replicaCount: 3',
  '  selector: {matchLabels: {app: web}}',
  '  template:',
  '    metadata: {labels: {app: web}}',
  '    spec: {containers: [{name: web, image: "web:1"}]}',
].join('\n');

it('is all empty where nothing is deployed', async () => {
  const collected = await collect(await repositoryOf({ 'README.md': '# a' }));
  for (const items of Object.values(collected)) expect(items).toEqual([]);
});

it('gathers plain manifests, with their schema and the life of their API', async () => {
  const collected = await collect(
    await repositoryOf({
      'k8s/web.yaml': web,
      'k8s/policy.yaml':
        'kind: PodSecurityPolicy\napiVersion: policy/v1beta1\nmetadata: {name: old}\nspec: {}\n',
    }),
  );
  expect(collected.manifestSources).toMatchObject([
    { origin: 'plain', directory: 'k8s', environments: ['default'] },
  ]);
  expect(collected.manifestSets).toMatchObject([
    { environment: 'default', status: 'rendered', objects: 2 },
  ]);
  expect(collected.incomplete).toEqual([]);
  expect(collected.workloads).toMatchObject([
    { title: 'Deployment/web', source: { file: 'k8s/web.yaml', line: 2 } },
  ]);
  expect(collected.schemaProblems).toMatchObject([
    {
      object: 'Deployment/web',
      path: 'spec.replicaCount',
      problem: 'unknown-field',
      environments: ['default'],
      source: { file: 'k8s/web.yaml', line: 5 },
    },
  ]);
  const old = collected.manifestObjects.find(({ name }) => name === 'old');
  expect(old).toMatchObject({
    title: 'PodSecurityPolicy/old',
    lifecycle: {
      known: true,
      product: 'Kubernetes',
      deprecatedMinor: 21,
      removedIn: '1.25',
      removedMinor: 25,
    },
    source: { file: 'k8s/policy.yaml', line: 2 },
  });
  const current = collected.manifestObjects.find(({ name }) => name === 'web');
  expect(current).toMatchObject({
    lifecycle: { known: false, removedMinor: 0, removedIn: '' },
  });
});

it('says which lists lack what could not be read', async () => {
  const repository = await repositoryOf({
    'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'chart/templates/a.yaml': '{{ fail "no" }}\n',
  });
  const collected = await collect(repository);
  const [set] = await loadManifestSets(repository);
  expect(set.status).not.toBe('rendered');
  const lists = collected.incomplete.map(({ evidence }) => evidence);
  expect(lists).toEqual(
    set.status === 'failed'
      ? [...listsOfObjects]
      : ['manifestSets', ...listsOfObjects],
  );
  expect(collected.manifestSources).toMatchObject([{ origin: 'helm' }]);
});

it.each([
  ['failed' as const, false],
  ['elsewhere' as const, true],
  ['no-tool' as const, true],
  ['refused' as const, true],
  ['limit' as const, true],
])(
  'a set that %s makes the list of sets incomplete: %p',
  async (status, sets) => {
    const [rendered] = await loadManifestSets(
      await repositoryOf({ 'k8s/web.yaml': web }),
    );
    const gap = {
      error: status === 'limit',
      reason: { en: 'Why', zh: '原因' },
      source: { file: 'chart/Chart.yaml' },
    };
    const found = incompleteOf([
      { ...rendered, status, gaps: [gap, gap] },
      { ...rendered, environment: 'other', status, gaps: [gap] },
    ]);
    expect(found.map(({ evidence }) => evidence)).toEqual([
      ...(sets ? ['manifestSets'] : []),
      ...listsOfObjects,
    ]);
    expect(found[0]).toMatchObject({
      error: gap.error,
      reason: gap.reason,
      source: { file: 'chart/Chart.yaml', line: 0 },
    });
  },
);

it('lacks nothing for certain where not all files were looked at', async () => {
  const files = { 'k8s/web.yaml': web, 'k8s/z1': '', 'k8s/z2': '' };
  expect((await collect(await repositoryOf(files))).incomplete).toEqual([]);
  const collected = await collect(
    await repositoryOf(files, { limits: { entries: 2 } }),
  );
  expect(collected.incomplete.map(({ evidence }) => evidence)).toEqual(
    expect.arrayContaining(
      manifestSections
        .map(({ name }) => name)
        .filter(name => name !== 'incomplete'),
    ),
  );
  expect(collected.incomplete[0]).toEqual({
    evidence: 'manifestSources',
    error: true,
    reason: {
      en: expect.stringContaining('more files than are looked at'),
      zh: expect.stringContaining('超过查看上限'),
    },
    source: { file: '', line: 0 },
  });
});

it('names every list that is made of objects', () => {
  const apart = ['manifestSources', 'manifestSets', 'incomplete', 'charts'];
  expect([...listsOfObjects]).toEqual(
    expect.arrayContaining(
      manifestSections
        .map(({ name }) => name)
        .filter(name => !apart.includes(name)),
    ),
  );
  for (const name of apart) expect(listsOfObjects).not.toContain(name);
});
