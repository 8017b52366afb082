import { RepositoryFiles } from '../../files';
import { lintChart } from '../render';
import { ManifestSet, startedLint } from '../sets';
import { ChartEvidence } from '../shapes';

/** How a chart without an environment of its own is looked at. */
const alone = { valueFiles: [], releaseName: 'release', namespace: 'default' };

/**
 * What `helm lint --strict` says of a chart with the values of its first environment. Of a chart that can't be
 * rendered the set tells what is wrong, so it isn't linted as well; one that is only part of others has no set.
 */
export async function lintOf(
  repository: RepositoryFiles,
  directory: string,
  sets: readonly ManifestSet[],
): Promise<Pick<ChartEvidence, 'lint' | 'linted'>> {
  const rendered =
    sets.length === 0
      ? alone
      : sets.find(({ status }) => status === 'rendered');
  if (!rendered) return { linted: false, lint: [] };
  const result = await (startedLint(repository, directory) ??
    lintChart({
      root: repository.root,
      chart: directory,
      valueFiles: rendered.valueFiles,
      releaseName: rendered.releaseName,
      namespace: rendered.namespace,
      signal: repository.signal,
    }));
  if (result.status !== 'linted') return { linted: false, lint: [] };
  return {
    linted: true,
    lint: result.problems
      .slice(0, 100)
      .map(({ severity, message, file, line }) => ({
        severity,
        message: { en: message, zh: message },
        source: { file, line },
      })),
  };
}
