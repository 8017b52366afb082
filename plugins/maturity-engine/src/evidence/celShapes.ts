import { EvidenceMessage } from './celValues';
import type { JsonSchema } from './types';

/** The CEL type of a value, with what is needed to convert JSON into it. */
export type CelShape =
  | { kind: 'string' | 'int' | 'double' | 'bool' | 'dyn' }
  | { kind: 'list'; item: CelShape }
  | { kind: 'map'; value: CelShape }
  | { kind: 'message'; type: MessageType };

/** An object with known fields. CEL knows its values by their class. */
export interface MessageType {
  name: string;
  fields: Map<string, CelShape>;
  Message: typeof EvidenceMessage;
}

/** The name of a shape in CEL. */
export function celTypeName(shape: CelShape): string {
  switch (shape.kind) {
    case 'list':
      return `list<${celTypeName(shape.item)}>`;
    case 'map':
      return `map<string, ${celTypeName(shape.value)}>`;
    case 'message':
      return shape.type.name;
    default:
      return shape.kind;
  }
}

/**
 * Reads the CEL types out of a JSON Schema. Objects of the same fields become one type, so that the `source` of one
 * item can stand in for another's.
 */
export class ShapeReader {
  readonly messages = new Map<string, MessageType>();
  readonly #definitions: Record<string, unknown>;
  readonly #references = new Map<string, CelShape>();
  readonly #byFields = new Map<string, MessageType>();

  constructor(root: JsonSchema) {
    this.#definitions = {
      ...asRecord(root.definitions),
      ...asRecord(root.$defs),
    };
    for (const name of Object.keys(this.#definitions)) this.#reference(name);
  }

  /** @param hint - a name for the type, where the schema itself has no title */
  read(schema: unknown, hint: string): CelShape {
    const node = asRecord(schema);
    if (typeof node.$ref === 'string') {
      const name = /^#\/(?:\$defs|definitions)\/(.+)$/.exec(node.$ref)?.[1];
      return name !== undefined && name in this.#definitions
        ? this.#reference(name)
        : { kind: 'dyn' };
    }
    const variants = node.anyOf ?? node.oneOf ?? node.allOf;
    if (Array.isArray(variants)) return this.#union(variants, hint);
    switch (typeOf(node)) {
      case 'string':
        return { kind: 'string' };
      case 'integer':
        return { kind: 'int' };
      case 'number':
        return { kind: 'double' };
      case 'boolean':
        return { kind: 'bool' };
      case 'array':
        return { kind: 'list', item: this.read(node.items, singular(hint)) };
      case 'object':
        return this.#object(node, hint);
      default:
        return { kind: 'dyn' };
    }
  }

  #object(node: Record<string, unknown>, hint: string): CelShape {
    if (node.properties === undefined) {
      const values = node.additionalProperties;
      return {
        kind: 'map',
        value: values === undefined ? { kind: 'dyn' } : this.read(values, hint),
      };
    }
    const title = typeof node.title === 'string' ? node.title : hint;
    const fields = this.#fields(node);
    const key = fieldsKey(fields);
    const known = this.#byFields.get(key);
    if (known) return { kind: 'message', type: known };
    const type = this.#newMessage(title);
    type.fields = fields;
    this.#byFields.set(key, type);
    return { kind: 'message', type };
  }

  #fields(node: Record<string, unknown>): Map<string, CelShape> {
    return new Map(
      Object.entries(asRecord(node.properties)).map(([name, schema]) => [
        name,
        this.read(schema, name),
      ]),
    );
  }

  /** A named type stands before its fields are read, since it may contain itself. */
  #reference(name: string): CelShape {
    const known = this.#references.get(name);
    if (known) return known;
    const node = asRecord(this.#definitions[name]);
    if (typeOf(node) !== 'object' || node.properties === undefined) {
      this.#references.set(name, { kind: 'dyn' });
      const shape = this.read(node, name);
      this.#references.set(name, shape);
      return shape;
    }
    const type = this.#newMessage(name);
    const shape: CelShape = { kind: 'message', type };
    this.#references.set(name, shape);
    type.fields = this.#fields(node);
    this.#byFields.set(fieldsKey(type.fields), type);
    return shape;
  }

  #union(variants: unknown[], hint: string): CelShape {
    const shapes = variants
      .filter(variant => asRecord(variant).type !== 'null')
      .map(variant => this.read(variant, hint));
    const names = new Set(shapes.map(celTypeName));
    return names.size === 1 ? shapes[0] : { kind: 'dyn' };
  }

  #newMessage(hint: string): MessageType {
    const base = pascalCase(hint) || 'Item';
    let name = base.length > 1 ? base : `${base}Item`;
    for (let n = 2; this.messages.has(name); n++) name = `${base}${n}`;
    const Message = class extends EvidenceMessage {};
    const type = { name, fields: new Map(), Message };
    this.messages.set(name, type);
    return type;
  }
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The one type of a schema besides null; undefined where there are several or none. */
export function typeOf(node: Record<string, unknown>): string | undefined {
  if (typeof node.type === 'string') return node.type;
  if (Array.isArray(node.type)) {
    const types = node.type.filter(type => type !== 'null');
    return types.length === 1 ? String(types[0]) : undefined;
  }
  const values = Array.isArray(node.enum)
    ? node.enum
    : [node.const].filter(value => value !== undefined);
  const types = new Set(values.map(value => typeof value));
  if (types.size === 1) {
    const [type] = types;
    if (type !== 'number') return type;
    return values.every(Number.isInteger) ? 'integer' : 'number';
  }
  return node.properties === undefined ? undefined : 'object';
}

function fieldsKey(fields: Map<string, CelShape>): string {
  return [...fields]
    .map(([name, shape]) => `${name}:${celTypeName(shape)}`)
    .sort()
    .join(';');
}

function pascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

function singular(name: string): string {
  if (/ies$/.test(name)) return name.replace(/ies$/, 'y');
  return /[^s]s$/.test(name) ? name.slice(0, -1) : name;
}
