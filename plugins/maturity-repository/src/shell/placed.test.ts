import { placedCommandsOf } from './placed';

const read = (script: string, directories: string[] | undefined = ['']) =>
  placedCommandsOf(script, { directories, variables: new Map() });
const places = (script: string) =>
  read(script).map(({ words, directories }) => [words[0], directories]);

describe('placedCommandsOf', () => {
  it('follows cd, pushd, popd and subshells', () => {
    expect(
      places(
        'cd src/a && one\n(cd ../b; two)\nthree\npushd c\nfour\npopd\nfive',
      ),
    ).toEqual([
      ['one', ['src/a']],
      ['two', ['src/b']],
      ['three', ['src/a']],
      ['four', ['src/a/c']],
      ['five', ['src/a']],
    ]);
  });

  it('keeps what a substitution enters inside it', () => {
    expect(places('cd a; b "$(cd c && d)" `cd ..; e`; f')).toEqual([
      ['d', ['a/c']],
      ['e', ['']],
      ['b', ['a']],
      ['f', ['a']],
    ]);
    expect(places('(A=x; cd $A; a; (cd ..; b); c); d')).toEqual([
      ['a', ['x']],
      ['b', ['']],
      ['c', ['x']],
      ['d', ['']],
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
    expect(read(script).map(({ words, line }) => [words[0], line])).toEqual([
      ['docker', 0],
      ['cat', 2],
      ['echo', 5],
      ['go', 7],
    ]);
  });

  it('knows a failure that is forgiven', () => {
    const found = read(
      'a || true\nb || echo no\nc || { echo no; exit 1; }\nd || exit 0\ne || echo no && exit 1',
    );
    expect(
      found
        .filter(({ words }) => /^[a-e]$/.test(words[0]))
        .map(({ words, mayFail }) => [words[0], mayFail]),
    ).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
      ['d', true],
      ['e', false],
    ]);
  });

  it('gives a command the variables of its time, its own assignments among them', () => {
    const known = read('A=1\nx\nexport A=2 B=$A\nC=3 y\nz').map(
      ({ words, variables }) => [words[0], Object.fromEntries(variables)],
    );
    expect(known).toEqual([
      ['x', { A: ['1'] }],
      ['y', { A: ['2'], B: ['2'], C: ['3'] }],
      ['z', { A: ['2'], B: ['2'] }],
    ]);
  });

  it('finds the command that a pipe reads from among those it lists', () => {
    expect(
      read('cd a; A=1; b | c | d').map(({ pipedFrom }) => pipedFrom),
    ).toEqual([-1, 0, 1]);
  });

  it('leaves out where a path would lead out of the repository', () => {
    expect(read('cd ../../etc\nx')[0].directories).toBeUndefined();
  });

  it('ends on variables that grow, and on very many of them', () => {
    const grown = ['A=aaaaaaaaaaaaaaaaaaaa'];
    for (let i = 1; i < 16; i++) grown.push(`A=${'$A'.repeat(8)}`);
    const [command] = read(`${grown.join('\n')}\ncd $A\nx`);
    expect(command.directories).toBeUndefined();
    const many = Array.from({ length: 2_400 }, (_, i) => `V${i}=1\nx`);
    expect(read(many.join('\n')).at(-1)!.variables.size).toBe(500);
  });

  it('reads any text', () => {
    for (const piece of ['$(', '${', '`', '"', '<<A ', '((', '\\', "'", '`$(`'])
      expect(read(piece.repeat(50_000)).length).toBeLessThan(5_001);
  });
});
