import fc from 'fast-check';
import { commandsOf } from './commands';
import { tokenise } from './tokenise';
import { filledIn, values } from './variables';

const read = (script: string, directories: string[] | undefined = ['']) =>
  commandsOf(script, { directories, variables: new Map() });

describe('tokenise', () => {
  it('splits at operators and keeps quoted words whole', () => {
    expect(
      tokenise(`a "b c" 'd;e' && f\\ g | h # not this\ni`).map(
        ({ words, end }) => [words, end],
      ),
    ).toEqual([
      [['a', 'b c', 'd;e'], '&&'],
      [['f g'], '|'],
      [['h'], '\n'],
      [['i'], ''],
    ]);
  });

  it('keeps line numbers over continued lines, here-documents and long strings', () => {
    const script = [
      'docker build \\',
      '  -t x .',
      'cat <<EOF',
      'docker push never',
      'EOF',
      'echo "two',
      'lines"',
      'go test',
    ].join('\n');
    expect(tokenise(script).map(({ words, line }) => [words[0], line])).toEqual(
      [
        ['docker', 0],
        ['cat', 2],
        ['echo', 5],
        ['go', 7],
      ],
    );
  });

  it('leaves redirections out and looks into substitutions', () => {
    const [command] = tokenise('TOKEN=$(docker run app) x > out.log 2>&1 y');
    expect(command.words).toEqual(['TOKEN=$()', 'x', 'y']);
    expect(command.inner).toEqual([{ script: 'docker run app', line: 0 }]);
  });

  it('takes any text, in time in proportion to it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), text => {
        tokenise(text);
      }),
    );
    for (const piece of ['$(', '${', '`', '"', '<<A ', '((', '\\', "'"]) {
      const start = performance.now();
      tokenise(piece.repeat(200_000));
      read(piece.repeat(50_000));
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});

describe('commandsOf', () => {
  it('follows cd, pushd, popd and subshells', () => {
    const found = read(
      'cd src/a && one\n(cd ../b; two)\nthree\npushd c\nfour\npopd\nfive',
    );
    expect(
      found.map(({ words, directories }) => [words[0], directories]),
    ).toEqual([
      ['one', ['src/a']],
      ['two', ['src/b']],
      ['three', ['src/a']],
      ['four', ['src/a/c']],
      ['five', ['src/a']],
    ]);
  });

  it('gives a loop over plain words every directory, and one over a command none', () => {
    const [test] = read('for S in a b; do\n  cd src/$S\n  go test\ndone');
    expect(test).toMatchObject({ line: 2, directories: ['src/a', 'src/b'] });
    const [unknown] = read(
      'for S in $(ls src); do cd src/$S; go test; done',
    ).filter(({ words }) => words[0] === 'go');
    expect(unknown.directories).toBeUndefined();
  });

  it('knows a failure that is forgiven', () => {
    const found = read(
      'a || true\nb || echo no\nc || { echo no; exit 1; }\nd || exit 0',
    );
    expect(
      found
        .filter(({ words }) => /^[a-d]$/.test(words[0]))
        .map(({ words, mayFail }) => [words[0], mayFail]),
    ).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
      ['d', true],
    ]);
  });

  it('leaves out where a path would lead out of the repository', () => {
    expect(read('cd ../../etc\nx')[0].directories).toBeUndefined();
  });
});

describe('variables', () => {
  const known = new Map([
    ['ONE', ['x']],
    ['MANY', ['a', 'b']],
    ['LOOP', ['${LOOP}']],
  ]);

  it('puts in what is known', () => {
    expect(values('src/${MANY}/${ONE}', known)).toEqual(['src/a/x', 'src/b/x']);
    expect(values('${NONE:-dev}', known)).toEqual(['dev']);
    expect(values('${NONE}', known)).toBeUndefined();
    expect(values('$()', known)).toBeUndefined();
    expect(filledIn('${ONE}:${MANY}:${NONE}', known)).toBe('x:${MANY}:${NONE}');
  });

  it('ends with a variable that holds itself', () => {
    expect(values('${LOOP}', known)).toBeUndefined();
    expect(filledIn('${LOOP}', known)).toBe('${LOOP}');
  });
});
