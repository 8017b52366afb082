import {
  LocalizedText,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import { RepositoryFiles } from '../files';
import { ManifestGap, ManifestSet } from './sets';
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
  'ruleFiles',
  'alertRules',
  'recordingRules',
  'alertmanagers',
  'instrumentations',
  'traceBackends',
  'telemetryCollectors',
  'logAgents',
  'meshWorkloads',
  'meshServices',
  'meshRoutes',
  'meshAuthorizations',
  'meshTokens',
  'virtualServices',
  'destinationRules',
  'istioGateways',
  'persistentData',
  'admissionPolicies',
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

const allLists = [
  'manifestSources',
  'manifestSets',
  'charts',
  'environments',
  'remoteBases',
  'deliveries',
  'deliveryProjects',
  'backupSchedules',
  'backupLocations',
  'privateKeys',
  'falcoRules',
  ...listsOfObjects,
];

const notAllFiles: LocalizedText = {
  en: "The repository has more files than are looked at, so that manifests may be missing; narrow the entity's path or exclude directories",
  zh: '仓库中的文件超过查看上限，可能漏掉清单；请缩小该实体的路径，或排除一些目录',
};

type Walk = Pick<RepositoryFiles, 'truncated' | 'subpath'>;

/** What is missing where the walk of the files was cut short. */
export function gapsOfWalk({ truncated, subpath }: Walk): ManifestGap[] {
  return truncated
    ? [{ error: true, reason: notAllFiles, source: { file: subpath } }]
    : [];
}

/** Where the walk of the files was cut short, any of our lists may lack something. */
export function incompleteWalk(walk: Walk): IncompleteEvidence[] {
  return gapsOfWalk(walk).flatMap(({ error, reason, source }) =>
    allLists.map(evidence => ({
      evidence,
      error,
      reason,
      source: placeOf(source),
    })),
  );
}

export function placeOf({ file = '', line = 0 }: Source): Place {
  return { file, line };
}
