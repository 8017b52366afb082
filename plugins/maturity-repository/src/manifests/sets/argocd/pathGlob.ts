/**
 * Whether a path matches a glob of Argo CD's: `*` and `?` in a name, `**` for any number of names. It takes time in
 * proportion to their lengths, whatever they are: both come from the repository.
 */
export function matchesGlob(path: string, glob: string): boolean {
  return matches(path.split('/'), glob.split('/'), '**', matchesName);
}

function matchesName(name: string, pattern: string): boolean {
  return matches(
    [...name],
    [...pattern],
    '*',
    (char, expected) => expected === '?' || char === expected,
  );
}

/** The last `many` gives back one item at a time; earlier ones never need to. */
function matches(
  items: readonly string[],
  pattern: readonly string[],
  many: string,
  isOne: (item: string, pattern: string) => boolean,
): boolean {
  let item = 0;
  let at = 0;
  let lastMany = -1;
  let resume = 0;
  while (item < items.length) {
    if (at < pattern.length && pattern[at] === many) {
      lastMany = at++;
      resume = item;
    } else if (at < pattern.length && isOne(items[item], pattern[at])) {
      item++;
      at++;
    } else if (lastMany >= 0) {
      item = ++resume;
      at = lastMany + 1;
    } else {
      return false;
    }
  }
  while (pattern[at] === many) at++;
  return at === pattern.length;
}
