import { RepositoryFiles } from '../files';
import { turn } from '../turn';
import { LinkedEvidence, linkSets, mergeEvidence, Texts } from './link';
import { loadManifestSets, ManifestSet } from './sets';
import { gapsOfWalk } from './incomplete';
import { withFilledImages } from './filledImages';
import { inChart, templatesOf } from './charts/chartFiles';

export interface Manifests {
  sets: ManifestSet[];
  linked: LinkedEvidence;
}

const read = new WeakMap<RepositoryFiles, Promise<Manifests>>();

/** A repository without manifests has every list, and all are empty. */
const nothing: ManifestSet = {
  environment: '',
  origin: 'plain',
  source: {},
  directory: '',
  valueFiles: [],
  releaseName: '',
  namespace: '',
  status: 'rendered',
  message: { en: '', zh: '' },
  failedAt: {},
  objects: [],
  gaps: [],
};

/** All that a repository deploys, linked; worked out once for a repository. */
export function manifestsOf(repository: RepositoryFiles): Promise<Manifests> {
  let manifests = read.get(repository);
  if (!manifests) {
    manifests = link(repository);
    read.set(repository, manifests);
  }
  return manifests;
}

async function link(repository: RepositoryFiles): Promise<Manifests> {
  const sets = await loadManifestSets(repository);
  const withTexts = [];
  for (const set of sets.length > 0 ? sets : [nothing]) {
    withTexts.push({ set, texts: await textsOf(set, repository) });
    await turn();
  }
  const { signal } = repository;
  const gaps = gapsOfWalk(repository);
  const linked = await linkSets(withTexts, { gaps, signal });
  const merged = mergeEvidence(linked);
  const containers = await withFilledImages(repository, merged.containers);
  return { sets, linked: { ...merged, containers } };
}

/** What a release was rendered from: templates, the chart's own values and those of the environment. */
async function textsOf(
  set: ManifestSet,
  repository: RepositoryFiles,
): Promise<Texts> {
  if (set.origin !== 'helm') return new Texts();
  const templates = await templatesOf(repository, set.directory);
  const files = new Map(templates.map(({ path, text }) => [path, text]));
  for (const path of [
    inChart(set.directory, 'values.yaml'),
    ...set.valueFiles,
  ]) {
    const content = await repository.read(path);
    if (content.kind === 'text') files.set(path, content.text);
  }
  return new Texts(files);
}
