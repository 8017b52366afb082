import { RepositoryFiles } from '../files';

const renovate = [
  'renovate.{json,json5}',
  '.renovaterc',
  '.renovaterc.{json,json5}',
  '.github/renovate.{json,json5}',
  '.gitlab/renovate.{json,json5}',
];

/** Whether Renovate, which looks after Dockerfiles unless told otherwise, or Dependabot for Docker is configured. */
export async function isUpdatedByBot(
  repository: RepositoryFiles,
): Promise<boolean> {
  if (repository.find(renovate, { scope: 'any' }).length > 0) return true;
  for (const { path } of repository.find('.github/dependabot.{yml,yaml}', {
    scope: 'any',
  })) {
    const content = await repository.read(path);
    if (
      content.kind === 'text' &&
      /package-ecosystem['"]?:\s{0,10}['"]?docker\b/.test(content.text)
    ) {
      return true;
    }
  }
  return false;
}
