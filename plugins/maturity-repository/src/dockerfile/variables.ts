/** Values that instructions may refer to; `undefined` for a name that is declared without a value. */
export type Variables = ReadonlyMap<string, string | undefined>;

export interface Expanded {
  value: string;
  /** A variable had no value, so the result isn't what a build would see. */
  unresolved: boolean;
}

/** A value that doubles with every ARG must not fill the memory. */
const maxLength = 4096;
const maxDepth = 10;

/** Expands `$X`, `${X}`, `${X:-default}`, `${X-default}`, `${X:+other}` and `${X+other}` as Docker does. */
export function expand(
  text: string,
  variables: Variables,
  depth = 0,
): Expanded {
  const parts: string[] = [];
  let unresolved = depth > maxDepth;
  let length = 0;
  let at = 0;
  while (at < text.length && !unresolved) {
    const { part, end, missing } = next(text, at, variables, depth);
    if (missing) unresolved = true;
    parts.push(part);
    length += part.length;
    if (length > maxLength) unresolved = true;
    at = end;
  }
  if (at < text.length) parts.push(text.slice(at, at + maxLength));
  return { value: parts.join('').slice(0, maxLength), unresolved };
}

function next(
  text: string,
  at: number,
  variables: Variables,
  depth: number,
): { part: string; end: number; missing?: boolean } {
  if (text[at] === '\\' && at + 1 < text.length) {
    return { part: text[at + 1], end: at + 2 };
  }
  if (text[at] !== '$') {
    let end = at + 1;
    while (end < text.length && text[end] !== '$' && text[end] !== '\\') end++;
    return { part: text.slice(at, end), end };
  }
  if (text[at + 1] === '{') return braced(text, at, variables, depth);
  const name = nameAt(text, at + 1);
  if (name === '') return { part: '$', end: at + 1 };
  const end = at + 1 + name.length;
  const value = variables.get(name);
  return value === undefined
    ? { part: text.slice(at, end), end, missing: true }
    : { part: value, end };
}

function braced(
  text: string,
  at: number,
  variables: Variables,
  depth: number,
): { part: string; end: number; missing?: boolean } {
  const close = closingBrace(text, at + 1);
  if (close < 0)
    return { part: text.slice(at), end: text.length, missing: true };
  const end = close + 1;
  const whole = text.slice(at, end);
  const name = nameAt(text, at + 2);
  const rest = text.slice(at + 2 + name.length, close);
  const value = variables.get(name);
  if (name === '') return { part: whole, end, missing: true };
  if (rest === '') {
    return value === undefined
      ? { part: whole, end, missing: true }
      : { part: value, end };
  }
  const match = /^(:?)([-+])/.exec(rest);
  if (!match) return { part: whole, end, missing: true };
  const has = match[1] === ':' ? Boolean(value) : value !== undefined;
  const operand = expand(rest.slice(match[0].length), variables, depth + 1);
  if (match[2] === '-') {
    return has
      ? { part: value ?? '', end }
      : { part: operand.value, end, missing: operand.unresolved };
  }
  return has
    ? { part: operand.value, end, missing: operand.unresolved }
    : { part: '', end };
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

function nameAt(text: string, at: number): string {
  let end = at;
  while (end < text.length && /[A-Za-z0-9_]/.test(text[end])) end++;
  const name = text.slice(at, end);
  return /^[0-9]/.test(name) ? '' : name;
}
