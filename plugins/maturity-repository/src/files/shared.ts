/**
 * Directories at the repository's root that belong to every entity in it, whole.
 */
export const sharedDirectories: readonly string[] = [
  '.github',
  '.gitlab',
  '.gitea',
  '.forgejo',
  '.circleci',
  '.tekton',
  '.buildkite',
  '.azure-pipelines',
  '.azuredevops',
  '.woodpecker',
  '.semaphore',
  '.teamcity',
  '.harness',
  '.jenkins',
  'jenkins',
  '.ci',
  'ci',
  '.devcontainer',
  'docs',
];

/** Every directory above the subpath, the repository's root first; their direct files are shared. */
export function ancestorsOf(subpath: string): string[] {
  if (subpath === '') return [];
  const parts = subpath.split('/');
  return parts.map((_, depth) => parts.slice(0, depth).join('/'));
}
