import { RepositoryFiles, yamlOf } from '../../files';
import { isMapping, listOf, Mapping, textOf, valueAt } from '../objects';
import { turn } from '../../turn';
import { withoutCredentials } from '../../withoutCredentials';
import { bases, isRemote } from '../render';
import { directoryOf, isForTests, resolvePath } from './paths';

/** A directory that kustomize builds. */
export interface Kustomization {
  file: string;
  directory: string;
  /** A `Component`, which is no set of its own. */
  component: boolean;
  namespace: string;
  /** Files and directories below the repository's root that it is made of. */
  references: string[];
  /** What lies elsewhere, with the line that says so. */
  remotes: Array<{ url: string; line: number }>;
}

/** Lists of paths, or of mappings with the field that holds one or several. */
const pathFields: Array<{ field: string; inner?: string[] }> = [
  ...'resources bases components crds patchesStrategicMerge transformers generators validators configurations'
    .split(' ')
    .map(field => ({ field })),
  { field: 'patches', inner: ['path'] },
  { field: 'patchesJson6902', inner: ['path'] },
  { field: 'replacements', inner: ['path'] },
  { field: 'helmCharts', inner: ['valuesFile', 'additionalValuesFiles'] },
  { field: 'configMapGenerator', inner: ['files', 'envs', 'env'] },
  { field: 'secretGenerator', inner: ['files', 'envs', 'env'] },
];
const maxPaths = 2_000;

/** The kustomizations among the entity's own files, ordered by path. */
export async function findKustomizations(
  repository: RepositoryFiles,
): Promise<Kustomization[]> {
  const found: Kustomization[] = [];
  for (const { path, local } of repository.find([
    '**/kustomization.{yaml,yml}',
    '**/Kustomization',
  ])) {
    if (isForTests(local)) continue;
    const kustomization = await read(repository, path);
    if (kustomization) found.push(kustomization);
    await turn();
  }
  return found;
}

async function read(
  repository: RepositoryFiles,
  file: string,
): Promise<Kustomization | undefined> {
  const { documents } = await yamlOf(repository, file, 'kubernetes');
  const [document] = documents;
  const value = isMapping(document?.value) ? document.value : {};
  const apiVersion = textOf(value.apiVersion);
  // Flux calls its own objects so too.
  if (apiVersion !== '' && !apiVersion.startsWith('kustomize.config.k8s.io/')) {
    return undefined;
  }
  const directory = directoryOf(file);
  const found: Kustomization = {
    file,
    directory,
    component: value.kind === 'Component',
    namespace: textOf(value.namespace),
    references: [],
    remotes: [],
  };
  for (const { field, index, text } of pathsOf(value)) {
    const path = resolvePath(directory, text);
    if (bases.has(field) && isRemote(text)) {
      const line = document?.position([field, index])?.line ?? 0;
      found.remotes.push({ url: withoutCredentials(text), line });
    } else if (path !== undefined) {
      found.references.push(path);
    }
  }
  return found;
}

function* pathsOf(value: Mapping) {
  let left = maxPaths;
  for (const { field, inner } of pathFields) {
    for (const [index, item] of listOf(value[field]).entries()) {
      const texts = inner
        ? inner.flatMap(key => textsOf(valueAt(item, [key])))
        : textsOf(item);
      for (const text of texts) {
        // Patches may stand in the list themselves; generators name their keys: `key=path`.
        if (left-- <= 0) return;
        if (text.includes('\n')) continue;
        yield { field, index, text: text.replace(/^[^/=]*=/, '') };
      }
    }
  }
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    item => typeof item === 'string' && item !== '',
  );
}

/** Those that nothing else is built of, and that are no components: what is deployed. */
export function rootsOf(all: readonly Kustomization[]): Kustomization[] {
  const referenced = new Set(all.flatMap(({ references }) => references));
  return all.filter(
    ({ directory, file, component }) =>
      !component && !referenced.has(directory) && !referenced.has(file),
  );
}

/** Those that are built of each other and of which nothing else is built: none of them can be rendered. */
export function circlesOf(all: readonly Kustomization[]): Kustomization[][] {
  const left = new Set(all.filter(({ component }) => !component));
  for (const root of rootsOf(all)) {
    for (const each of [root, ...basesOf(root, all)]) left.delete(each);
  }
  const circles: Kustomization[][] = [];
  for (const first of left) {
    const others = basesOf(first, all);
    for (const each of [first, ...others]) left.delete(each);
    const mutual = others.filter(other => basesOf(other, all).includes(first));
    if (mutual.length > 0) circles.push([first, ...mutual]);
  }
  return circles;
}

/** The first thing that lies elsewhere of all a kustomization is built of. */
export function remoteOf(
  kustomization: Kustomization,
  all: readonly Kustomization[],
): { file: string; line: number; url: string } | undefined {
  for (const { file, remotes } of [
    kustomization,
    ...basesOf(kustomization, all),
  ]) {
    const [remote] = remotes;
    if (remote) return { file, ...remote };
  }
  return undefined;
}

/** The kustomizations of the repository that one is built of, all the way down. */
export function basesOf(
  kustomization: Kustomization,
  all: readonly Kustomization[],
): Kustomization[] {
  const byDirectory = new Map(all.map(other => [other.directory, other]));
  const seen = new Set<Kustomization>();
  const open = [kustomization];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const path of next.references) {
      const other = byDirectory.get(path);
      if (other) open.push(other);
    }
  }
  seen.delete(kustomization);
  return [...seen];
}
