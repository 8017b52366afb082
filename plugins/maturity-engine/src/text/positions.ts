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
  scalar?: ScalarEvent;
  entries?: Map<string, { key?: PositionNode; value: PositionNode }>;
  /** Mappings taken in with `<<`. */
  merged?: PositionNode[];
  /** What an alias stands for. */
  target?: PositionNode;
}

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
  kind: 'document' | 'sequence' | 'mapping';
  key?: PositionNode;
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
        this.#frames.push({ node: { offset: 0 }, kind: 'document' });
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const kind = event.type === EVENT_ID.SEQUENCE ? 'sequence' : 'mapping';
        const node = { offset: event.start, entries: new Map() };
        this.#remember(event, node);
        this.#frames.push({ node, kind });
        break;
      }
      case EVENT_ID.SCALAR: {
        const offset = scalarStart(event) ?? this.#fallback();
        const node = { offset, scalar: event };
        this.#remember(event, node);
        this.#add(node);
        break;
      }
      case EVENT_ID.ALIAS: {
        const target = this.#anchors.get(this.#anchorName(event));
        this.#add({ offset: event.anchorStart - 1, target });
        break;
      }
      default: {
        const frame = this.#frames.pop();
        if (frame && frame.kind !== 'document') this.#add(frame.node);
      }
    }
  }

  #add(node: PositionNode): void {
    const frame = this.#frames.at(-1);
    if (!frame || frame.kind === 'document') {
      this.root ??= node;
    } else if (frame.kind === 'sequence') {
      const entries = (frame.node.entries ??= new Map());
      entries.set(String(entries.size), { value: node });
    } else if (frame.key) {
      this.#addPair(frame.node, frame.key, node);
      frame.key = undefined;
    } else {
      frame.key = node;
    }
  }

  #addPair(
    mapping: PositionNode,
    key: PositionNode,
    value: PositionNode,
  ): void {
    const name = keyName(this.source, key, this.schema);
    if (name === '<<' && key.scalar?.style === SCALAR_STYLE.PLAIN) {
      (mapping.merged ??= []).push(...mergeSources(resolve(value)));
    } else {
      (mapping.entries ??= new Map()).set(name, { key, value });
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
): { key?: PositionNode; value: PositionNode } | undefined {
  let entry: { key?: PositionNode; value: PositionNode } | undefined = {
    value: root,
  };
  for (const part of path) {
    entry = entry && entryOf(resolve(entry.value), String(part));
  }
  return entry;
}

function entryOf(
  node: PositionNode,
  name: string,
): { key?: PositionNode; value: PositionNode } | undefined {
  const own = node.entries?.get(name);
  if (own) return own;
  for (const merged of node.merged ?? []) {
    const found = entryOf(merged, name);
    if (found) return found;
  }
  return undefined;
}

function mergeSources(node: PositionNode): PositionNode[] {
  if (node.scalar) return [];
  const items = [...(node.entries?.values() ?? [])];
  const isSequence = items.length > 0 && items.every(item => !item.key);
  return isSequence ? items.map(item => resolve(item.value)) : [node];
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
