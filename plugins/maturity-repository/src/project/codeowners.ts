import picomatch from 'picomatch';

/** Where hosts look for the file. */
export const codeownersFiles: readonly string[] = [
  '.github/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  '.gitea/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
];

/** A line of a CODEOWNERS file. */
export interface CodeownersRule {
  /** Which files, as written. */
  pattern: string;
  owners: string[];
  source: { file: string; line: number };
  /** The GitLab section it stands in; empty before the first, and on other hosts. */
  section: string;
  /** Its section asks for no approval. */
  optional: boolean;
  /** The line is cut: there may be more owners. */
  cut: boolean;
}

const MAX_LINES = 5_000;
const MAX_LINE = 2_000;

/** Rules of a CODEOWNERS file. A GitLab section's default owners hold for its entries without any. */
export function parseCodeowners(text: string, file: string): CodeownersRule[] {
  const rules: CodeownersRule[] = [];
  let section = { name: '', optional: false, owners: [] as string[] };
  for (const [index, row] of text.split('\n').slice(0, MAX_LINES).entries()) {
    const line = row
      .slice(0, MAX_LINE)
      .replace(/(^|\s)#.*$/, '')
      .trim();
    if (line === '') continue;
    const heading = /^(\^?)\[([^\]]*)\](?:\[\d+\])?(.*)$/.exec(line);
    if (heading) {
      section = {
        // GitLab joins sections of the same name, in whatever case.
        name: heading[2].trim().toLowerCase(),
        optional: heading[1] === '^',
        owners: heading[3].trim().split(/\s+/).filter(Boolean),
      };
      continue;
    }
    const [pattern, ...owners] = line.split(/(?<!\\)\s+/);
    rules.push({
      pattern: pattern.replace(/\\ /g, ' '),
      owners: owners.length > 0 ? owners : section.owners,
      source: { file, line: index + 1 },
      section: section.name,
      optional: section.optional,
      cut: row.length > MAX_LINE,
    });
  }
  return rules;
}

/** Whether the file has more lines than are read. */
export function isCut(text: string): boolean {
  return text.split('\n', MAX_LINES + 1).length > MAX_LINES;
}

/** A CODEOWNERS pattern, as .gitignore reads one. */
export function ownerPattern(pattern: string): (path: string) => boolean {
  const anchored =
    pattern.startsWith('/') || pattern.replace(/\/+$/, '').includes('/');
  const bare = pattern.replace(/^\/+/, '').replace(/\/+$/, '');
  if (bare === '' || bare === '*' || bare === '**') return () => true;
  const glob = anchored ? bare : `**/${bare}`;
  return picomatch(bare.endsWith('/*') ? [glob] : [glob, `${glob}/**`], {
    dot: true,
    nonegate: true,
    nobrace: true,
    noextglob: true,
  });
}
