import { hookOf } from './link/pods';
import { mergeItems } from './link';
import { titleOf } from './model/podTemplate';
import { ManifestObject } from './objects';
import { apiLifecycle, validateObject } from './schema';
import { ManifestSet } from './sets';
import { ManifestObjectEvidence, SchemaProblemEvidence } from './shapes';
import { turn } from '../turn';

/** Problems of one set that are told; one mistake in a helper can be in each of a thousand objects. */
const maxProblems = 1_000;

/** Every object, with what becomes of its API version. */
export function objectEvidence(
  sets: readonly ManifestSet[],
): ManifestObjectEvidence[] {
  return mergeItems(
    sets.flatMap(set =>
      set.objects.map(object => {
        const { apiVersion, kind, name } = object;
        return {
          apiVersion,
          kind,
          name,
          title: titleOf(object),
          namespace: object.namespace || set.namespace,
          hook: hookOf(object),
          lifecycle: lifecycleOf(object),
          environments: [set.environment],
          source: object.sourceOf(['apiVersion']),
        };
      }),
    ),
  );
}

function lifecycleOf({
  apiVersion,
  kind,
}: ManifestObject): ManifestObjectEvidence['lifecycle'] {
  const known = apiLifecycle(apiVersion, kind);
  const {
    product = '',
    deprecatedIn = '',
    removedIn = '',
    replacement = '',
  } = known ?? {};
  const minorOf = (version: string) =>
    product === 'Kubernetes' ? Number(version.split('.')[1] ?? 0) : 0;
  return {
    known: known !== undefined,
    product,
    deprecatedIn,
    deprecatedMinor: minorOf(deprecatedIn),
    removedIn,
    removedMinor: minorOf(removedIn),
    replacement,
  };
}

/** Fields that Kubernetes does not accept, of all kinds that there is a schema for. */
export async function schemaProblems(
  sets: readonly ManifestSet[],
): Promise<SchemaProblemEvidence[]> {
  const problems: SchemaProblemEvidence[] = [];
  for (const set of sets) {
    let room = maxProblems;
    for (const object of set.objects) {
      const own = problemsOf(object, set.environment).slice(0, room);
      room -= own.length;
      problems.push(...own);
    }
    await turn();
  }
  return mergeItems(problems);
}

function problemsOf(
  object: ManifestObject,
  environment: string,
): SchemaProblemEvidence[] {
  return validateObject(object.value).map(({ path, kind, message }) => ({
    object: titleOf(object),
    apiVersion: object.apiVersion,
    path: pathText(path),
    problem: kind,
    message,
    environments: [environment],
    source: object.sourceOf(path),
  }));
}

function pathText(path: ReadonlyArray<string | number>): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join('')
    .slice(0, 400);
}
