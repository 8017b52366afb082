/**
 * A text of a stranger's repository, fit for a terminal and for any format: on one line, without control characters, which
 * could move the cursor, change colours or hide what stands before them, without those that turn the direction of
 * writing, and without halves of characters.
 *
 * @public
 */
export function safe(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu,
    char => (char === '\n' || char === '\t' ? ' ' : '\ufffd'),
  );
}
