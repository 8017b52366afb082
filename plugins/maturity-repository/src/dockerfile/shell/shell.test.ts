import { parseDockerfile } from '../parse';
import { commandsOfRun, commandsOfText, parseShell } from '.';

const names = (text: string) =>
  commandsOfText(text, 1).commands.map(({ name, args }) =>
    [name, ...args].join(' ').trim(),
  );

describe('parseShell', () => {
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
    ['/usr/bin/apt-get update', ['apt-get update']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
    expect(parseShell(text).error).toBeUndefined();
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
    const { commands } = commandsOfText('a; curl x | tee y | sudo bash -s', 1);
    expect(
      commands.map(({ name, pipedFrom, sudo }) => [name, pipedFrom, sudo]),
    ).toEqual([
      ['a', -1, false],
      ['curl', -1, false],
      ['tee', 1, false],
      ['bash', 2, true],
    ]);
  });

  it.each([
    ['echo "a', 'unterminated-quote'],
    ["echo 'a", 'unterminated-quote'],
    ['echo $(a', 'unterminated-substitution'],
    ['echo `a', 'unterminated-substitution'],
    ['a &&', 'dangling-operator'],
    ['a |', 'dangling-operator'],
  ])('refuses %s', (text, reason) => {
    expect(parseShell(text).error?.reason).toBe(reason);
  });

  it('ends on any nesting', () => {
    expect(parseShell('$('.repeat(100_000)).error?.reason).toBe('too-deep');
    expect(parseShell('`"'.repeat(100_000)).error).toBeDefined();
    expect(parseShell('a;'.repeat(100_000)).error?.reason).toBe('too-large');
    expect(parseShell('('.repeat(100_000)).commands).toEqual([]);
    expect(parseShell('${'.repeat(100_000)).error).toBeDefined();
  });
});

describe('commandsOfRun', () => {
  const run = (text: string) =>
    commandsOfRun(
      parseDockerfile(`FROM a\n${text}`).instructions[1],
    ).commands.map(({ name, line }) => [name, line]);

  it('knows the line of each command', () => {
    expect(run('RUN a && \\\n # no\n b \\\n && c')).toEqual([
      ['a', 2],
      ['b', 4],
      ['c', 5],
    ]);
  });

  it('reads a heredoc that is the script, and none that is data', () => {
    expect(run('RUN <<EOF\na\nb\nEOF')).toEqual([
      ['a', 3],
      ['b', 4],
    ]);
    expect(run('RUN bash -e <<EOF\na\nEOF')).toEqual([['a', 3]]);
    expect(run('RUN cat <<EOF > /x\nsudo a\nEOF')).toEqual([['cat', 2]]);
  });

  it('reads exec form', () => {
    expect(run('RUN ["apk", "add", "x"]')).toEqual([['apk', 2]]);
    expect(run('RUN ["sh", "-c", "a && b"]')).toEqual([
      ['sh', 2],
      ['a', 2],
      ['b', 2],
    ]);
  });
});
