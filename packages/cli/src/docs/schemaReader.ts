import { JsonSchema } from '@container-maturity/backstage-plugin-maturity-engine';
import { code } from './markdown';

/** A field of evidence, as its page shows it. */
export interface Field {
  /** With `[]` for the items of a list and `{}` for the values of a map. */
  path: string;
  type: string;
  meaning: string;
}

/** Reads a JSON Schema whose parts may refer to its definitions. */
export class SchemaReader {
  readonly #definitions: Record<string, unknown>;
  /** Where each larger object was first spelt out. */
  readonly #spelt = new Map<string, string>();

  constructor({ definitions, $defs }: JsonSchema) {
    this.#definitions = { ...recordOf(definitions), ...recordOf($defs) };
  }

  /** A field and everything below it. */
  fields(path: string, value: unknown): Field[] {
    const schema = this.#resolve(value);
    const meaning = String(schema.description ?? '');
    const like = this.#likeWhich(path, schema);
    if (like) {
      const type = `${this.#typeOf(schema)} like ${code(like)}`;
      return [{ path, type, meaning }];
    }
    const type = this.#typeOf(schema);
    return [{ path, type, meaning }, ...this.#below(path, schema)];
  }

  /** The path of an equal object, or list of such, that the page has spelt out before. */
  #likeWhich(path: string, schema: JsonSchema): string | undefined {
    if (schema.type === 'array') {
      return this.#likeWhich(`${path}[]`, this.#resolve(schema.items));
    }
    const properties = recordOf(schema.properties);
    if (Object.keys(properties).length < 4) {
      return undefined;
    }
    const shape = JSON.stringify(properties);
    const first = this.#spelt.get(shape);
    this.#spelt.set(shape, first ?? path);
    return first;
  }

  #below(path: string, schema: JsonSchema): Field[] {
    if (Array.isArray(schema.anyOf)) {
      return schema.anyOf.flatMap(choice =>
        this.#below(path, this.#resolve(choice)),
      );
    }
    if (schema.type === 'array') {
      return this.#below(`${path}[]`, this.#resolve(schema.items));
    }
    if (schema.type !== 'object' || shortNameOf(schema)) {
      return [];
    }
    return schema.properties
      ? Object.entries(recordOf(schema.properties)).flatMap(
          ([name, property]) => this.fields(`${path}.${name}`, property),
        )
      : this.#below(`${path}{}`, this.#resolve(schema.additionalProperties));
  }

  #typeOf(value: unknown): string {
    const schema = this.#resolve(value);
    if (Array.isArray(schema.enum)) {
      return schema.enum.map(choice => code(String(choice))).join(', ');
    }
    if (Array.isArray(schema.anyOf)) {
      return schema.anyOf.map(choice => this.#typeOf(choice)).join(' or ');
    }
    if (schema.const !== undefined) {
      return code(String(schema.const));
    }
    switch (schema.type) {
      case 'array':
        return `list of ${this.#typeOf(schema.items)}`;
      case 'object':
        return (
          shortNameOf(schema) ??
          (schema.properties
            ? 'object'
            : `map of ${this.#typeOf(schema.additionalProperties)}`)
        );
      case 'integer':
        return 'int';
      case 'boolean':
        return 'bool';
      default:
        return String(schema.type ?? 'anything');
    }
  }

  #resolve(value: unknown): JsonSchema {
    const { $ref, ...rest } = recordOf(value);
    const name = /^#\/(?:definitions|\$defs)\/(.+)$/.exec(
      String($ref ?? ''),
    )?.[1];
    return name ? { ...recordOf(this.#definitions[name]), ...rest } : rest;
  }
}

/** Of shapes that are everywhere, explained once at the top of the page. */
function shortNameOf(schema: JsonSchema): string | undefined {
  switch (Object.keys(recordOf(schema.properties)).sort().join()) {
    case 'file,line':
      return 'source';
    case 'en,zh':
      return 'text';
    default:
      return undefined;
  }
}

/** A value's properties; none where it is no object. */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
