import { dirname } from 'node:path/posix';
import { readObjects } from './objects';
import {
  defaultEnvironment,
  environmentOfDirectory,
} from './sets/environments';
import { ManifestSet } from './sets';

/**
 * Plain sets of YAML texts by path, one an environment that a directory names: `k8s/prod/web.yaml` is of production.
 * `more` is laid over each of them. Throws where a text can't be read.
 */
export function setsOf(
  files: Readonly<Record<string, string>>,
  more: Partial<ManifestSet> = {},
): ManifestSet[] {
  const sets = new Map<string, ManifestSet>();
  for (const [file, text] of Object.entries(files)) {
    const directory = dirname(file);
    const environment = environmentOfDirectory(directory) ?? defaultEnvironment;
    const { objects, problems } = readObjects(text, file);
    if (problems.length > 0) throw new Error(problems[0].message.en);
    const set = sets.get(environment) ?? empty(environment, directory, file);
    set.objects.push(...objects);
    sets.set(environment, set);
  }
  return [...sets.values()].map(set => ({ ...set, ...more }));
}

function empty(
  environment: string,
  directory: string,
  file: string,
): ManifestSet {
  return {
    environment,
    origin: 'plain',
    source: { file },
    directory: directory === '.' ? '' : directory,
    valueFiles: [],
    releaseName: '',
    namespace: '',
    status: 'rendered',
    message: { en: '', zh: '' },
    failedAt: { file },
    objects: [],
    gaps: [],
  };
}
