import { RepositoryFiles } from '../../../files';
import { ManifestObject, readObjectsInTurns } from '../../objects';
import { isLiteral, sourcesOfApplication } from './application';
import { sourcesOfApplicationSet } from './applicationSet';
import { ArgoSource } from './types';

export type { ArgoSource } from './types';

const maxSources = 200;

/** What the Applications and ApplicationSets in the entity's files and the repository's shared ones deploy. */
export async function findArgoSources(
  repository: RepositoryFiles,
): Promise<ArgoSource[]> {
  const sources: ArgoSource[] = [];
  for (const { path } of repository.find('**/*.{yaml,yml,json}', {
    scope: 'any',
  })) {
    const content = await repository.read(path);
    if (content.kind !== 'text' || !mentionsApplication(content.text)) continue;
    const { objects } = await readObjectsInTurns(content.text, path);
    for (const object of objects) {
      sources.push(...(await sourcesOf(object, repository)));
    }
    if (sources.length >= maxSources) break;
  }
  return sources.slice(0, maxSources);
}

function mentionsApplication(text: string): boolean {
  return text.includes('argoproj.io/') && text.includes('Application');
}

async function sourcesOf(
  object: ManifestObject,
  repository: RepositoryFiles,
): Promise<ArgoSource[]> {
  if (!object.apiVersion.startsWith('argoproj.io/')) return [];
  if (object.kind === 'Application') {
    return sourcesOfApplication(object.value, {
      file: object.source.file,
      lineOf: path => object.sourceOf(path).line,
    }).filter(isLiteral);
  }
  return object.kind === 'ApplicationSet'
    ? sourcesOfApplicationSet(object, repository)
    : [];
}
