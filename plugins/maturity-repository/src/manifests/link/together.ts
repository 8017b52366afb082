import { ManifestSet } from '../sets';
import { compareEnvironments, defaultEnvironment } from '../sets/environments';
import { podTemplateOf, titleOf } from '../model/podTemplate';

/**
 * What is deployed together with each set: the sets of the same environment. A set that no environment is named for
 * goes into every one, and is itself looked at as in the first of them. Not beside a set are what it takes in, and
 * another way to deploy the same workload.
 */
export function besideEach(
  sets: readonly ManifestSet[],
): Map<ManifestSet, ManifestSet[]> {
  const [first] = sets
    .map(({ environment }) => environment)
    .filter(environment => environment !== defaultEnvironment)
    .sort(compareEnvironments);
  const goesInto = (set: ManifestSet, environment: string) =>
    set.environment === environment ||
    set.environment === defaultEnvironment ||
    (environment === defaultEnvironment && set.environment === first);
  const rivals = rivalsOf(sets);
  return new Map(
    sets.map(set => [
      set,
      sets.filter(
        other =>
          other !== set &&
          goesInto(other, set.environment) &&
          !rivals.get(set)?.has(other) &&
          !takesIn(set, other) &&
          !takesIn(other, set),
      ),
    ]),
  );
}

function takesIn(one: ManifestSet, other: ManifestSet): boolean {
  return (
    other.origin !== 'plain' && one.takesIn?.includes(other.directory) === true
  );
}

type Sets = Map<ManifestSet, Set<ManifestSet>>;

/** The sets that run a workload of the same name in a namespace that may be the same: one of them is deployed. */
function rivalsOf(sets: readonly ManifestSet[]): Sets {
  const rivals: Sets = new Map();
  if (sets.length < 2) return rivals;
  for (const running of namespacesByWorkload(sets).values()) {
    if (running.size < 2) continue;
    for (const [set, namespaces] of running) {
      for (const [other, others] of running) {
        if (other === set || !overlap(namespaces, others)) continue;
        rivals.set(set, (rivals.get(set) ?? new Set()).add(other));
      }
    }
  }
  return rivals;
}

type Namespaces = Map<ManifestSet, Set<string>>;

function namespacesByWorkload(
  sets: readonly ManifestSet[],
): Map<string, Namespaces> {
  const byTitle = new Map<string, Namespaces>();
  for (const set of sets) {
    for (const object of set.objects) {
      if (object.name === '' || !podTemplateOf(object)) continue;
      const title = titleOf(object);
      const running: Namespaces = byTitle.get(title) ?? new Map();
      byTitle.set(title, running);
      const namespace = object.namespace || set.namespace;
      running.set(set, (running.get(set) ?? new Set()).add(namespace));
    }
  }
  return byTitle;
}

/** A namespace that isn't known may be any. */
function overlap(
  some: ReadonlySet<string>,
  others: ReadonlySet<string>,
): boolean {
  if (some.has('') || others.has('')) return true;
  return [...some].some(namespace => others.has(namespace));
}
