/** A word, a quoted text, a bracket, a comma or an operator of a condition. */
export interface Token {
  kind: 'word' | 'text' | 'mark' | 'operator';
  text: string;
}

/** Conditions are shorter; a longer one is not looked at. */
export const MAX_CONDITION = 50_000;

const space = /\s+/y;
const mark = /[(),]/y;
const operator = /<=|>=|==|!=|[<>=]/y;
// A field may have an argument in brackets, which holds anything but brackets.
const word = /(?:[^\s()"'=,<>![\]]|!(?!=)|\[[^[\]\n]{0,500}\])+/y;
const quoted = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y;

/** The tokens of a condition; undefined where something in it is none, such as a quote that does not end. */
export function tokensOf(condition: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(condition)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  if (condition.length > MAX_CONDITION) return undefined;
  while (at < condition.length) {
    if (take(space) !== undefined) continue;
    const token = next(take);
    if (!token) return undefined;
    tokens.push(token);
  }
  return tokens;
}

function next(
  take: (pattern: RegExp) => string | undefined,
): Token | undefined {
  const kinds = [
    ['mark', mark],
    ['operator', operator],
    ['text', quoted],
    ['word', word],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const found = take(pattern);
    if (found !== undefined) {
      return { kind, text: kind === 'text' ? found.slice(1, -1) : found };
    }
  }
  return undefined;
}
