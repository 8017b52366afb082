import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { ManifestObject } from '../objects';
import { ManifestGap, ManifestSet } from '../sets';
import { Field } from '../model/field';
import { groupOf } from '../model/podTemplate';

/** An object, and the set it is of. */
export interface Located {
  object: ManifestObject;
  index: SetIndex;
}

/** Reasons that are told of what could not be read. */
const maxReasons = 3;

/**
 * The objects of a set by kind, name and namespace. What refers to an object by its name finds it in the set itself,
 * else in what is deployed beside it.
 */
export class SetIndex {
  /** What is deployed into the same environment. */
  beside: readonly SetIndex[] = [];
  readonly #byKind = new Map<string, ManifestObject[]>();
  readonly #byName = new Map<string, ManifestObject[]>();
  readonly #unread = new Map<string, LocalizedText[]>();

  /**
   * @param order - of the set among all
   * @param gaps - what is missing and may go anywhere, besides what the set itself lacks
   */
  constructor(
    readonly set: ManifestSet,
    readonly order = 0,
    private readonly gaps: readonly ManifestGap[] = [],
  ) {
    for (const object of set.objects) {
      push(this.#byKind, object.kind, object);
      push(this.#byName, `${object.kind}/${object.name}`, object);
    }
  }

  /** The set and those beside it, in the order of all. */
  get together(): SetIndex[] {
    return inOrder(this, this.beside);
  }

  /** Where an object of the set is deployed: as it says, else as the deployment does; empty where nobody does. */
  namespaceOf({ namespace }: ManifestObject): string {
    return namespace || this.set.namespace;
  }

  /** All of a kind in the set, of one API group. */
  ofKind(kind: string, group?: string): Field[] {
    const objects = this.#byKind.get(kind);
    if (!objects) return [];
    return objects
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
    return this.locate(kind, name, namespace, group)?.object;
  }

  /** The same, with the set it is of. */
  locate(
    kind: string,
    name: string,
    namespace: string,
    group?: string,
  ): Located | undefined {
    return this.#first(kind, name, (object, index) => {
      if (group !== undefined && groupOf(object) !== group) return false;
      return mayBeSame(index.namespaceOf(object), namespace);
    });
  }

  /** The object of this name, wherever it is. */
  locateAnywhere(kind: string, name: string): Located | undefined {
    return this.#first(kind, name, () => true);
  }

  /** Why something that is deployed into the same environment and namespace could not be read; none: it all was. */
  unreadBeside(namespace: string): LocalizedText[] {
    let reasons = this.#unread.get(namespace);
    if (!reasons) {
      const beside = this.beside.filter(({ set }) =>
        mayBeSame(set.namespace, namespace),
      );
      const gaps = [this, ...beside].flatMap(({ set }) => set.gaps);
      const byText = new Map(
        [...gaps, ...this.gaps].map(({ reason }) => [reason.en, reason]),
      );
      reasons = [...byText.values()].slice(0, maxReasons);
      this.#unread.set(namespace, reasons);
    }
    return reasons;
  }

  #first(
    kind: string,
    name: string,
    fits: (object: ManifestObject, index: SetIndex) => boolean,
  ): Located | undefined {
    const own = this.#own(kind, name, fits);
    if (own) return { object: own, index: this };
    for (const index of this.beside) {
      const object = index.#own(kind, name, fits);
      if (object) return { object, index };
    }
    return undefined;
  }

  #own(
    kind: string,
    name: string,
    fits: (object: ManifestObject, index: SetIndex) => boolean,
  ): ManifestObject | undefined {
    return this.#byName
      .get(`${kind}/${name}`)
      ?.find(object => fits(object, this));
  }
}

/** One and those beside it, in the order of the sets. */
export function inOrder<T extends { order: number }>(
  one: T,
  beside: readonly T[],
): T[] {
  return [one, ...beside].sort((a, b) => a.order - b.order);
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
