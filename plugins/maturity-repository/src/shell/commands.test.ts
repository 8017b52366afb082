import { LinedText } from '../linedText';
import { commandsOf, commandsOfWords } from '.';

const list = (text: string) => commandsOf(LinedText.of(text, 1));
const names = (text: string) =>
  list(text).commands.map(({ name, args }) => [name, ...args].join(' ').trim());

describe('commandsOf', () => {
  it.each([
    ['a && b || c; d | e & f', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['if [ -f x ]; then a; else b; fi', ['[ -f x ]', 'a', 'b']],
    ['for i in 1 2; do a "$i"; done', ['for i in 1 2', 'a $i']],
    [
      'case "$x" in amd64) a ;; *) b ;; esac',
      ['case $x in amd64', 'a', '*', 'b'],
    ],
    ['(cd x && make) && { b; }', ['cd x', 'make', 'b']],
    ['echo "apt-get install x" && true', ['echo apt-get install x', 'true']],
    ["echo 'a; b' # apt-get update", ['echo a; b']],
    ['A=1 B=2 go build > /dev/null 2>&1', ['go build']],
    ['a=$((1 << 2)) && b', ['', 'b']],
    ['cat <<< "x" && b', ['cat', 'b']],
    ['cat <<EOF > /x\napt-get install y\nEOF\nb', ['cat', 'b']],
    ["printf 'it'\\''s' && b", ["printf it's", 'b']],
    ['echo ${X:-a b} && b', ['echo ${X:-a b}', 'b']],
    [
      'bash -c "apt-get update && ls"',
      ['bash -c apt-get update && ls', 'apt-get update', 'ls'],
    ],
    ['sudo -E env A=1 apt-get update', ['apt-get update']],
    ['timeout -k 5 60 nice make', ['make']],
    ['/usr/bin/apt-get update', ['apt-get update']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
    expect(list(text).errors).toEqual([]);
  });

  it('lists what a substitution runs, before the command it is part of', () => {
    expect(names('tar -C "$(dirname $(which go))" x `pwd`')).toEqual([
      'which go',
      'dirname $(which go)',
      'pwd',
      'tar -C $(dirname $(which go)) x `pwd`',
    ]);
  });

  it('knows what a pipe reads from', () => {
    const { commands } = list('a; curl x | tee y | sudo bash -s');
    expect(
      commands.map(({ name, pipedFrom, sudo }) => [name, pipedFrom, sudo]),
    ).toEqual([
      ['a', -1, false],
      ['curl', -1, false],
      ['tee', 1, false],
      ['bash', 2, true],
    ]);
  });

  it('takes the names set before a command and behind env', () => {
    const [{ assignments, words }] = list('A=1 env B=$x c').commands;
    expect([...assignments]).toEqual([
      ['A', '1'],
      ['B', '${x}'],
    ]);
    expect(words).toEqual(['env', 'B=${x}', 'c']);
  });

  it('knows the line of every command and of every error', () => {
    const { commands, errors } = list('a \\\n  && b\nA=1 \\\n c\necho "d');
    expect(commands.map(({ name, line }) => [name, line])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['echo', 5],
    ]);
    expect(errors).toEqual([{ reason: 'unterminated-quote', line: 5 }]);
  });
});

describe('commandsOfWords', () => {
  it('reads words as they are, and the script given to a shell', () => {
    const { commands } = commandsOfWords(['sh', '-c', 'a && b $x'], 7);
    expect(commands.map(({ name, args, line }) => [name, args, line])).toEqual([
      ['sh', ['-c', 'a && b $x'], 7],
      ['a', [], 7],
      ['b', ['$x'], 7],
    ]);
    expect(commandsOfWords(['a;b', '$(c)'], 1).commands).toHaveLength(1);
  });

  it('gives no name to no words', () => {
    expect(commandsOfWords([], 1).commands[0].name).toBe('');
  });
});
