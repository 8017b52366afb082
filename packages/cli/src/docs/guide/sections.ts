/** A fenced snippet of the guide. */
export interface Snippet {
  language: string;
  text: string;
  /** Of the first line within the fence, from 1. */
  line: number;
}

/** A line of text outside of snippets. */
export interface Row {
  text: string;
  line: number;
}

/** What stands below one heading of the guide, before the next. */
export interface GuideSection {
  /** The headings down to it, without numbers and durations, joined by slashes; empty for the title. */
  heading: string;
  line: number;
  rows: Row[];
  snippets: Snippet[];
}

/** A guide, heading by heading. */
export function sectionsOf(guide: string): GuideSection[] {
  const sections: GuideSection[] = [];
  const above: string[] = [];
  let snippet: Snippet | undefined;
  for (const [index, row] of guide.split('\n').entries()) {
    const line = index + 1;
    const current = sections.at(-1);
    const [, fence, language] = /^(```)(\w*)\s*$/.exec(row) ?? [];
    if (fence && current) {
      if (snippet) current.snippets.push(snippet);
      snippet = snippet ? undefined : { language, text: '', line: line + 1 };
      continue;
    }
    if (snippet) {
      snippet.text += `${row}\n`;
      continue;
    }
    const [, marks, title] = /^(#{1,6})\s+(.*\S)\s*$/.exec(row) ?? [];
    if (marks) {
      // The title of the page is above everything and says nothing.
      above.splice(Math.max(marks.length - 2, 0));
      if (marks.length > 1) above.push(plainHeading(title));
      sections.push({
        heading: above.join('/'),
        line,
        rows: [],
        snippets: [],
      });
    } else {
      current?.rows.push({ text: row, line });
    }
  }
  return sections;
}

/** Every heading, as a check's `guide` names it. */
export function headingsOf(guide: string): Set<string> {
  return new Set(
    sectionsOf(guide)
      .map(({ heading }) => heading)
      .filter(Boolean),
  );
}

/** Without its number before and how long it takes behind. */
function plainHeading(title: string): string {
  return title
    .replace(/^\d+\.\s*/, '')
    .replace(/（\d+-\d+个月）$/, '')
    .trim();
}
