/**
 * A text of a stranger's repository, fit for a terminal: without control characters, which could move the cursor,
 * change colours or hide what stands before them, and without those that turn the direction of writing.
 *
 * @public
 */
export function safe(text: string): string {
  return text.replace(
    /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    char => (char === '\n' || char === '\t' ? ' ' : '\ufffd'),
  );
}
