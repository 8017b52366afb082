import { posix } from 'node:path';
import { directoriesOf, RepositoryFiles } from '../files';
import { BuildCall } from './buildCall';
import { BuildContext } from './judge/dockerignore';
import { DockerfileModel } from './model';

/** Where the build context is: what a build call names, else where the copied files lie. */
export function contextOf(
  path: string,
  calls: readonly BuildCall[],
  repository: RepositoryFiles,
  model: DockerfileModel,
): Pick<BuildContext, 'directory' | 'directoryFrom'> {
  const order = ['ci', 'skaffold', 'compose', 'script'] as const;
  for (const from of order) {
    const call = calls.find(candidate => candidate.from === from);
    if (call) return { directory: call.context, directoryFrom: from };
  }
  const beside = posix.dirname(path) === '.' ? '' : posix.dirname(path);
  const candidates = [...new Set([beside, repository.subpath, ''])];
  const sources = model.stages
    .flatMap(({ copies }) => copies)
    .filter(({ from }) => from === undefined)
    .flatMap(copy => copy.sources)
    .map(source => source.replace(/^\.?\//, '').replace(/\/$/, ''))
    .filter(
      source => source !== '' && !/[*?$:]/.test(source) && source !== '.',
    );
  const fits = (directory: string) =>
    sources.filter(source =>
      has(repository, directory === '' ? source : `${directory}/${source}`),
    ).length;
  // The first candidate wins a draw: beside the Dockerfile.
  const best = candidates.reduce((a, b) => (fits(b) > fits(a) ? b : a));
  return { directory: best, directoryFrom: 'assumed' };
}

function has(repository: RepositoryFiles, path: string): boolean {
  return (
    repository.get(path) !== undefined || directoriesOf(repository).has(path)
  );
}
