import { isDeepStrictEqual } from 'node:util';
import { ManifestObject } from '../objects';
import { ArgoSource } from './argocd';
import { defaultEnvironment } from './environments';
import { directoryOf, isBelow } from './paths';
import { planOf, SetPlan } from './plan';
import { PlainFile } from './plainFiles';

/**
 * Sets of files that are applied as they stand: those that Applications deploy, and of the others one for each
 * environment. Where the same object occurs twice in one, its directories are sets of their own: they can't all be
 * meant to be applied at once.
 */
export function plainPlans(
  files: readonly PlainFile[],
  sources: ReadonlyArray<ArgoSource & { path: string }>,
): SetPlan[] {
  const plans: SetPlan[] = [];
  const taken = new Set<PlainFile>();
  for (const source of sources) {
    const deployed = files.filter(({ path }) =>
      source.recurse
        ? isBelow(path, source.path)
        : directoryOf(path) === source.path,
    );
    if (deployed.length === 0) continue;
    deployed.forEach(file => taken.add(file));
    const environment = source.environment ?? deployed[0].environment;
    plans.push({
      ...planFor(deployed, environment),
      directory: source.path,
      namespace: source.namespace,
    });
  }
  const left = files.filter(file => !taken.has(file));
  const environments = new Set(left.map(({ environment }) => environment));
  for (const environment of environments) {
    const own = left.filter(file => file.environment === environment);
    for (const group of withoutTwins(own)) {
      plans.push(planFor(group, environment));
    }
  }
  return plans;
}

function planFor(files: readonly PlainFile[], environment: string): SetPlan {
  return planOf({
    environment: environment || defaultEnvironment,
    origin: 'plain',
    source: { file: files[0].path },
    directory: commonDirectory(files.map(({ path }) => directoryOf(path))),
    files: files.map(({ path }) => path),
  });
}

function withoutTwins(files: PlainFile[]): PlainFile[][] {
  if (files.length < 2 || !hasTwins(files)) return files.length ? [files] : [];
  const common = commonDirectory(files.map(({ path }) => directoryOf(path)));
  const prefix = common === '' ? '' : `${common}/`;
  const parts = new Map<string, PlainFile[]>();
  for (const file of files) {
    const [first, ...rest] = file.path.slice(prefix.length).split('/');
    const part = rest.length > 0 ? first : '';
    parts.set(part, [...(parts.get(part) ?? []), file]);
  }
  return parts.size < 2 ? [files] : [...parts.values()].flatMap(withoutTwins);
}

/**
 * Whether two files hold the same object in different forms. One that is written twice in the same words may well be
 * applied twice; in one file, the last one is.
 */
function hasTwins(files: readonly PlainFile[]): boolean {
  const seen = new Map<string, { file: PlainFile; object: ManifestObject }>();
  for (const file of files) {
    for (const object of file.objects) {
      const { apiVersion, kind, namespace, name } = object;
      if (name === '') continue;
      const group = apiVersion.split('/').slice(0, -1).join('/');
      const key = JSON.stringify([group, kind, namespace, name]);
      const other = seen.get(key);
      if (
        other &&
        other.file !== file &&
        !isDeepStrictEqual(other.object.value, object.value)
      ) {
        return true;
      }
      seen.set(key, { file, object });
    }
  }
  return false;
}

function commonDirectory(directories: readonly string[]): string {
  const [first, ...rest] = directories.map(directory => directory.split('/'));
  let length = first.length;
  for (const parts of rest) {
    let same = 0;
    while (same < length && parts[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, length).join('/');
}
