import { Instruction } from '../parse';
import { parseShell } from './parse';
import { ShellError, SimpleCommand } from './types';

/** A command that a RUN, CMD or HEALTHCHECK would run, `sudo`, `env` and `sh -c` looked through. */
export interface Command {
  /** File name of the program: `/usr/bin/apt-get` is `apt-get`. */
  name: string;
  /** Arguments, quotes taken away. */
  args: string[];
  assignments: ReadonlyMap<string, string>;
  line: number;
  /** Run through sudo. */
  sudo: boolean;
  /** Index in the same list of the command whose output it reads; -1 where there is none. */
  pipedFrom: number;
  /** An argument holds a command substitution; what that runs stands elsewhere in the list. */
  substitutes: boolean;
}

export interface CommandList {
  commands: Command[];
  errors: Array<{ reason: ShellError; line: number }>;
}

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh']);
const maxNesting = 4;
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

/** The commands of a RUN: its body, or its heredoc where that is the script. */
export function commandsOfRun(run: Instruction): CommandList {
  const list: CommandList = { commands: [], errors: [] };
  if (run.json) {
    addWords(run.json, run.line, list);
    return list;
  }
  const [script] = run.heredocs;
  if (script && isScriptHeredoc(run.body.text)) {
    addScript(script.content.text, at => script.content.lineAt(at), list, 0);
    return list;
  }
  // A heredoc that feeds another command is data; its lines are not part of the body.
  addScript(run.body.text, at => run.body.lineAt(at), list, 0);
  return list;
}

/** The commands of a shell text that stands on one line of a file. */
export function commandsOfText(text: string, line: number): CommandList {
  const list: CommandList = { commands: [], errors: [] };
  addScript(text, () => line, list, 0);
  return list;
}

/** The command of an exec form. */
export function commandsOfWords(words: string[], line: number): CommandList {
  const list: CommandList = { commands: [], errors: [] };
  addWords(words, line, list);
  return list;
}

function isScriptHeredoc(body: string): boolean {
  const before = body.trim().split('<<')[0].trim();
  if (before === '') return true;
  const [program, ...rest] = before.split(/\s+/);
  return shells.has(fileName(program)) && !rest.includes('-c');
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
  const indexOf = new Map<number, number>();
  script.commands.forEach((command, index) => {
    const line = lineAt(command.offset);
    const pipedFrom =
      command.pipedFrom < 0 ? -1 : indexOf.get(command.pipedFrom) ?? -1;
    indexOf.set(index, list.commands.length);
    addCommand(command, line, pipedFrom, list, nesting);
  });
}

function addCommand(
  command: SimpleCommand,
  line: number,
  pipedFrom: number,
  list: CommandList,
  nesting: number,
): void {
  const assignments = new Map(
    command.assignments.map(({ name, value }) => [name, value]),
  );
  let words = command.words.map(({ value }) => value);
  let sudo = false;
  for (let inner = unwrap(words); inner; inner = unwrap(words)) {
    sudo ||= inner.sudo;
    for (const [name, value] of inner.assignments) assignments.set(name, value);
    words = inner.words;
  }
  const [program = '', ...args] = words;
  const name = fileName(program);
  list.commands.push({
    name,
    args,
    assignments,
    line,
    sudo,
    pipedFrom,
    substitutes: args.some(arg => arg.includes('$(') || arg.includes('`')),
  });
  const script = shells.has(name) ? inlineScript(args) : undefined;
  if (script !== undefined && nesting < maxNesting) {
    addScript(script, () => line, list, nesting + 1);
  }
}

function addWords(words: string[], line: number, list: CommandList): void {
  addCommand(
    {
      words: words.map(value => ({ value, offset: 0 })),
      assignments: [],
      offset: 0,
      pipedFrom: -1,
    },
    line,
    -1,
    list,
    0,
  );
}

function inlineScript(args: string[]): string | undefined {
  const flag = args.findIndex(arg => /^-[a-z]{0,8}c$/.test(arg));
  return flag < 0 ? undefined : args[flag + 1];
}

/** Takes one wrapper (`sudo`, `env`, `exec` …) off a command; nothing where there is none. */
function unwrap(words: string[]):
  | {
      words: string[];
      sudo: boolean;
      assignments: Array<[string, string]>;
    }
  | undefined {
  const [program = '', ...rest] = words;
  const name = fileName(program);
  if (!wrappers.has(name)) return undefined;
  const assignments: Array<[string, string]> = [];
  let at = 0;
  for (; at < rest.length; at++) {
    const word = rest[at];
    const match = /^([A-Za-z_][A-Za-z0-9_]{0,99})=/.exec(word);
    if (match && name !== 'exec') {
      assignments.push([match[1], word.slice(match[0].length)]);
    } else if (word.startsWith('-')) {
      if (flagsWithValue.has(word)) at++;
    } else break;
  }
  const inner = name === 'timeout' ? rest.slice(at + 1) : rest.slice(at);
  if (inner.length === 0) return undefined;
  return { words: inner, sudo: name === 'sudo', assignments };
}

function fileName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}
