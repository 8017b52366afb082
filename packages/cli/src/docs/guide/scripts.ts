import { Row, Snippet } from './sections';

/** The instructions of a Dockerfile. */
export function dockerfileClauses(snippet: Snippet): Row[] {
  return joined(snippet, goesOnBelow);
}

/** The commands of a shell script, and the lines of the files that it writes. */
export function shellClauses(snippet: Snippet): Row[] {
  const clauses: Row[] = [];
  let end: string | undefined;
  for (const clause of joined(
    snippet,
    // A program in quotes goes on as well.
    text => goesOnBelow(text) || (text.match(/'/g)?.length ?? 0) % 2 === 1,
  )) {
    if (clause.text === end) {
      end = undefined;
      continue;
    }
    end ??= /<<-?\s*'?(\w+)'?$/.exec(clause.text)?.[1];
    clauses.push(clause);
  }
  return clauses;
}

function goesOnBelow(text: string): boolean {
  return text.endsWith('\\');
}

/** Rows that go on are one; comments are none, but for the line that names the shell. */
function joined(
  { text, line }: Snippet,
  goesOn: (text: string) => boolean,
): Row[] {
  const rows: Row[] = [];
  let open = false;
  for (const [index, row] of text.split('\n').entries()) {
    const said = row.trim();
    const last = rows.at(-1);
    if (open && last) {
      last.text = `${last.text}\n${said}`;
    } else if (said !== '' && !/^#(?!!)/.test(said)) {
      rows.push({ text: said, line: line + index });
    } else {
      continue;
    }
    open = goesOn(rows[rows.length - 1].text);
  }
  return rows.map(row => ({
    ...row,
    text: row.text.replace(/\\\n/g, ' ').replace(/\s+/g, ' '),
  }));
}
