import { safe } from '../safe';

/** What is hidden until somebody opens it. */
export function details(summary: string, body: string[]): string[] {
  return [
    '<details>',
    `<summary>${escapeHtml(summary)}</summary>`,
    '',
    ...body,
    '',
    '</details>',
  ];
}

function escapeHtml(text: string): string {
  return safe(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** Items of a list up to so many characters; the last one says how many are left out. */
export function listed(
  items: string[][],
  characters: number,
  leftOut: (count: number) => string,
): string[] {
  const lines: string[] = [];
  let length = 0;
  for (const [index, item] of items.entries()) {
    length += item.join('\n').length + 1;
    if (index > 0 && length > characters) {
      return [...lines, `- ${leftOut(items.length - index)}`];
    }
    lines.push(...item);
  }
  return lines;
}

/** Blocks up to so many characters; where more are left out, the last line says so. */
export function bounded(
  blocks: string[][],
  characters: number,
  leftOut: string,
): string {
  const kept: string[] = [];
  let length = leftOut.length + 2;
  for (const block of blocks.filter(({ length: lines }) => lines > 0)) {
    const text = `${block.join('\n')}\n`;
    if (length + text.length + 1 > characters) {
      return [...kept, `${leftOut}\n`].join('\n');
    }
    kept.push(text);
    length += text.length + 1;
  }
  return kept.join('\n');
}
