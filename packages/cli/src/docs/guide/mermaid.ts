import { Row, Snippet } from './sections';

/** Lines that only say how to draw. */
const drawing = /^(graph|gantt|title|dateFormat)\b/;

/** The edges of a flow chart, the bars of a plan with their sections. */
export function mermaidClauses({ text, line }: Snippet): Row[] {
  const clauses: Row[] = [];
  let section = '';
  for (const [index, row] of text.split('\n').entries()) {
    const said = row.trim().replace(/\s+/g, ' ');
    if (said === '' || drawing.test(said)) continue;
    const named = /^section (.+)$/.exec(said)?.[1];
    if (named) {
      section = `${named} · `;
    } else {
      clauses.push({ text: `${section}${said}`, line: line + index });
    }
  }
  return clauses;
}
