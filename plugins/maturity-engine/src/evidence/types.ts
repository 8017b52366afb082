import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

/**
 * A JSON Schema, as far as evidence needs it: objects with properties, arrays, strings, numbers, integers, booleans,
 * maps (`additionalProperties` with a schema), `enum`, `anyOf` with null, and `$ref` into `$defs`.
 *
 * @public
 */
export type JsonSchema = { [keyword: string]: unknown };

/**
 * The shape of one collector's evidence.
 *
 * @public
 */
export interface EvidenceSchema {
  /** The collector's id, as checks name it. */
  id: string;
  title: LocalizedText;
  /**
   * Of the whole document, an object. Its properties are the variables of a check's expressions. Every field is
   * required and always filled: `''`, `0`, `false`, `[]` where there is nothing. Whole numbers are `integer`.
   *
   * The property `incomplete` is reserved: a list of `{evidence, error, reason: {en, zh}}` that names parts at the top
   * of the document of which something is missing. A check that looks at such a part is never a pass or not
   * applicable: it is `unknown` with the reason, or an `error` where `error` is true. A failure stands.
   */
  schema: JsonSchema;
}

/**
 * What a collector knows of an entity. A collector without a state is not installed.
 *
 * @public
 */
export type CollectorState =
  | {
      status: 'collected';
      document: unknown;
      /** ISO date-time. */
      collectedAt?: string;
      /** The document is older than its time to live. */
      stale?: boolean;
    }
  /** Installed, but it sees nothing of the entity: its checks are `unknown`. */
  | { status: 'nothing'; reason: LocalizedText }
  /** It failed: its checks are `error`. */
  | { status: 'error'; reason: LocalizedText };
