/** An opening bracket and the one that closes it. */
const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

const QUOTES = ["'", '"'];

/**
 * An expression with one operand of an `&&` or `||` left out: one text for each operand there is, at any depth of
 * brackets.
 */
export function withoutOperands(expression: string): string[] {
  // Arguments stand beside each other.
  const parts = split(expression, ',');
  if (parts.length > 1) return withinEach(parts, ',');
  for (const operator of ['||', '&&']) {
    const operands = split(expression, operator);
    if (operands.length === 1) continue;
    return [
      ...operands.map((_, index) =>
        operands.filter((__, other) => other !== index).join(operator),
      ),
      ...withinEach(operands, operator),
    ];
  }
  return enclosed(expression)
    .filter(([start]) => !QUOTES.includes(expression[start - 1]))
    .flatMap(([start, end]) =>
      withoutOperands(expression.slice(start, end)).map(
        inner => expression.slice(0, start) + inner + expression.slice(end),
      ),
    );
}

function withinEach(parts: string[], separator: string): string[] {
  return parts.flatMap((part, index) =>
    withoutOperands(part).map(changed =>
      parts.with(index, changed).join(separator),
    ),
  );
}

/** The parts between separators that stand in no bracket; a choice (`? :`) is one part. */
function split(expression: string, separator: string): string[] {
  const inside = enclosed(expression);
  const isOutside = (at: number) =>
    !inside.some(([start, end]) => at >= start && at < end);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < expression.length; at++) {
    if (!isOutside(at)) continue;
    if (expression[at] === '?') return [expression];
    if (!expression.startsWith(separator, at)) continue;
    parts.push(expression.slice(from, at));
    from = at + separator.length;
  }
  return [...parts, expression.slice(from)];
}

/** Start and end of what stands in brackets or quotes, the outermost only. */
function enclosed(expression: string): Array<[number, number]> {
  const found: Array<[number, number]> = [];
  const open: string[] = [];
  let start = 0;
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at];
    const isQuoted = QUOTES.includes(open.at(-1) ?? '');
    if (isQuoted && character === '\\') {
      at++;
    } else if (character === open.at(-1)) {
      open.pop();
      if (open.length === 0) found.push([start, at]);
    } else if (
      !isQuoted &&
      (character in CLOSING || QUOTES.includes(character))
    ) {
      if (open.length === 0) start = at + 1;
      open.push(CLOSING[character] ?? character);
    }
  }
  return found;
}
