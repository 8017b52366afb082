import { ManifestObject } from '../objects';
import { ManifestSet } from '../sets';
import { Field } from '../model/field';
import { groupOf } from '../model/podTemplate';

/** The objects of a set by kind, name and namespace. */
export class SetIndex {
  readonly #byKind = new Map<string, ManifestObject[]>();
  readonly #byName = new Map<string, ManifestObject[]>();
  readonly #namespace: string;

  constructor(readonly set: ManifestSet) {
    this.#namespace = set.namespace;
    for (const object of set.objects) {
      push(this.#byKind, object.kind, object);
      push(this.#byName, `${object.kind}/${object.name}`, object);
    }
  }

  /** Where an object is deployed: as it says, else as the deployment does; empty where nobody does. */
  namespaceOf({ namespace }: ManifestObject): string {
    return namespace || this.#namespace;
  }

  /** All of a kind, of one API group. */
  ofKind(kind: string, group?: string): Field[] {
    return (this.#byKind.get(kind) ?? [])
      .filter(object => group === undefined || groupOf(object) === group)
      .map(Field.of);
  }

  /** The object of this name, in a namespace that may be the same. */
  find(
    kind: string,
    name: string,
    namespace: string,
    group?: string,
  ): ManifestObject | undefined {
    return this.#byName
      .get(`${kind}/${name}`)
      ?.find(
        object =>
          (group === undefined || groupOf(object) === group) &&
          mayBeSame(this.namespaceOf(object), namespace),
      );
  }

  /** The object of this name, wherever it is. */
  findAnywhere(kind: string, name: string): ManifestObject | undefined {
    return this.#byName.get(`${kind}/${name}`)?.[0];
  }
}

/** Whether two namespaces may be the same: one that isn't known may be any. */
export function mayBeSame(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Links listed in evidence; more than that nobody reads. */
const maxLinks = 100;

/** What is linked, each once. */
export function links(titles: Iterable<string>): string[] {
  const all = new Set<string>();
  for (const title of titles) {
    if (all.size >= maxLinks) break;
    all.add(title);
  }
  return [...all];
}
