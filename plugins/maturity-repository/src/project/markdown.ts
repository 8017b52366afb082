/** A heading of a page. */
export interface Heading {
  text: string;
  line: number;
}

const MAX_HEADINGS = 300;

/** Headings of a Markdown, AsciiDoc or reStructuredText page; those in code blocks are not. */
export function headingsOf(page: string): Heading[] {
  const rows = page.split('\n').slice(0, 20_000);
  const found: Heading[] = [];
  let fence = '';
  for (const [index, long] of rows.entries()) {
    const row = long.slice(0, 500);
    const mark = /^\s{0,3}(```+|~~~+)/.exec(row)?.[1];
    if (mark && (fence === '' || mark.startsWith(fence))) {
      fence = fence === '' ? mark : '';
      continue;
    }
    if (fence !== '') continue;
    const hash = /^\s{0,3}(?:#{1,6}|={1,6})\s+(\S.*?)\s*#*$/.exec(row)?.[1];
    const html = /<h[1-6][^>]*>(.*?)<\/h[1-6]>/i.exec(row)?.[1];
    const under =
      /^(={3,}|-{3,}|~{3,}|\^{3,})\s*$/.test(rows[index + 1] ?? '') &&
      /^\S/.test(row) &&
      !row.startsWith('|')
        ? row.trim()
        : undefined;
    const heading = hash ?? html ?? under;
    if (heading) found.push({ text: plainText(heading), line: index + 1 });
    if (found.length >= MAX_HEADINGS) break;
  }
  return found;
}

/** Links of a Markdown page that lead out of the repository: their text and line. */
export function linksOf(page: string): Heading[] {
  const found: Heading[] = [];
  for (const [index, row] of page.split('\n').slice(0, 5_000).entries()) {
    const links = row
      .slice(0, 2_000)
      .matchAll(/(?<!!)\[([^[\]]{1,200})\]\(https?:[^)\s]{1,500}\)/g);
    for (const [, text] of links) found.push({ text, line: index + 1 });
    if (found.length >= MAX_HEADINGS) break;
  }
  return found;
}

function plainText(heading: string): string {
  return heading
    .replace(/<[^<>]{0,200}>/g, '')
    .replace(/!?\[([^\]]{0,300})\]\([^)]{0,300}\)/g, '$1')
    .replace(/[*_`]/g, '')
    .trim()
    .slice(0, 200);
}
