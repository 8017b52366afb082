import { RepositoryFiles } from '../../files';
import { sideBySide } from '../../sideBySide';
import { discover } from './discover';
import { FirstLints } from './firstLints';
import { boundedObjects, boundedPlans, SetLimits } from './limits';
import { PlainFile } from './plainFiles';
import { Places } from './places';
import { SetPlan } from './plan';
import { renderSet } from './renderSet';
import { Renderer } from './renderer';
import { renderedSet } from './setOf';
import { ManifestSet } from './types';

/** Rendering costs a process each; more at once gain nothing. */
const atOnce = 2;

/**
 * Reads and renders what the entity's files deploy. What can't be rendered is a set nevertheless and says why.
 * Rejects only where the repository's signal says so.
 */
export async function loadSets(
  repository: RepositoryFiles,
  renderer: Renderer,
  limits: SetLimits,
): Promise<ManifestSet[]> {
  const { plans, plainFiles } = await discover(repository);
  const { kept, beyond } = boundedPlans(plans, limits);
  const places = new Places(repository);
  const byPath = new Map(plainFiles.map(file => [file.path, file]));
  const lints = new FirstLints(repository, renderer, kept);
  const sets = await sideBySide(kept, atOnce, async plan => {
    repository.signal?.throwIfAborted();
    if (plan.origin === 'plain') return plainSet(plan, byPath);
    const set = await renderSet(plan, repository, renderer, places);
    lints.done(plan, set);
    return set;
  });
  const all = [...boundedObjects(sets, limits), ...beyond];
  noteProblems(all, repository);
  return all;
}

function plainSet(
  plan: SetPlan,
  byPath: ReadonlyMap<string, PlainFile>,
): ManifestSet {
  const files = plan.files.flatMap(path => byPath.get(path) ?? []);
  return renderedSet(
    plan,
    files.flatMap(({ objects }) => objects),
    files.flatMap(({ gaps }) => gaps),
  );
}

function noteProblems(
  sets: readonly ManifestSet[],
  repository: RepositoryFiles,
): void {
  for (const { gaps } of sets) {
    for (const { reason, source } of gaps) {
      repository.problem({ message: reason, source });
    }
  }
}
