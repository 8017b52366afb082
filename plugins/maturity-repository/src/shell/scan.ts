/** Where `$((…))` ends, given the offset behind its parentheses; -1 where it doesn't, or is a subshell. */
export function arithmeticEnd(text: string, from: number): number {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '(') open++;
    if (char === ')' && open > 0) open--;
    else if (char === ')') return text[at + 1] === ')' ? at + 2 : -1;
    if (char === '\n') return -1;
  }
  return -1;
}

/** Where `${…}` ends, given the offset of its brace; -1 where it doesn't. */
export function bracesEnd(text: string, from: number): number {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '{') open++;
    else if (char === '}' && --open === 0) return at + 1;
  }
  return -1;
}

/** Where `$'…'` ends, given the offset behind its quote; -1 where it doesn't. */
export function ansiQuoteEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === "'") return at + 1;
  }
  return -1;
}

/** `NAME=value` before a command. */
export function assignmentOf(
  value: string,
): { name: string; value: string } | undefined {
  const match = /^([A-Za-z_][A-Za-z0-9_]{0,99})\+?=/.exec(value);
  return match
    ? { name: match[1], value: value.slice(match[0].length) }
    : undefined;
}
