import {
  EVENT_ID,
  SCALAR_STYLE,
  getScalarValue,
  type Event,
  type ScalarEvent,
  type Schema,
} from 'js-yaml';

/** Where a value of a document stands, and the values below it. */
export interface PositionNode {
  offset: number;
  scalar: ScalarEvent | undefined;
  /** What an alias stands for. */
  target: PositionNode | undefined;
  entries: Entries | undefined;
}

/** What is below a collection, in its order. Most have few entries, for which lists are the cheapest. */
interface Entries {
  /** Of a mapping. */
  names: string[] | undefined;
  keys: PositionNode[];
  values: PositionNode[];
  /** Of a mapping with many entries, once it was asked for one: where in the lists each stands. */
  byName: Map<string, number> | undefined;
  /** Mappings taken in with `<<`. */
  merged: PositionNode[] | undefined;
}

/** A value, and the key it stands at; an item of a list has none. */
export interface PositionEntry {
  key: PositionNode | undefined;
  value: PositionNode;
}

/** With more entries than this, looking through them all takes longer than an index. */
const MAX_WITHOUT_INDEX = 16;

/** What a node stands for: itself, or the target of an alias. */
export function resolve(node: PositionNode): PositionNode {
  let current = node;
  while (current.target) current = current.target;
  return current;
}

interface Anchored {
  anchorStart: number;
  anchorEnd: number;
}

interface Frame {
  node: PositionNode;
  /** Undefined for the document itself. */
  entries: Entries | undefined;
  key: PositionNode | undefined;
}

class PositionBuilder {
  root: PositionNode | undefined;
  readonly #anchors = new Map<string, PositionNode>();
  readonly #frames: Frame[] = [];

  constructor(
    private readonly source: string,
    private readonly schema: Schema,
  ) {}

  read(event: Event): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        this.#open(0, undefined);
        break;
      case EVENT_ID.SEQUENCE:
        this.#remember(event, this.#open(event.start, entriesOf(undefined)));
        break;
      case EVENT_ID.MAPPING:
        this.#remember(event, this.#open(event.start, entriesOf([])));
        break;
      case EVENT_ID.SCALAR: {
        const node = nodeAt(scalarStart(event) ?? this.#fallback(), event);
        this.#remember(event, node);
        this.#add(node);
        break;
      }
      case EVENT_ID.ALIAS: {
        const target = this.#anchors.get(this.#anchorName(event));
        this.#add(nodeAt(event.anchorStart - 1, undefined, target));
        break;
      }
      default: {
        const frame = this.#frames.pop();
        if (frame?.entries) this.#add(frame.node);
      }
    }
  }

  #open(offset: number, entries: Entries | undefined): PositionNode {
    const node = nodeAt(offset, undefined, undefined, entries);
    this.#frames.push({ node, entries, key: undefined });
    return node;
  }

  #add(node: PositionNode): void {
    const frame = this.#frames.at(-1);
    const entries = frame?.entries;
    if (!frame || !entries) {
      this.root ??= node;
    } else if (!entries.names) {
      entries.values.push(node);
    } else if (frame.key) {
      this.#addPair(entries, entries.names, frame.key, node);
      frame.key = undefined;
    } else {
      frame.key = node;
    }
  }

  #addPair(
    entries: Entries,
    names: string[],
    key: PositionNode,
    value: PositionNode,
  ): void {
    const name = keyName(this.source, key, this.schema);
    if (name === '<<' && key.scalar?.style === SCALAR_STYLE.PLAIN) {
      (entries.merged ??= []).push(...mergeSources(resolve(value)));
    } else {
      names.push(name);
      entries.keys.push(key);
      entries.values.push(value);
    }
  }

  #remember(event: Anchored, node: PositionNode): void {
    if (event.anchorStart >= 0) {
      this.#anchors.set(this.#anchorName(event), node);
    }
  }

  #anchorName({ anchorStart, anchorEnd }: Anchored): string {
    return this.source.slice(anchorStart, anchorEnd);
  }

  /** An empty value has no place of its own: it stands where its key or its collection does. */
  #fallback(): number {
    const frame = this.#frames.at(-1);
    return frame?.key?.offset ?? frame?.node.offset ?? 0;
  }
}

/** Builds the tree of positions of one document's events. */
export function buildPositions(
  source: string,
  events: Event[],
  schema: Schema,
): PositionNode | undefined {
  const builder = new PositionBuilder(source, schema);
  for (const event of events) builder.read(event);
  return builder.root;
}

/** The entry at a path, following aliases and merge keys. */
export function findEntry(
  root: PositionNode,
  path: ReadonlyArray<string | number>,
): PositionEntry | undefined {
  const { entry, depth } = deepestEntry(root, path);
  return depth === path.length ? entry : undefined;
}

/** The entry at the longest beginning of a path that there is, and how many steps that has. */
export function deepestEntry(
  root: PositionNode,
  path: ReadonlyArray<string | number>,
): { entry: PositionEntry; depth: number } {
  let entry: PositionEntry = { key: undefined, value: root };
  for (let depth = 0; depth < path.length; depth++) {
    const next = entryOf(resolve(entry.value), path[depth]);
    if (!next) return { entry, depth };
    entry = next;
  }
  return { entry, depth: path.length };
}

function entryOf(
  { entries }: PositionNode,
  part: string | number,
): PositionEntry | undefined {
  if (!entries) return undefined;
  const { names, keys, values, merged } = entries;
  const at = names ? placeOf(entries, names, String(part)) : indexOf(part);
  const value = values[at];
  if (value) return { key: keys[at], value };
  for (const other of merged ?? []) {
    const found = entryOf(other, part);
    if (found) return found;
  }
  return undefined;
}

function indexOf(part: string | number): number {
  return typeof part === 'number' || /^\d+$/.test(part) ? Number(part) : -1;
}

/** Of two equal names the last one counts. */
function placeOf(entries: Entries, names: string[], name: string): number {
  if (names.length <= MAX_WITHOUT_INDEX) return names.lastIndexOf(name);
  entries.byName ??= new Map(names.map((other, index) => [other, index]));
  return entries.byName.get(name) ?? -1;
}

/** What `<<` takes in: a mapping, or a list of them. */
function mergeSources(node: PositionNode): PositionNode[] {
  const { entries } = node;
  if (!entries) return [];
  return entries.names || entries.values.length === 0
    ? [node]
    : entries.values.map(resolve);
}

function nodeAt(
  offset: number,
  scalar: ScalarEvent | undefined,
  target?: PositionNode,
  entries?: Entries,
): PositionNode {
  return { offset, scalar, target, entries };
}

function entriesOf(names: string[] | undefined): Entries {
  return {
    names,
    keys: [],
    values: [],
    byName: undefined,
    merged: undefined,
  };
}

function keyName(source: string, key: PositionNode, schema: Schema): string {
  const { scalar } = resolve(key);
  if (!scalar) return '';
  const text = getScalarValue(source, scalar);
  const isPlain = scalar.style === SCALAR_STYLE.PLAIN && scalar.tagStart < 0;
  return isPlain && text !== '<<'
    ? String(schema.resolveImplicitScalarTag(text).value)
    : text;
}

function scalarStart(scalar: ScalarEvent): number | undefined {
  if (scalar.valueStart < 0) return undefined;
  switch (scalar.style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return scalar.valueStart - 1;
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK:
      return Math.min(
        scalar.valueStart + Math.max(scalar.indent, 0),
        scalar.valueEnd,
      );
    default:
      return scalar.valueStart;
  }
}
