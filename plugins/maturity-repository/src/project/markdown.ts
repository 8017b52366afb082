/** A heading of a page. */
export interface Heading {
  text: string;
  line: number;
  /** 1 for the title of the page, more for a section within a section. */
  level: number;
}

/** A link of a page: its text, and where it stands. */
export interface Link {
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
    const heading = headingAt(row, (rows[index + 1] ?? '').slice(0, 500));
    if (heading) found.push({ ...heading, line: index + 1 });
    if (found.length >= MAX_HEADINGS) break;
  }
  return found;
}

const underlines = ['=', '-', '~', '^'];

/** The heading that a row is: with marks before it, as HTML, or underlined by the next row. */
function headingAt(
  row: string,
  next: string,
): Pick<Heading, 'text' | 'level'> | undefined {
  const [, marks, marked] =
    /^\s{0,3}(#{1,6}|={1,6})\s+(\S.*?)\s*#*$/.exec(row) ?? [];
  if (marked) return { text: plainText(marked), level: marks.length };
  const [, level, html] = /<h([1-6])[^>]*>(.*?)<\/h[1-6]>/i.exec(row) ?? [];
  if (html) return { text: plainText(html), level: Number(level) };
  const under = /^(={3,}|-{3,}|~{3,}|\^{3,})\s*$/.exec(next)?.[1];
  if (!under || !/^\S/.test(row) || row.startsWith('|')) return undefined;
  return {
    text: plainText(row.trim()),
    level: underlines.indexOf(under[0]) + 1,
  };
}

/** Diagrams that show parts and how they meet; not those of times, shares and branches. */
const mermaid =
  /^\s*(graph|flowchart|sequenceDiagram|classDiagram|stateDiagram|erDiagram|C4\w+|architecture|block)\b/m;

/** Words by which an image is known as one of parts and how they meet, in its caption or its name. */
const pictured =
  /architect|(system|component|container|context|deployment|sequence|c4)[-_ ]?(diagram|overview|landscape)|架构/i;

/** Lines on which the diagrams of a page stand: Mermaid, PlantUML, and images that by their name show the architecture. */
export function diagramsOf(page: string): number[] {
  const rows = page.split('\n').slice(0, 20_000);
  return rows.flatMap((long, index) => {
    const row = long.slice(0, 500);
    if (imagesIn(row).some(image => pictured.test(image))) return [index + 1];
    if (
      /^\s{0,3}(```+|~~~+)\s*\{?\.?(plantuml|puml)\b|^\s*@start(uml|c4)\b|^\[plantuml\b/i.test(
        row,
      )
    )
      return [index + 1];
    const isMermaid =
      /^\s{0,3}(```+|~~~+|:::)\s*\{?\.?mermaid\b|^\[mermaid\b|^\.\. mermaid::/i.test(
        row,
      );
    if (!isMermaid) return [];
    const body = rows
      .slice(index + 1, index + 20)
      .join('\n')
      .slice(0, 2_000);
    return mermaid.test(body) ? [index + 1] : [];
  });
}

/** Caption and place of each image of a row. */
function imagesIn(row: string): string[] {
  return [
    ...row.matchAll(/!\[[^\]]{0,200}\]\([^)\s]{0,300}/g),
    ...row.matchAll(/<img\b[^<>]{0,400}/gi),
  ].map(([image]) => image);
}

const wide =
  /[\p{Script=Han}\u3040-\u30ff\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/gu;

/** Characters of a text; one of Chinese, Japanese or Korean says as much as two others. */
export function lengthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

/** Links of a Markdown page that lead out of the repository: their text and line. */
export function linksOf(page: string): Link[] {
  const found: Link[] = [];
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
