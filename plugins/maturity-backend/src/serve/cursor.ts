import { InputError } from '@backstage/errors';

/** A cursor is opaque to clients; it holds where the page before ended. */
export function encodeCursor(last: string): string {
  return Buffer.from(JSON.stringify({ after: last })).toString('base64url');
}

/** @throws InputError where the cursor is not one of ours */
export function decodeCursor(cursor: string | undefined): string | undefined {
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
      typeof value.after === 'string'
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
