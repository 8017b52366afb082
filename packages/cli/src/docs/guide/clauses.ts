import { sectionsOf, Row, Snippet } from './sections';
import { dockerfileClauses, shellClauses } from './scripts';
import { mermaidClauses } from './mermaid';
import { yamlClauses } from './yaml';

/** The least part of the guide that may demand something. */
export interface Clause {
  /** The headings above it, as a check's `guide` names them. */
  heading: string;
  /** What it says, on one line. */
  text: string;
  /** In the guide, from 1. */
  line: number;
}

/** The table of contents says nothing that doesn't stand below. */
const contents = '目录';

/**
 * Every clause of the guide: of a text each line that is not a heading, that is each item of a list, each row of a
 * table and each paragraph; of a YAML snippet each leaf; of a Dockerfile each instruction; of a script each command,
 * and each line of a file that it writes; of a diagram each edge or bar.
 */
export function clausesOf(guide: string): Clause[] {
  return sectionsOf(guide)
    .filter(({ heading }) => heading !== contents)
    .flatMap(({ heading, rows, snippets }) =>
      [...textClauses(rows), ...snippets.flatMap(snippetClauses)].map(
        clause => ({ heading, ...clause }),
      ),
    );
}

function snippetClauses(snippet: Snippet): Row[] {
  switch (snippet.language) {
    case 'yaml':
      return yamlClauses(snippet);
    case 'dockerfile':
      return dockerfileClauses(snippet);
    case 'bash':
      return shellClauses(snippet);
    case 'mermaid':
      return mermaidClauses(snippet);
    default:
      throw new Error(
        `The guide has a snippet in '${snippet.language}' at line ${snippet.line}, which nothing here reads`,
      );
  }
}

function textClauses(rows: Row[]): Row[] {
  return rows.flatMap(({ text, line }, index) => {
    const isHead = isRule(rows[index + 1]?.text ?? '');
    const said = text
      .replace(/^\s*(>|[-*]|\d+\.)\s+/, '')
      .replace(/^\|\s*|\s*\|$/g, '')
      .trim();
    return said === '' || isHead || isRule(text) ? [] : [{ text: said, line }];
  });
}

/** The line below a table's head, or one across the page. */
function isRule(text: string): boolean {
  return /^[|\s:-]*-{3,}[|\s:-]*$/.test(text);
}
