import { RepositoryFiles } from '../../files';
import { lintChart, renderChart, renderKustomization } from '../render';
import { defaultSetLimits } from './limits';
import { loadSets } from './load';
import { ManifestSet } from './types';

const loaded = new WeakMap<RepositoryFiles, Promise<ManifestSet[]>>();

/**
 * What the entity's own files deploy: one set an environment for each chart, each kustomization that is no other's
 * base, and the manifests that are applied as they stand. Ordered by these, then by directory and environment. Loaded
 * once for a repository; rejects only with the reason of its signal.
 *
 * What couldn't be rendered is a set with `gaps`. Where the walk of the files was cut short (`repository.truncated`),
 * there may be more sets.
 */
export function loadManifestSets(
  repository: RepositoryFiles,
): Promise<ManifestSet[]> {
  let sets = loaded.get(repository);
  if (!sets) {
    sets = loadSets(
      repository,
      { lintChart, renderChart, renderKustomization },
      defaultSetLimits,
    );
    loaded.set(repository, sets);
  }
  return sets;
}
