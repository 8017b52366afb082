import type { CelShape, MessageType } from './celShapes';

/** Deepest nesting of a document. */
const MAX_DEPTH = 200;

/** A document is not of the shape its schema promises. */
export class EvidenceMismatchError extends Error {
  override name = 'EvidenceMismatchError';

  constructor(
    /** Where in the document, such as `dockerfiles[0].line`. */
    readonly path: string,
    readonly expected: string,
  ) {
    super(`${path || 'the document'} is not ${expected}`);
  }
}

/** Where in a document a value is being converted. */
interface Place {
  owner?: EvidenceMessage;
  keys: Array<string | number>;
}

const READ = Symbol('read');
const PATH = Symbol('path');

/**
 * An object of evidence, as CEL sees it. Its fields are converted when a rule first reads them: most rules read few,
 * and what is wrong in one field harms only those that do.
 */
export class EvidenceMessage {
  readonly #raw: Record<string, unknown>;
  #values: unknown[] | undefined;
  readonly #owner: EvidenceMessage | undefined;
  readonly #keys: ReadonlyArray<string | number>;

  constructor(raw: Record<string, unknown>, place: Place) {
    this.#raw = raw;
    this.#owner = place.owner;
    this.#keys = [...place.keys];
  }

  [READ](slot: number, name: string, shape: CelShape): unknown {
    const { kind } = shape;
    // What rules read most, by the shortest way: texts and booleans are what they are.
    if (kind === 'string' || kind === 'bool') {
      const given = this.#raw[name];
      if (typeof given === 'string' && kind === 'string') return given;
      if (typeof given === 'boolean' && kind === 'bool') return given;
    }
    const known = this.#values?.[slot];
    if (known !== undefined) return known;
    const raw = Object.hasOwn(this.#raw, name) ? this.#raw[name] : undefined;
    const value = convert(shape, raw, { owner: this, keys: [name] });
    this.#values ??= [];
    this.#values[slot] = value;
    return value;
  }

  get [PATH](): Array<string | number> {
    return [...(this.#owner?.[PATH] ?? []), ...this.#keys];
  }
}

/** Gives the class of a type its fields. */
export function defineFields({ Message, fields }: MessageType): void {
  [...fields].forEach(([name, shape], slot) => {
    Object.defineProperty(Message.prototype, name, {
      get(this: EvidenceMessage) {
        return this[READ](slot, name, shape);
      },
    });
  });
}

/**
 * Turns JSON into the values that CEL computes with: whole numbers become BigInt, objects instances of their type or
 * maps. What is missing is filled with the empty value of its type.
 *
 * @throws {@link EvidenceMismatchError} where a value is of another type than its schema says; for the fields of an
 *   object with known fields, when they are read
 */
export function toCelValue(shape: CelShape, value: unknown): unknown {
  return convert(shape, value, { keys: [] });
}

/** JSON without a schema. */
export function toDynamicCelValue(value: unknown): unknown {
  return convert({ kind: 'dyn' }, value, { keys: [] });
}

function convert(shape: CelShape, value: unknown, place: Place): unknown {
  switch (shape.kind) {
    case 'string':
      if (typeof value === 'string') return value;
      return absent(value, '', place, 'a string');
    case 'int':
      if (Number.isSafeInteger(value)) return BigInt(value as number);
      return absent(value, 0n, place, 'a whole number');
    case 'double':
      if (typeof value === 'number') return value;
      return absent(value, 0, place, 'a number');
    case 'bool':
      if (typeof value === 'boolean') return value;
      return absent(value, false, place, 'true or false');
    case 'list':
      if (Array.isArray(value)) return convertList(shape.item, value, place);
      return absent(value, [], place, 'a list');
    case 'map':
      if (isObject(value)) return convertMap(shape.value, value, place);
      return absent(value, new Map(), place, 'an object');
    case 'message': {
      const raw = isObject(value)
        ? value
        : absent(value, {}, place, 'an object');
      return new shape.type.Message(raw, place);
    }
    default:
      return convertDynamic(value, place);
  }
}

function convertList(
  item: CelShape,
  values: unknown[],
  place: Place,
): unknown[] {
  return values.map((value, index) => within(place, index, item, value));
}

function convertMap(
  shape: CelShape,
  value: Record<string, unknown>,
  place: Place,
): Map<string, unknown> {
  const map = new Map<string, unknown>();
  for (const key of Object.keys(value)) {
    map.set(key, within(place, key, shape, value[key]));
  }
  return map;
}

function within(
  place: Place,
  key: string | number,
  shape: CelShape,
  value: unknown,
): unknown {
  if (place.keys.length > MAX_DEPTH) {
    throw mismatch(place, `at most ${MAX_DEPTH} levels deep`);
  }
  place.keys.push(key);
  const converted = convert(shape, value, place);
  place.keys.pop();
  return converted;
}

function convertDynamic(value: unknown, place: Place): unknown {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? BigInt(value) : value;
  }
  if (Array.isArray(value)) return convertList({ kind: 'dyn' }, value, place);
  if (isObject(value)) return convertMap({ kind: 'dyn' }, value, place);
  return value ?? null;
}

function absent<T>(
  value: unknown,
  empty: T,
  place: Place,
  expected: string,
): T {
  if (value === undefined || value === null) return empty;
  throw mismatch(place, expected);
}

function mismatch(
  { owner, keys }: Place,
  expected: string,
): EvidenceMismatchError {
  const path = [...(owner?.[PATH] ?? []), ...keys]
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
  return new EvidenceMismatchError(path, expected);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
