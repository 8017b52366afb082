import { InputError } from '@backstage/errors';

const SHAPE = { text: /^[^\0]*$/, number: /^\d{1,15}$/ };

/** A cursor is opaque to clients; it holds where the page before ended. */
export function encodeCursor(last: string): string {
  return Buffer.from(JSON.stringify({ after: last })).toString('base64url');
}

/**
 * @param kind - what comes after: an entity ref, or the number of a row
 * @throws InputError where the cursor is not one of ours
 */
export function decodeCursor(
  cursor: string | undefined,
  kind: 'text' | 'number',
): string | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    if (
      typeof value === 'object' &&
      value !== null &&
      'after' in value &&
      typeof value.after === 'string' &&
      SHAPE[kind].test(value.after)
    ) {
      return value.after;
    }
  } catch {
    // told below
  }
  throw new InputError(
    'The cursor is not valid: use nextCursor of the page before as it is',
  );
}
