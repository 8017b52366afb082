import { LinedText } from '../../linedText';
import { parseShell } from '../../shell/parse';
import { Redirection, SimpleCommand, Word } from '../../shell/types';
import { fileName, unwrap } from '../../shell/wrappers';
import { ScriptPlace } from '../shapes/script';

/** What is read of one script; those of people are shorter. */
const maxScript = 200_000;
const maxText = 120;

/** A command of a script, wrappers such as `sudo` looked through. */
export interface ScriptCommand {
  name: string;
  args: Word[];
  /** All of it, as the shell sees it. */
  words: Word[];
  redirections: Redirection[];
  /** Variables that it sets: by itself, or before the command. */
  assignments: SimpleCommand['assignments'];
  /** Index of the command whose output it reads; -1 where there is none. */
  pipedFrom: number;
  line: number;
}

/** A shell script, read. */
export interface Script {
  file: string;
  text: string;
  commands: ScriptCommand[];
  lineAt(offset: number): number;
}

/** Reads a script; what can't be parsed of it is left out. */
export function readScript(file: string, text: string): Script {
  const lines = LinedText.of(text.slice(0, maxScript), 1);
  const { commands } = parseShell(lines.text);
  const lineAt = (offset: number) => lines.lineAt(offset);
  return {
    file,
    text: lines.text,
    lineAt,
    commands: commands.map(command => scriptCommand(command, lineAt)),
  };
}

function scriptCommand(
  { words, redirections, assignments, pipedFrom, offset }: SimpleCommand,
  lineAt: (offset: number) => number,
): ScriptCommand {
  const [program, ...args] = unwrap(words).words;
  return {
    name: fileName(program?.text ?? ''),
    args,
    words,
    redirections,
    assignments,
    pipedFrom,
    line: lineAt(offset),
  };
}

/** A place in a script, with the word it is about. */
export function placeIn(
  { file }: Script,
  text: string,
  line: number,
): ScriptPlace {
  const plain = text.replace(/\s+/g, ' ');
  const shown = plain.length > maxText ? `${plain.slice(0, maxText)}…` : plain;
  return { text: shown, source: { file, line } };
}

/** The texts of the arguments. */
export function textsOf({ args }: ScriptCommand): string[] {
  return args.map(({ text }) => text);
}

/** The file that a command's output goes to, as written; undefined where it goes to none, or nowhere. */
export function outputOf(command: ScriptCommand): string | undefined {
  if (command.name === 'tee') {
    return textsOf(command).find(text => !text.startsWith('-'));
  }
  const target = command.redirections.find(({ operator }) =>
    ['>', '>>', '>|', '&>', '&>>'].includes(operator),
  )?.target?.text;
  return target === undefined || target.startsWith('/dev/')
    ? undefined
    : target;
}

/** The commands that read a command's output, one after the other, itself first. */
export function pipeFrom(script: Script, index: number): ScriptCommand[] {
  const pipe = [script.commands[index]];
  let last = index;
  for (let next = index + 1; next < script.commands.length; next++) {
    if (script.commands[next].pipedFrom !== last) continue;
    pipe.push(script.commands[next]);
    last = next;
  }
  return pipe;
}
