import { Variables } from './types';

/** How many values one word may stand for; more and it counts as unknown. */
const MAX_VALUES = 64;
/** Variables that hold each other grow fast; a longer value counts as unknown. */
const MAX_LENGTH = 4_000;

const reference = /\$\{(\w+)(?::?[-=]([^{}$]*))?\}/;
const emptyReference = /\$\{[^{}]*\}|\$\(\)/;

/**
 * Every value that a word may have, or undefined where it holds a variable or substitution that isn't known.
 * A variable with a default, `${X:-y}`, stands for the default where X isn't known.
 */
export function values(
  word: string,
  variables: Variables,
): readonly string[] | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  let all = [word];
  for (let round = 0; round < 8; round++) {
    const next: string[] = [];
    let changed = false;
    for (const text of all) {
      const match = reference.exec(text);
      if (!match) {
        next.push(text);
        continue;
      }
      const known =
        variables.get(match[1]) ??
        (match[2] === undefined ? undefined : [match[2]]);
      if (!known) return undefined;
      changed = true;
      const before = text.slice(0, match.index);
      const after = text.slice(match.index + match[0].length);
      for (const value of known) next.push(before + value + after);
      if (next.length > MAX_VALUES) return undefined;
      if (next.some(({ length }) => length > MAX_LENGTH)) return undefined;
    }
    all = next;
    if (!changed) break;
  }
  return all.some(text => emptyReference.test(text)) ? undefined : all;
}

/** The word with the variables put in that have one value; the others stay as `${NAME}`. */
export function filledIn(word: string, variables: Variables): string {
  let text = word;
  let done = 0;
  for (let round = 0; round < 16; round++) {
    const match = reference.exec(text.slice(done));
    if (!match) return text;
    const start = done + match.index;
    const known = variables.get(match[1]);
    const value = known?.length === 1 ? known[0] : undefined;
    if (value === undefined || text.length > MAX_LENGTH) {
      done = start + match[0].length;
    } else {
      text = text.slice(0, start) + value + text.slice(start + match[0].length);
    }
  }
  return text;
}
