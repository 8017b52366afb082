import { Clause, clausesOf } from './clauses';
import { headingsOf } from './sections';

const fence = '```';
const said = (guide: string) =>
  clausesOf(guide).map(({ line, text }: Clause) => `${line} ${text}`);
const snippet = (language: string, text: string) =>
  `# T\n## H\n${fence}${language}\n${text}\n${fence}\n`;

describe('the clauses of a guide', () => {
  it('stand under their headings, without numbers and durations', () => {
    const guide =
      '# Title\nIntroduction\n## 1. One\n### 2. Two（1-3个月）\na\n#### Three\nb\n## Four\nc\n';
    expect(
      clausesOf(guide).map(({ heading, text }) => `${heading}: ${text}`),
    ).toEqual([': Introduction', 'One/Two: a', 'One/Two/Three: b', 'Four: c']);
    expect([...headingsOf(guide)]).toEqual([
      'One',
      'One/Two',
      'One/Two/Three',
      'Four',
    ]);
  });

  it('are items, paragraphs, quotes and rows of tables', () => {
    expect(
      said(
        '# T\n> quoted\n\n- item\n2. second\n\n| head | of |\n|---|---|\n| a | b |\n\n---\n',
      ),
    ).toEqual(['2 quoted', '4 item', '5 second', '9 a | b']);
  });

  it('are not in the table of contents', () => {
    expect(said('# T\n## 目录\n- [A](#a)\n## A\nb\n')).toEqual(['5 b']);
  });

  it('are the leaves of YAML, by their names', () => {
    const text =
      '    # comment\nlist:\n  - name: a\n    n: 1\n  - [x, y]\nnone: []\nempty: {}\n---\nkind: Pod\nmetadata:\n  name: p\nfile: |\n  one\n\n  two\n';
    expect(said(snippet('yaml', text))).toEqual([
      '6 list[a].name: a',
      '7 list[a].n: 1',
      '8 list: x',
      '8 list: y',
      '9 none: []',
      '10 empty: {}',
      '12 Pod p.kind: Pod',
      '14 Pod p.metadata.name: p',
      '16 Pod p.file: one',
      '18 Pod p.file: two',
    ]);
  });

  it('are the instructions of a Dockerfile', () => {
    expect(
      said(snippet('dockerfile', '    # first\nFROM a\nRUN b && \\\n    c\n')),
    ).toEqual(['5 FROM a', '6 RUN b && c']);
  });

  it('are the commands of a script, and the lines that it writes', () => {
    const text =
      "    # say\n#!/bin/bash\ncat > x << EOF\none\nEOF\njq '\n  .a |\n  .b\n' > y\na \\\n  b\n";
    expect(said(snippet('bash', text))).toEqual([
      '5 #!/bin/bash',
      '6 cat > x << EOF',
      '7 one',
      "9 jq ' .a | .b ' > y",
      '13 a b',
    ]);
  });

  it('are the edges and bars of diagrams', () => {
    expect(
      said(
        snippet(
          'mermaid',
          'gantt\n    title x\n    section One\n    a   :done, 1w\n\n    section Two\n    b :2w\n',
        ),
      ),
    ).toEqual(['7 One · a :done, 1w', '10 Two · b :2w']);
    expect(said(snippet('mermaid', 'graph TD\n  A[x] --> B{y?}\n'))).toEqual([
      '5 A[x] --> B{y?}',
    ]);
  });

  it('can only be in a language that is read', () => {
    expect(() => said(snippet('json', '{}'))).toThrow(
      "The guide has a snippet in 'json' at line 4",
    );
    expect(() => said(snippet('yaml', 'a: [1'))).toThrow(
      "The guide's YAML at line 4 can't be read",
    );
  });
});
