import { RepositoryFiles } from '../../../files';
import { resolvePath } from '../paths';
import { SetPlan } from '../plan';
import { ArgoSource } from './types';

/** The values files of a source below the repository's root; or the first that isn't here. */
export async function resolveValueFiles(
  repository: RepositoryFiles,
  chart: string,
  source: ArgoSource,
): Promise<{ valueFiles: string[]; failure: SetPlan['failure'] }> {
  const valueFiles: string[] = [];
  const own = resolvePath(chart, 'values.yaml');
  for (const written of source.valueFiles) {
    // `$values/…` is of another source, as a rule of this repository.
    const path = resolvePath(chart, written.replace(/^\$[\w-]{1,100}\//, '/'));
    // Helm begins with it anyway.
    if (path === own && valueFiles.length === 0) continue;
    if (path !== undefined && (await repository.exists(path))) {
      valueFiles.push(path);
    } else if (!source.ignoreMissing) {
      return { valueFiles, failure: missing(written, source) };
    }
  }
  return { valueFiles, failure: undefined };
}

function missing(file: string, { source }: ArgoSource): SetPlan['failure'] {
  return {
    ...(/^\$[\w-]{1,100}\//.test(file) && { elsewhere: true as const }),
    message: {
      en: `The values file ${file} is not in this repository`,
      zh: `该仓库中没有 values 文件 ${file}`,
    },
    at: source,
  };
}
