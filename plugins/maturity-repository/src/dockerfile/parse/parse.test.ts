import { parseDockerfile } from './parse';

const parse = (text: string) => parseDockerfile(text).instructions;

describe('parseDockerfile', () => {
  it('joins continued lines, leaves comments out, and knows each line', () => {
    const [, run] = parse(
      [
        'FROM alpine:3.24',
        '',
        '# a comment',
        'RUN one && \\',
        '  # not this',
        '',
        '    two && \\',
        '    three',
      ].join('\n'),
    );
    expect(run.keyword).toBe('RUN');
    expect(run.line).toBe(4);
    expect(run.body.text).toBe('one &&     two &&     three');
    expect(run.body.lineAt(run.body.text.indexOf('two'))).toBe(7);
    expect(run.body.lineAt(run.body.text.indexOf('three'))).toBe(8);
  });

  it('takes flags off, also over several lines', () => {
    const [, run, copy] = parse(
      'FROM a\nRUN --mount=type=cache,target=/x \\\n  --network=none make\nCOPY --from=b --chown=1:1 a b',
    );
    expect(run.flags).toEqual([
      { name: 'mount', value: 'type=cache,target=/x' },
      { name: 'network', value: 'none' },
    ]);
    expect(run.body.text).toBe('make');
    expect(run.body.lineAt(0)).toBe(3);
    expect(copy.flags.map(({ name }) => name)).toEqual(['from', 'chown']);
  });

  it('knows exec form from what only looks like it', () => {
    const [, good, bad] = parse(
      'FROM a\nCMD ["node", "a.js"]\nCMD [\'node\', \'a.js\']',
    );
    expect(good.json).toEqual(['node', 'a.js']);
    expect(bad.json).toBeUndefined();
  });

  it('keeps heredocs apart from instructions', () => {
    const [, run, copy, cmd] = parse(
      [
        'FROM a',
        'RUN <<EOF',
        'FROM nothing',
        'apk add x',
        'EOF',
        'COPY <<-"A" <<B /x/',
        'USER root',
        '\tA',
        'two',
        'B',
        'CMD ["x"]',
      ].join('\n'),
    );
    expect(run.heredocs).toHaveLength(1);
    expect(run.heredocs[0].content.text).toBe('FROM nothing\napk add x');
    expect(run.heredocs[0].content.lineAt(15)).toBe(4);
    expect(
      copy.heredocs.map(({ name, content }) => [name, content.text]),
    ).toEqual([
      ['A', 'USER root'],
      ['B', 'two'],
    ]);
    expect(cmd).toMatchObject({ keyword: 'CMD', line: 11, json: ['x'] });
  });

  it('heeds the escape directive', () => {
    const { escape, instructions } = parseDockerfile(
      '# escape=`\nFROM a\nRUN one `\n  two\nCOPY a C:\\b\\\n',
    );
    expect(escape).toBe('`');
    expect(instructions.map(({ keyword, line }) => [keyword, line])).toEqual([
      ['FROM', 2],
      ['RUN', 3],
      ['COPY', 5],
    ]);
  });

  it('reads what is left of a truncated file', () => {
    const [, run] = parse('FROM a\nRUN apk add \\');
    expect(run.body.text).toBe('apk add ');
    expect(parse('FROM a\nRUN <<EOF\nls')[1].heredocs[0].terminated).toBe(
      false,
    );
    expect(parse('')).toEqual([]);
  });
});
