import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import type { CelShape } from './celShapes';

/** The name of the list in which a document says what of it is incomplete. */
export const INCOMPLETE = 'incomplete';

/** What is missing of a part of a document, by the part's name at the top of the document. */
export type IncompleteParts = ReadonlyMap<
  string,
  { status: 'unknown' | 'error'; reason: LocalizedText }
>;

/** An entry of the list, as CEL sees it. */
interface Entry {
  evidence: string;
  error: boolean;
  reason: LocalizedText;
}

/**
 * Reads the list. Of two entries for the same part the one with an error counts, else the first; an entry for a part
 * that the document doesn't have says nothing.
 *
 * @throws EvidenceMismatchError where an entry is not of the shape its schema promises
 */
export function incompleteParts(
  variables: Record<string, unknown>,
): IncompleteParts {
  const parts = new Map<
    string,
    { status: 'unknown' | 'error'; reason: LocalizedText }
  >();
  const entries = (variables[INCOMPLETE] ?? []) as Entry[];
  for (const { evidence, error, reason } of entries) {
    const known = parts.get(evidence);
    if (known && (known.status === 'error' || !error)) continue;
    const { en, zh } = reason;
    parts.set(evidence, {
      status: error ? 'error' : 'unknown',
      reason: { en, zh },
    });
  }
  return parts;
}

/** Whether a shape is one of such a list. */
export function isIncompleteShape(shape: CelShape): boolean {
  if (shape.kind !== 'list' || shape.item.kind !== 'message') return false;
  const { fields } = shape.item.type;
  const reason = fields.get('reason');
  return (
    fields.get('evidence')?.kind === 'string' &&
    fields.get('error')?.kind === 'bool' &&
    reason?.kind === 'message' &&
    ['en', 'zh'].every(
      language => reason.type.fields.get(language)?.kind === 'string',
    )
  );
}
