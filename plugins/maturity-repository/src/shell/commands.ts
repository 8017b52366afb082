import { LinedText } from '../linedText';
import { parseShell } from './parse';
import { Command, CommandList, ShellScript, SimpleCommand } from './types';
import { fileName, inlineScript, shells, unwrap } from './wrappers';

const maxNesting = 4;

/** The commands that a script would run, those of the scripts given to `sh -c` among them. */
export function commandsOf(script: LinedText): CommandList {
  const list: CommandList = { commands: [], errors: [] };
  addScript(script.text, offset => script.lineAt(offset), list, 0);
  return list;
}

/** The command of an exec form, `["sh", "-c", "a"]`: no shell reads its words. */
export function commandsOfWords(words: string[], line: number): CommandList {
  const list: CommandList = { commands: [], errors: [] };
  const command: SimpleCommand = {
    words: words.map(text => ({
      text,
      value: text,
      unquoted: false,
      offset: 0,
    })),
    assignments: [],
    redirections: [],
    offset: 0,
    shell: 0,
    end: '',
    pipedFrom: -1,
    otherwise: -1,
  };
  add(commandOf(command, { line, pipedFrom: -1, mayFail: false }), list, 0);
  return list;
}

/** A command as it stands, wrappers looked through. */
export function commandOf(
  { words, assignments }: SimpleCommand,
  at: Pick<Command, 'line' | 'pipedFrom' | 'mayFail'>,
): Command {
  const bare = unwrap(words);
  const [program, ...args] = bare.words;
  const text = program?.text ?? '';
  return {
    words: words.map(({ value }) => value),
    name: fileName(text),
    args: args.map(word => word.text),
    assignments: new Map([
      ...assignments.map(({ name, value }): [string, string] => [name, value]),
      ...bare.assignments,
    ]),
    sudo: bare.sudo,
    ...at,
  };
}

/** Whether a failure of the command is ignored: `… || true`, `… || [ $? = 1 ]`. */
export function isForgiven(
  { otherwise }: SimpleCommand,
  { commands }: ShellScript,
): boolean {
  const next = commands[otherwise];
  const [first, second] = next?.words ?? [];
  return (
    first?.text === 'true' ||
    first?.text === ':' ||
    (first?.text === 'echo' && next.end !== '&&') ||
    (first?.text === 'exit' && second?.text === '0') ||
    (/^(?:\[\[?|test)$/.test(first?.text ?? '') && second?.text === '$?')
  );
}

function addScript(
  text: string,
  lineAt: (offset: number) => number,
  list: CommandList,
  nesting: number,
): void {
  const script = parseShell(text);
  if (script.error) {
    list.errors.push({
      reason: script.error.reason,
      line: lineAt(script.error.offset),
    });
  }
  const indexes: number[] = [];
  for (const command of script.commands) {
    indexes.push(list.commands.length);
    const at = {
      line: lineAt(command.offset),
      pipedFrom: indexes[command.pipedFrom] ?? -1,
      mayFail: isForgiven(command, script),
    };
    add(commandOf(command, at), list, nesting);
  }
}

function add(command: Command, list: CommandList, nesting: number): void {
  list.commands.push(command);
  if (nesting >= maxNesting || !shells.has(command.name)) return;
  const script = inlineScript(command.args);
  if (script === undefined) return;
  addScript(script, () => command.line, list, nesting + 1);
}
