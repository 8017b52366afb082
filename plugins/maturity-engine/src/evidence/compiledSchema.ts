import { Environment } from '@marcbachmann/cel-js';
import {
  ShapeReader,
  celTypeName,
  type CelShape,
  type MessageType,
} from './celShapes';
import { EvidenceMismatchError, defineFields, toCelValue } from './celValues';
import { INCOMPLETE, isIncompleteShape } from './incomplete';
import type { EvidenceSchema, JsonSchema } from './types';

/** Names that every expression knows; a document may not have them at its top. */
export const RESERVED_VARIABLES = [
  'params',
  'entity',
  'archetype',
  'checklist',
  'mesh',
  'today',
  'it',
  'parent',
];

/** A collector's schema, ready for checking expressions and converting documents. */
export interface CompiledSchema {
  /** The top of the document: the variables of expressions. */
  variables: Map<string, CelShape>;
  messages: Map<string, MessageType>;
  /** Knows the types and the variables; to be cloned by each checklist. */
  environment: Environment;
  /**
   * The variables of a document; others may be added. Fields are converted when a rule first reads them.
   *
   * @throws {@link EvidenceMismatchError} where the document isn't an object
   */
  convert(document: unknown): Record<string, unknown>;
}

const compiled = new WeakMap<JsonSchema, CompiledSchema>();

/**
 * Compiles a schema, once for each.
 *
 * @throws Error where the schema can't describe evidence: a mistake of whoever wrote the collector
 */
export function compileSchema(schema: EvidenceSchema): CompiledSchema {
  const known = compiled.get(schema.schema);
  if (known) return known;
  const result = compile(schema);
  compiled.set(schema.schema, result);
  return result;
}

function compile({ id, schema }: EvidenceSchema): CompiledSchema {
  const reader = new ShapeReader(schema);
  const root = reader.read(schema, 'Document');
  if (root.kind !== 'message') {
    throw new Error(
      `The evidence schema '${id}' must be of an object with properties`,
    );
  }
  const variables = root.type.fields;
  const taken = RESERVED_VARIABLES.find(name => variables.has(name));
  if (taken) {
    throw new Error(
      `The evidence schema '${id}' must not have a property '${taken}': every expression has a variable of that name`,
    );
  }
  const incomplete = variables.get(INCOMPLETE);
  if (incomplete && !isIncompleteShape(incomplete)) {
    throw new Error(
      `The property '${INCOMPLETE}' of the evidence schema '${id}' must be a list of { evidence: string, error: boolean, reason: { en, zh } }: the name is reserved for what a document lacks`,
    );
  }
  for (const message of reader.messages.values()) {
    if (message.fields.has('constructor')) {
      throw new Error(
        `The evidence schema '${id}' must not have a property 'constructor'`,
      );
    }
    defineFields(message);
  }
  return {
    variables,
    messages: reader.messages,
    environment: createEnvironment(id, reader.messages, variables),
    convert: document => {
      // Nothing collected is not the same as nothing there: empty evidence would fail checks.
      if (document === null || document === undefined) {
        throw new EvidenceMismatchError('', 'an object');
      }
      return toCelValue(root, document) as Record<string, unknown>;
    },
  };
}

function createEnvironment(
  id: string,
  messages: Map<string, MessageType>,
  variables: Map<string, CelShape>,
): Environment {
  const environment = new Environment({ enableOptionalTypes: true });
  for (const { name, Message, fields } of messages.values()) {
    environment.registerType(name, {
      ctor: Message,
      fields: Object.fromEntries(
        [...fields].map(([field, shape]) => [field, celTypeName(shape)]),
      ),
    });
  }
  for (const [name, shape] of variables) {
    try {
      environment.registerVariable(name, celTypeName(shape));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `The evidence schema '${id}' can't have a property '${name}': ${reason}`,
      );
    }
  }
  return environment;
}
