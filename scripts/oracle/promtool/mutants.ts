/** The parts of an expression that are taken out, doubled or changed for another. */
const token =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\d[\w.]*|[A-Za-z_:][\w:]*|=~|!~|==|!=|>=|<=|\s+|[^\s]/g;
const others = [
  ')',
  '(',
  '[5m]',
  '[5x]',
  '[5m:1m]',
  'by (a)',
  'offset 5m',
  '@ end()',
  '> bool 1',
  '> 1',
  'rate',
  'sum',
  '{}',
  '{a=~"("}',
  '"a"',
  '-',
  'and',
  'or on(a)',
  'group_left',
  'unless',
  '1e3',
  'vector(1)',
];

/** Expressions like the given one, most of which are wrong. The same each time. */
export function mutantsOf(expr: string, count: number): string[] {
  const tokens = expr.match(token) ?? [];
  const random = generator(tokens.length * 7919 + expr.length);
  const pick = (below: number) => Math.floor(random() * below);
  return Array.from({ length: count }, () => {
    const at = pick(tokens.length);
    const changed = [...tokens];
    const way = pick(4);
    if (way === 0) changed.splice(at, 1);
    else if (way === 1) changed.splice(at, 0, tokens[pick(tokens.length)]);
    else if (way === 2) changed[at] = others[pick(others.length)];
    else changed.splice(at, 0, ` ${others[pick(others.length)]} `);
    return changed.join('');
  });
}

/** Numbers from 0 to 1 that only look random. */
function generator(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
