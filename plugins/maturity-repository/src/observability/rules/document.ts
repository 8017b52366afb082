import type { FieldPath, Place } from '../../manifests/objects';
import { placeInScalar } from './scalarPlace';

/** Something that holds groups of rules: a file, or an object. */
export interface RuleDocument {
  /** Path of the file, or kind and name of the object. */
  name: string;
  /** `file`, `values`, or the kind of the object. */
  holder: string;
  /** Kind and name; empty for a file. */
  object: string;
  environments: string[];
  value: unknown;
  source: Place;
  /** It is a rule file as a whole: nothing but `groups` belongs at its top. */
  whole: boolean;
  /** Where a key stands, or the list item. */
  placeOf(path: FieldPath): Place;
  /** The lines of a file that `placeOf` names. */
  linesOf(file: string): readonly string[];
}

/** Where a character of a text in a document stands, with its column where it can be told. */
export function placeIn(
  document: RuleDocument,
  path: FieldPath,
  value: string,
  offset: number,
): { source: Place; column: number } {
  const source = document.placeOf(path);
  const key = path[path.length - 1];
  const exact =
    typeof key === 'string'
      ? placeInScalar(
          document.linesOf(source.file),
          source.line,
          key,
          value,
          offset,
        )
      : undefined;
  if (!exact) return { source, column: 0 };
  return {
    source: { file: source.file, line: exact.line },
    column: exact.column,
  };
}
