import {
  EVENT_ID,
  YAMLException,
  constructFromEvents,
  type Event,
} from 'js-yaml';
import { checkAliases } from './aliases';
import { dialects, type YamlDialect } from './dialects';
import { parseAnyIndent } from './flowIndent';
import { PositionedDocument, type YamlDocument } from './document';
import { LineIndex, type TextPosition } from './lines';
import { buildPositions } from './positions';

/** Longest text that is read, in characters. */
const MAX_LENGTH = 5_000_000;
/** Most documents that are read from one text. */
const MAX_DOCUMENTS = 10_000;

/**
 * How a YAML text is to be read.
 *
 * @public
 */
export interface ParseYamlOptions {
  /** Named in errors. */
  file?: string;
  /** Aliases allowed in one document; 100 unless told. What they expand to is bounded besides. */
  maxAliases?: number;
  /** Collections inside each other; 100 unless told. */
  maxDepth?: number;
  /** `core` unless told. */
  dialect?: YamlDialect;
  /** Of a key that occurs twice in a mapping: an error, unless told that the last wins, as `kubectl` and Helm have it. */
  duplicateKeys?: 'error' | 'last';
}

/**
 * Why a text, or one of its documents, could not be read.
 *
 * @public
 */
export interface YamlError extends TextPosition {
  message: string;
  file?: string;
}

/**
 * Reads YAML with the place of every value. Size, depth and aliases are bounded; a key that occurs twice is an error
 * unless told otherwise.
 * It never throws: documents that can be read come with the errors of those that can't.
 *
 * @public
 */
export function parseYaml(
  text: string,
  options: ParseYamlOptions = {},
): { documents: YamlDocument[]; errors: YamlError[] } {
  const { file, maxAliases = 100, maxDepth = 100, dialect = 'core' } = options;
  const json = options.duplicateKeys === 'last';
  const named = file === undefined ? {} : { file };
  if (text.length > MAX_LENGTH) {
    const message = `the text is longer than ${MAX_LENGTH} characters`;
    return {
      documents: [],
      errors: [{ message, line: 1, column: 1, ...named }],
    };
  }

  const lines = new LineIndex(text);
  let events: Event[];
  let source: string;
  try {
    ({ events, source } = parseAnyIndent(text, { maxDepth }));
  } catch (error) {
    const problem = toYamlError(error, lines);
    return { documents: [], errors: [{ ...problem, ...named }] };
  }

  const documents: YamlDocument[] = [];
  const errors: YamlError[] = [];
  const split = splitDocuments(events);
  if (split.length > MAX_DOCUMENTS) {
    const message = `the text has more than ${MAX_DOCUMENTS} documents`;
    return {
      documents,
      errors: [{ message, line: 1, column: 1, ...named }],
    };
  }
  const schema = dialects[dialect];
  const construct = (some: Event[]) =>
    constructFromEvents(some, { source, schema, json });
  const hasAliases = events.some(({ type }) => type === EVENT_ID.ALIAS);
  // One by one only where one may be broken: setting out costs as much as a small document.
  const all = hasAliases ? undefined : attempt(() => construct(events));
  for (const [index, own] of split.entries()) {
    const problem =
      hasAliases && checkAliases(source, own, { maxAliases, maxDepth });
    if (problem) {
      const position = lines.positionAt(problem.offset);
      errors.push({ message: problem.message, ...position, ...named });
      continue;
    }
    try {
      const value = all ? all[index] : construct(own)[0];
      documents.push(
        new PositionedDocument(value ?? null, lines, source, () =>
          buildPositions(source, own, schema),
        ),
      );
    } catch (error) {
      errors.push({ ...toYamlError(error, lines), ...named });
    }
  }
  return { documents, errors };
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

function splitDocuments(events: Event[]): Event[][] {
  const documents: Event[][] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) documents.push([]);
    documents.at(-1)?.push(event);
  }
  return documents;
}

function toYamlError(error: unknown, lines: LineIndex): YamlError {
  if (error instanceof YAMLException) {
    const position = lines.positionAt(error.mark?.position ?? 0);
    return { message: error.reason, ...position };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { message, line: 1, column: 1 };
}
