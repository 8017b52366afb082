import { RepositoryFiles } from '../files';
import { Field } from '../manifests/model/field';
import { ManifestObject } from '../manifests/objects';
import { defaultEnvironment } from '../manifests/sets/environments';
import { directoryOf, isBelow, isForTests } from '../manifests/sets/paths';
import {
  isOfPlatform,
  platformObjects,
} from '../manifests/sets/platformObjects';
import { loadManifestSets } from '../manifests/sets';

/** An object of Argo CD, Flux or a tool of backups. */
export interface PlatformObject {
  object: ManifestObject;
  /** That of the set it was rendered in; empty where nothing says. */
  environment: string;
  /** Into which its set is deployed; empty where nothing says. */
  namespace: string;
  /** A kustomization that isn't rendered here takes it in, and may patch it. */
  maybePatched: boolean;
  field: Field;
}

const all = new WeakMap<RepositoryFiles, Promise<PlatformObject[]>>();

/**
 * All such objects: those that charts and kustomizations give, and those that stand in files. What a kustomization is
 * built of stands in a file too; it counts once, as it is rendered.
 */
export function platformObjectsOf(
  repository: RepositoryFiles,
): Promise<PlatformObject[]> {
  let objects = all.get(repository);
  if (!objects) {
    objects = gather(repository);
    all.set(repository, objects);
  }
  return objects;
}

async function gather(repository: RepositoryFiles): Promise<PlatformObject[]> {
  const found: PlatformObject[] = [];
  const rendered = new Set<string>();
  const sets = await loadManifestSets(repository);
  const unrendered = sets
    .filter(
      ({ origin, status }) => origin === 'kustomize' && status !== 'rendered',
    )
    .flatMap(({ directory, takesIn = [] }) => [directory, ...takesIn]);
  // A set that stands for others that were left out tells not which.
  const beyond = sets.some(({ gaps }) => gaps.some(({ anywhere }) => anywhere));
  for (const set of sets) {
    const own = [...set.objects, ...(set.delivering ?? [])];
    for (const object of own.filter(isOfPlatform)) {
      rendered.add(placeKey(object));
      const { environment, namespace } = set;
      found.push({
        object,
        environment: environment === defaultEnvironment ? '' : environment,
        namespace: object.namespace || namespace,
        maybePatched: false,
        field: Field.of(object),
      });
    }
  }
  const charts = repository
    .find('**/Chart.yaml', { scope: 'any' })
    .map(({ path }) => directoryOf(path));
  for (const object of await platformObjects(repository)) {
    const { file } = object.source;
    const local = repository.get(file)?.local ?? file;
    if (rendered.has(placeKey(object)) || isForTests(local)) continue;
    if (charts.some(chart => isTemplate(file, chart))) continue;
    const { namespace } = object;
    found.push({
      object,
      environment: '',
      namespace,
      maybePatched:
        beyond || unrendered.some(directory => isBelow(file, directory)),
      field: Field.of(object),
    });
  }
  return found;
}

function placeKey({ kind, source }: ManifestObject): string {
  return `${kind} ${source.file}:${source.line}`;
}

function isTemplate(file: string, chart: string): boolean {
  const prefix = chart === '' ? '' : `${chart}/`;
  return ['templates', 'charts', 'crds'].some(part =>
    isBelow(file, `${prefix}${part}`),
  );
}

/** Whether an object is of an API group, such as `velero.io`. */
export function isOf(
  { object }: PlatformObject,
  group: string,
  ...kinds: string[]
): boolean {
  return (
    object.apiVersion.startsWith(`${group}/`) && kinds.includes(object.kind)
  );
}
