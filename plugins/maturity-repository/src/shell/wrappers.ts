/** Programs that only start the one named after them. */
const wrappers = new Set([
  'sudo',
  'env',
  'exec',
  'command',
  'nice',
  'nohup',
  'time',
  'timeout',
  'xargs',
  'eatmydata',
]);
const flagsWithValue = new Set([
  '-u',
  '-g',
  '-n',
  '-I',
  '-P',
  '-L',
  '-s',
  '-k',
]);
/** Programs that run a shell script. */
export const shells: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'ash',
  'dash',
  'zsh',
]);

/** What is left of a command without `sudo`, `env`, `exec` and the like. */
export interface Unwrapped<W> {
  words: W[];
  sudo: boolean;
  assignments: Array<[name: string, value: string]>;
}

/** Looks through `sudo`, `env`, `exec` and the like, however many stand before each other. */
export function unwrap<W extends { text: string; value: string }>(
  words: readonly W[],
): Unwrapped<W> {
  const bare: Unwrapped<W> = {
    words: [...words],
    sudo: false,
    assignments: [],
  };
  for (;;) {
    const name = fileName(bare.words[0]?.text ?? '');
    if (!wrappers.has(name)) return bare;
    const rest = bare.words.slice(1);
    const assignments: Array<[string, string]> = [];
    let at = 0;
    for (; at < rest.length; at++) {
      const { text, value } = rest[at];
      const match = /^([A-Za-z_][A-Za-z0-9_]{0,99})=/.exec(value);
      if (match && name !== 'exec') {
        assignments.push([match[1], value.slice(match[0].length)]);
      } else if (text.startsWith('-')) {
        if (flagsWithValue.has(text)) at++;
      } else break;
    }
    const inner = rest.slice(name === 'timeout' ? at + 1 : at);
    if (inner.length === 0) return bare;
    bare.words = inner;
    bare.sudo ||= name === 'sudo';
    bare.assignments.push(...assignments);
  }
}

/** The script given to a shell: the `a && b` of `sh -c 'a && b'` or `pwsh -Command 'a && b'`. */
export function inlineScript(args: readonly string[]): string | undefined {
  const flag = args.findIndex(arg => /^-([a-z]{0,8}c|Command)$/.test(arg));
  return flag < 0 ? undefined : args[flag + 1];
}

/** `/usr/bin/apt-get` is `apt-get`. */
export function fileName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}
