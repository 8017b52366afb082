import { Source } from '@container-maturity/backstage-plugin-maturity-common';
import { ManifestSet } from './sets';
import { IncompleteEvidence } from './shapes';
import { Place } from './objects';

/** The lists that are made of objects, so that any may lack something where some couldn't be read. */
export const listsOfObjects = [
  'manifestObjects',
  'schemaProblems',
  'workloads',
  'containers',
  'services',
  'ingresses',
  'httpRoutes',
  'gateways',
  'networkPolicies',
  'namespaces',
  'quotas',
  'autoscalers',
  'verticalAutoscalers',
  'disruptionBudgets',
  'serviceAccounts',
  'roles',
  'roleBindings',
  'configReferences',
  'configMaps',
  'secrets',
  'monitors',
] as const;

/** Which lists may lack something, and why. A set that fails by its own fault is itself looked at, others could not be. */
export function incompleteOf(
  sets: readonly ManifestSet[],
): IncompleteEvidence[] {
  const found = new Map<string, IncompleteEvidence>();
  for (const { status, gaps } of sets) {
    const tried = status === 'rendered' || status === 'failed';
    const lists = tried
      ? listsOfObjects
      : (['manifestSets', ...listsOfObjects] as const);
    for (const { error, reason, source } of gaps) {
      for (const evidence of lists) {
        const item = { evidence, error, reason, source: placeOf(source) };
        found.set(JSON.stringify(item), item);
      }
    }
  }
  return [...found.values()];
}

export function placeOf({ file = '', line = 0 }: Source): Place {
  return { file, line };
}
