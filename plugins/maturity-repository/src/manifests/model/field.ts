import { ManifestObject, Place } from '../objects';
import { isPlaceholder } from '../schema';

/** Longer texts are cut: names and values of Kubernetes are far shorter. */
const maxText = 400;

/**
 * A field of an object, there or not. Reading on from one that isn't there gives others that aren't, so a model is
 * written as if all were well, and whatever a hostile object holds in a field's place reads as nothing.
 */
export class Field {
  readonly object: ManifestObject;
  readonly value: unknown;
  readonly #parent: Field | undefined;
  readonly #key: string | number;
  #source: Place | undefined;

  private constructor(
    object: ManifestObject,
    value: unknown,
    parent?: Field,
    key: string | number = '',
  ) {
    this.object = object;
    this.value = value;
    this.#parent = parent;
    this.#key = key;
  }

  /** The whole object. */
  static of(object: ManifestObject): Field {
    return new Field(object, object.value);
  }

  /** The field at the end of these keys. */
  get(...keys: string[]): Field {
    if (keys.length === 1) return this.#child(keys[0]);
    return keys.reduce<Field>((field, key) => field.#child(key), this);
  }

  #child(key: string): Field {
    const { value } = this;
    const child =
      isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    return new Field(this.object, child, this, key);
  }

  /** There, and not null. */
  get set(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The items of a list; none where it is no list. */
  items(): Field[] {
    return Array.isArray(this.value)
      ? this.value.map(
          (item, index) => new Field(this.object, item, this, index),
        )
      : [];
  }

  /** The fields of an object; none where it is none. */
  entries(): Array<[string, Field]> {
    return isRecord(this.value)
      ? Object.entries(this.value).map(([key, value]) => [
          key,
          new Field(this.object, value, this, key),
        ])
      : [];
  }

  keys(): string[] {
    return isRecord(this.value) ? Object.keys(this.value) : [];
  }

  /** The text; a number or boolean as one; empty for anything else. */
  get text(): string {
    const { value } = this;
    if (typeof value === 'string') {
      return value.length > maxText ? value.slice(0, maxText) : value;
    }
    return typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
  }

  /** The whole number; undefined for anything else. */
  get int(): number | undefined {
    return Number.isSafeInteger(this.value)
      ? (this.value as number)
      : undefined;
  }

  get bool(): boolean | undefined {
    return typeof this.value === 'boolean' ? this.value : undefined;
  }

  /** Something else fills it in, as in ${NAME}: what it will be is not known. */
  get placeholder(): boolean {
    return isPlaceholder(this.text);
  }

  get isRecord(): boolean {
    return isRecord(this.value);
  }

  /** Where it stands; of one that isn't there, the nearest above it that is. */
  get source(): Place {
    this.#source ??= this.object.sourceOf(this.path);
    return this.#source;
  }

  get path(): Array<string | number> {
    if (!this.#parent) return [];
    const path = this.#parent.path;
    path.push(this.#key);
    return path;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
