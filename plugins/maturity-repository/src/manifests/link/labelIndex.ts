import { Labels, LabelSelector } from '../model/selector';
import { mayBeSame, push } from './setIndex';

interface Labelled {
  labels: Labels;
  namespace: string;
}

/** What a selector selects in a set, and in what is deployed beside it. */
export interface Selected<T> {
  own: T[];
  beside: T[];
  /** The set's own; where it has none, those beside it. */
  meant: T[];
}

/** Finds what a selector selects without looking at everything: by the rarest label it asks for. */
export class LabelIndex<T extends Labelled> {
  /** Of what is deployed into the same environment. */
  beside: ReadonlyArray<LabelIndex<T>> = [];
  readonly #all: readonly T[];
  readonly #byPair = new Map<string, T[]>();
  readonly #byName = new Map<string, T[]>();

  constructor(items: readonly T[]) {
    this.#all = items;
    for (const item of items) {
      for (const [name, value] of item.labels) {
        push(this.#byPair, pair(name, value), item);
        push(this.#byName, name, item);
      }
    }
  }

  /**
   * What it selects, in the order of the objects; an empty selector selects all. That means a namespace and no item of
   * it, so that it selects beside the set only where the namespace is the very same.
   */
  select(selector: LabelSelector, namespace: string): Selected<T> {
    const own = this.#select(selector, namespace, mayBeSame);
    const isSame = selector.empty ? areSame : mayBeSame;
    const beside = this.beside.flatMap(index =>
      index.#select(selector, namespace, isSame),
    );
    return { own, beside, meant: own.length > 0 ? own : beside };
  }

  selectsAny(selector: LabelSelector, namespace: string): boolean {
    return [this, ...this.beside].some(index =>
      index
        .#candidates(selector)
        .some(
          item =>
            mayBeSame(item.namespace, namespace) &&
            selector.matches(item.labels),
        ),
    );
  }

  #select(
    selector: LabelSelector,
    namespace: string,
    isSame: typeof mayBeSame,
  ): T[] {
    return this.#candidates(selector).filter(
      item =>
        isSame(item.namespace, namespace) && selector.matches(item.labels),
    );
  }

  #candidates({ requirements }: LabelSelector): readonly T[] {
    let fewest = this.#all;
    for (const { key, operator, values } of requirements) {
      const found = this.#having(key, operator, values);
      if (found && found.length < fewest.length) fewest = found;
    }
    return fewest;
  }

  /** Those that may meet a requirement; undefined where it says what they must not have. */
  #having(
    key: string,
    operator: string,
    values: ReadonlySet<string>,
  ): readonly T[] | undefined {
    if (operator === 'In' && values.size === 1) {
      const [value] = values;
      return this.#byPair.get(pair(key, value)) ?? [];
    }
    return operator === 'In' || operator === 'Exists'
      ? this.#byName.get(key) ?? []
      : undefined;
  }
}

function areSame(one: string, other: string): boolean {
  return one === other;
}

function pair(name: string, value: string): string {
  return `${name}=${value}`;
}
