import fc from 'fast-check';
import { parseShell } from './parse';

const words = (text: string) =>
  parseShell(text).commands.map(command => command.words.map(w => w.value));

describe('parseShell', () => {
  it('splits at operators and keeps quoted words whole', () => {
    const { commands } = parseShell(`a "b c" 'd;e' && f\\ g | h # not this\ni`);
    expect(
      commands.map(command => [command.words.map(w => w.text), command.end]),
    ).toEqual([
      [['a', 'b c', 'd;e'], '&&'],
      [['f g'], '|'],
      [['h'], '\n'],
      [['i'], ''],
    ]);
  });

  it('gives a variable one form to fill in, and another as written', () => {
    const [command] = parseShell(
      `a $x "\${y:-z}" '$q' $((1 + 2)) x-$(b)-\`c\` $'d e'`,
    ).commands.slice(-1);
    expect(command.words.map(({ value }) => value)).toEqual([
      'a',
      '${x}',
      '${y:-z}',
      '$q',
      '$()',
      'x-$()-$()',
      'd e',
    ]);
    expect(command.words.map(({ text }) => text)).toEqual([
      'a',
      '$x',
      '${y:-z}',
      '$q',
      '$((1 + 2))',
      'x-$(b)-`c`',
      'd e',
    ]);
  });

  it('leaves redirections out and looks into substitutions', () => {
    const { commands, parents } = parseShell(
      'TOKEN=$(docker run app) x > out.log 2>&1 y <<< z &> w',
    );
    expect(commands.map(command => command.words.map(w => w.text))).toEqual([
      ['docker', 'run', 'app'],
      ['x', 'y'],
    ]);
    expect(commands[1].assignments).toEqual([{ name: 'TOKEN', value: '$()' }]);
    expect(commands.map(({ shell }) => shell)).toEqual([1, 0]);
    expect(parents).toEqual([-1, 0]);
  });

  it('passes over here-documents, also with Windows line ends', () => {
    expect(words('cat <<-"EOF" | b\n\tc\n\tEOF\nd')).toEqual([
      ['cat'],
      ['b'],
      ['d'],
    ]);
    expect(words('cat <<EOF\r\nc\r\nEOF\r\nd')).toEqual([['cat'], ['d']]);
  });

  it('keeps a backslash that quotes nothing', () => {
    expect(words('a "C:\\tools" "\\$x" "b\\\nc"')).toEqual([
      ['a', 'C:\\tools', '$x', 'bc'],
    ]);
  });

  it('knows what runs where a command fails, unless it is a group', () => {
    const { commands } = parseShell('a || b; c || { d; }; e || (f) ; g && h');
    expect(commands.map(({ otherwise }) => otherwise)).toEqual([
      1, -1, -1, -1, -1, -1, -1, -1,
    ]);
  });

  it.each([
    ['echo "a', 'unterminated-quote'],
    ["echo 'a", 'unterminated-quote'],
    ["echo $'a", 'unterminated-quote'],
    ['echo $(a', 'unterminated-substitution'],
    ['echo `a', 'unterminated-substitution'],
    ['echo `$(`', 'unterminated-substitution'],
    ['echo ${a', 'unterminated-substitution'],
    ['a &&', 'dangling-operator'],
    ['a |', 'dangling-operator'],
  ])('refuses %s, and keeps what stands before', (text, reason) => {
    const { commands, error } = parseShell(`first\n${text}`);
    expect(error?.reason).toBe(reason);
    expect(commands[0].words[0].text).toBe('first');
  });

  it('ends on any nesting', () => {
    expect(parseShell('$('.repeat(100_000)).error?.reason).toBe('too-deep');
    expect(parseShell('`"'.repeat(100_000)).error).toBeDefined();
    expect(parseShell('a;'.repeat(100_000)).error?.reason).toBe('too-large');
    expect(parseShell('('.repeat(100_000)).commands).toEqual([]);
    expect(parseShell('${'.repeat(100_000)).error).toBeDefined();
  });

  it('keeps where output goes to and input comes from', () => {
    const { commands } = parseShell(
      'a >f 2>&1 <"$in" >> $(b); > g; c <<E\nx\nE',
    );
    expect(
      commands.map(command => [
        command.words[0].text,
        ...command.redirections.map(
          ({ operator, target }) => `${operator} ${target?.text}`,
        ),
      ]),
    ).toEqual([['b'], ['a', '> f', '>& 1', '< $in', '>> $(b)'], ['c', '<< E']]);
  });

  it.each([
    ['$a', true],
    ['x$a', true],
    ['${a:-b}', true],
    ['"x"$a', true],
    ['$(b)', true],
    ['`b`', true],
    ['$1', true],
    ['"$a"', false],
    ['"${a}$(b)"', false],
    ["'$a'", false],
    ['\\$a', false],
    ['$((a + 1))', false],
    ['${#a}', false],
    ['$', false],
  ])('knows whether the shell splits %s', (word, unquoted) => {
    const all = parseShell(`x ${word}`).commands;
    expect(all.at(-1)?.words[1].unquoted).toBe(unquoted);
  });

  it('takes any text', () => {
    const pieces = ['$(', '$((', '${', '`', '"', "'", '<<A ', '<(', '(', ')'];
    const more = ['}', '\\', '\n', '||', '&', ';', '#', ' ', 'a', '{', '$x'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 30 }),
        text => {
          const { commands, parents } = parseShell(text.join(''));
          for (const { shell } of commands) {
            expect(parents[shell]).toBeLessThan(shell);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
