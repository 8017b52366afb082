import { LinedText } from '../linedText';
import { commandOf, isForgiven } from './commands';
import { parseShell } from './parse';
import { enter } from './paths';
import {
  Directories,
  PlacedCommand,
  ShellScript,
  SimpleCommand,
  Variables,
} from './types';
import { values } from './variables';

/** What is looked at of one script; hostile ones are longer. */
const maxScript = 200_000;
const maxLoopValues = 64;
/** Every command carries what is known where it runs. */
const maxVariables = 500;
const declarations = new Set(['export', 'local', 'readonly', 'declare']);
const moves = new Set(['cd', 'pushd', 'popd', 'Set-Location']);
const assignment = /^(\w+)\+?=([\s\S]*)$/;

/** Where a script begins, and what it knows there. */
type Start = Pick<PlacedCommand, 'directories' | 'variables'>;

/** Where a (sub)shell stands and what it knows. */
interface State {
  directories: Directories;
  variables: Map<string, readonly string[]>;
  /** The variables as commands were given them, until one changes. */
  shared?: Variables;
  stack: Directories[];
}

/**
 * The commands that a script may run, each with its directory as `cd`, `pushd` and `for` make it. Both branches of a
 * condition count. Lines are those below the first one of the script.
 */
export function placedCommandsOf(text: string, start: Start): PlacedCommand[] {
  const lines = LinedText.of(text.slice(0, maxScript), 0);
  const script = parseShell(lines.text);
  const states: State[] = [];
  const commands: PlacedCommand[] = [];
  const indexes: number[] = [];
  for (const command of script.commands) {
    const state = stateOf(command.shell, script, states, start);
    if (!takesPart(command, state, start.directories)) {
      indexes.push(-1);
      continue;
    }
    const at = {
      line: lines.lineAt(command.offset),
      pipedFrom: indexes[command.pipedFrom] ?? -1,
      mayFail: isForgiven(command, script),
    };
    indexes.push(commands.length);
    commands.push({
      ...commandOf(command, at),
      directories: state.directories,
      variables: variablesOf(command, state),
    });
  }
  return commands;
}

/** The state of a shell; a new one begins with that of the shell around it. */
function stateOf(
  shell: number,
  script: ShellScript,
  states: State[],
  start: Start,
): State {
  const known = states[shell];
  if (known) return known;
  const parent = script.parents[shell];
  const from = parent < 0 ? start : stateOf(parent, script, states, start);
  const state: State = {
    directories: from.directories,
    variables: new Map(from.variables),
    stack: [],
  };
  states[shell] = state;
  return state;
}

/** False for what only changes the state: assignments, `cd`, a loop's head. */
function takesPart(
  { words, assignments }: SimpleCommand,
  state: State,
  home: Directories,
): boolean {
  const [first, ...rest] = words.map(({ value }) => value);
  if (first === undefined) {
    for (const { name, value } of assignments) set(state, name, value);
  } else if (first === 'for' && rest[1] === 'in') {
    loop(state, rest[0], rest.slice(2));
  } else if (declarations.has(first)) {
    for (const word of rest) {
      const match = assignment.exec(word);
      if (match) set(state, match[1], match[2]);
    }
  } else if (moves.has(first)) {
    changeDirectory(state, first, rest, home);
  } else return true;
  return false;
}

function variablesOf({ assignments }: SimpleCommand, state: State): Variables {
  state.shared ??= new Map(state.variables);
  if (assignments.length === 0) return state.shared;
  const variables = new Map(state.variables);
  for (const { name, value } of assignments) {
    const known = values(value, state.variables);
    if (known) variables.set(name, known);
  }
  return variables;
}

function set(state: State, name: string, value: string): void {
  assign(state, name, values(value, state.variables));
}

function assign(
  state: State,
  name: string,
  known: readonly string[] | undefined,
): void {
  const { variables } = state;
  state.shared = undefined;
  const room = variables.has(name) || variables.size < maxVariables;
  if (known && room) variables.set(name, known);
  else variables.delete(name);
}

function loop(state: State, name: string, words: string[]): void {
  const all: string[] = [];
  for (const word of words) {
    const known = values(word, state.variables);
    if (!known || word.includes('*')) {
      assign(state, name, undefined);
      return;
    }
    all.push(...known.flatMap(text => text.split(/\s+/).filter(Boolean)));
  }
  if (all.length > 0) assign(state, name, all.slice(0, maxLoopValues));
}

function changeDirectory(
  state: State,
  command: string,
  words: string[],
  home: Directories,
): void {
  if (command === 'popd') {
    state.directories = state.stack.length > 0 ? state.stack.pop() : home;
    return;
  }
  if (command === 'pushd') state.stack.push(state.directories);
  const target = words.find(word => !/^-\w|^--$/.test(word));
  if (target === '-' || target === undefined) state.directories = home;
  else state.directories = entered(state, target);
}

function entered(
  { directories, variables }: State,
  target: string,
): Directories {
  const known = values(target, variables);
  if (!known || !directories) return undefined;
  const all = new Set<string>();
  for (const start of directories) {
    for (const to of known) {
      const place = enter(start, to);
      if (place === undefined) return undefined;
      all.add(place);
    }
  }
  return [...all];
}
