import { Clause } from './clauses';

/** Where clauses stand: `line 4`, or `lines 1–3, 7`. */
export function linesOf(clauses: readonly Clause[]): string {
  const lines = [...new Set(clauses.map(({ line }) => line))].sort(
    (a, b) => a - b,
  );
  const runs: Array<[number, number]> = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  const text = runs
    .map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
    .join(', ');
  return `${lines.length === 1 ? 'line' : 'lines'} ${text}`;
}
