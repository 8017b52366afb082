/**
 * The candidate closest to a mistyped word; undefined where none is near.
 *
 * @public
 */
export function closest(
  word: string,
  candidates: Iterable<string>,
): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Candidates that are named; more than that nobody reads. */
const MAX_LISTED = 30;

/** What would have been right: the nearest candidate, and what there is. */
export function expectedOneOf(
  word: string,
  candidates: Iterable<string>,
): string {
  const all = [...candidates];
  const near = closest(word, all);
  const listed = all.slice(0, MAX_LISTED).join(', ');
  const more = all.length > MAX_LISTED ? ', …' : '';
  const list = all.length ? `one of ${listed}${more}` : 'nothing here';
  return near === undefined ? list : `'${near}'? (${list})`;
}

/** Letters to change, add, drop or swap with their neighbour. */
function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 8) return 9;
  const rows = [Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped =
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          rows[row - 1][column] + 1,
          current[column - 1] + 1,
          rows[row - 1][column - 1] + (isSame ? 0 : 1),
          isSwapped ? rows[row - 2][column - 2] + 1 : Infinity,
        ),
      );
    }
    rows.push(current);
  }
  return rows[left.length][right.length];
}
