import { RepositoryFiles } from '../../../files';
import { ManifestObject } from '../../objects';
import { platformObjects } from '../platformObjects';
import { isLiteral, sourcesOfApplication } from './application';
import { sourcesOfApplicationSet } from './applicationSet';
import { ArgoSource } from './types';

export { applicationOf, applicationsOf } from './applicationSet';
export { environmentLabel } from './application';
export { environmentOfDelivery } from './environmentOfDelivery';
export type { ArgoSource } from './types';

const maxSources = 200;

/** What the Applications and ApplicationSets in the entity's files and the repository's shared ones deploy. */
export async function findArgoSources(
  repository: RepositoryFiles,
): Promise<ArgoSource[]> {
  const sources: ArgoSource[] = [];
  for (const object of await platformObjects(repository)) {
    sources.push(...(await sourcesOf(object, repository)));
    if (sources.length >= maxSources) break;
  }
  return sources.slice(0, maxSources);
}

async function sourcesOf(
  object: ManifestObject,
  repository: RepositoryFiles,
): Promise<ArgoSource[]> {
  if (!object.apiVersion.startsWith('argoproj.io/')) return [];
  if (object.kind === 'Application') {
    return sourcesOfApplication(object).filter(isLiteral);
  }
  return object.kind === 'ApplicationSet'
    ? sourcesOfApplicationSet(object, repository)
    : [];
}
