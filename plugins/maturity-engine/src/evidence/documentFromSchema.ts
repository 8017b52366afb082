import { asRecord, typeOf } from './celShapes';
import type { EvidenceSchema } from './types';

/** Deepest nesting of a made-up document: a type that contains itself ends here. */
const MAX_DEPTH = 12;

/**
 * Makes up a document of a schema: with nothing in it (`absent`: every list empty, every text `''`), or with one of
 * everything (`present`). Every rule must have an answer to both.
 *
 * @public
 */
export function documentFromSchema(
  schema: EvidenceSchema,
  filling: 'absent' | 'present',
): unknown {
  const definitions = {
    ...asRecord(schema.schema.definitions),
    ...asRecord(schema.schema.$defs),
  };

  const fill = (value: unknown, depth: number): unknown => {
    const node = asRecord(value);
    if (typeof node.$ref === 'string') {
      return fill(definitions[node.$ref.split('/').at(-1) ?? ''], depth);
    }
    const variants = node.anyOf ?? node.oneOf ?? node.allOf;
    if (Array.isArray(variants)) {
      const variant = variants.find(item => asRecord(item).type !== 'null');
      return fill(variant, depth);
    }
    const isPresent = filling === 'present' && depth < MAX_DEPTH;
    switch (typeOf(node)) {
      case 'string':
        return text(node, isPresent);
      case 'integer':
      case 'number':
        return isPresent ? Math.max(1, Number(node.minimum ?? 1)) : 0;
      case 'boolean':
        return isPresent;
      case 'array':
        return isPresent ? [fill(node.items, depth + 1)] : [];
      case 'object':
        if (node.properties === undefined) {
          const values = node.additionalProperties;
          return isPresent && values ? { name: fill(values, depth + 1) } : {};
        }
        return Object.fromEntries(
          Object.entries(asRecord(node.properties)).map(([name, property]) => [
            name,
            depth < 2 * MAX_DEPTH ? fill(property, depth + 1) : undefined,
          ]),
        );
      default:
        return null;
    }
  };
  return fill(schema.schema, 0);
}

function text(node: Record<string, unknown>, isPresent: boolean): string {
  const allowed = Array.isArray(node.enum) ? node.enum.map(String) : [];
  if (typeof node.const === 'string') return node.const;
  if (!isPresent)
    return allowed.length && !allowed.includes('') ? allowed[0] : '';
  return allowed.findLast(value => value !== '') ?? 'text';
}
