import { createHash } from 'node:crypto';

/** A short name for a value; the same for equal JSON. */
export function digestOf(value: unknown): string {
  return digestText(JSON.stringify(value));
}

/** A short name for a text. */
export function digestText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
