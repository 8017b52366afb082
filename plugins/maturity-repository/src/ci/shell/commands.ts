import { Directories, Variables } from '../model';
import { enter } from '../paths';
import { RawCommand, tokenise } from './tokenise';
import { values } from './variables';

/** A simple command with what is known of the place and the time it runs in. */
export interface Command {
  words: string[];
  /** Lines below the first one of the script. */
  line: number;
  directories: Directories;
  variables: Variables;
  /** `… || true`, or a leading `-` in a Makefile. */
  mayFail: boolean;
}

interface State {
  directories: Directories;
  variables: Map<string, readonly string[]>;
}

const opening = new Set([
  'if',
  'then',
  'else',
  'elif',
  'while',
  'until',
  'do',
  '!',
  '{',
  'time',
]);
const closingWords = new Set(['fi', 'done', 'esac', '}', 'in']);
const assignment = /^(\w+)\+?=([\s\S]*)$/;
const MAX_DEPTH = 4;

/**
 * The commands that a shell script may run, each with its directory as `cd`, `pushd` and `for` make it.
 * Both branches of a condition count.
 */
export function commandsOf(
  script: string,
  options: {
    directories: Directories;
    variables: Variables;
  },
  depth = 0,
): Command[] {
  const state: State = {
    directories: options.directories,
    variables: new Map(options.variables),
  };
  const subshells: Directories[] = [];
  const stack: Directories[] = [];
  const found: Command[] = [];
  const raw = tokenise(script);

  raw.forEach((command, index) => {
    inner(command);
    simple(command, index);
    if (command.end === '(') subshells.push(state.directories);
    if (command.end === ')' && subshells.length > 0) {
      state.directories = subshells.pop();
    }
  });
  return found;

  function inner(command: RawCommand) {
    if (depth >= MAX_DEPTH) return;
    for (const { script: text, line } of command.inner) {
      for (const nested of commandsOf(
        text,
        { ...options, ...state },
        depth + 1,
      )) {
        found.push({ ...nested, line: nested.line + line });
      }
    }
  }

  function simple(command: RawCommand, index: number) {
    const words = withoutControl(command.words);
    if (words.length === 0) return;
    const local = assignments(words);
    if (words.length === 0) {
      for (const [name, value] of local) set(name, value);
      return;
    }
    if (words[0] === 'for' && words[2] === 'in') loop(words);
    else if (
      words[0] === 'export' ||
      words[0] === 'local' ||
      words[0] === 'readonly' ||
      words[0] === 'declare'
    ) {
      for (const word of words.slice(1)) {
        const match = assignment.exec(word);
        if (match) set(match[1], match[2]);
      }
    } else if (
      words[0] === 'cd' ||
      words[0] === 'pushd' ||
      words[0] === 'popd' ||
      words[0] === 'Set-Location'
    ) {
      changeDirectory(words);
    } else {
      const variables = new Map(state.variables);
      for (const [name, value] of local) {
        const known = values(value, state.variables);
        if (known) variables.set(name, known);
      }
      found.push({
        words,
        line: command.line,
        directories: state.directories,
        variables,
        mayFail: command.end === '||' && forgives(raw[index + 1]),
      });
    }
  }

  function set(name: string, value: string) {
    const known = values(value, state.variables);
    if (known) state.variables.set(name, known);
    else state.variables.delete(name);
  }

  function loop(words: string[]) {
    const all: string[] = [];
    for (const word of words.slice(3)) {
      const known = values(word, state.variables);
      if (!known || word.includes('*')) {
        state.variables.delete(words[1]);
        return;
      }
      all.push(...known.flatMap(text => text.split(/\s+/).filter(Boolean)));
    }
    if (all.length > 0) state.variables.set(words[1], all.slice(0, 64));
  }

  function changeDirectory(words: string[]) {
    if (words[0] === 'popd') {
      state.directories = stack.pop() ?? options.directories;
      return;
    }
    if (words[0] === 'pushd') stack.push(state.directories);
    const target = words.slice(1).find(word => !/^-\w|^--$/.test(word));
    if (target === '-' || target === undefined) {
      state.directories = options.directories;
      return;
    }
    const known = values(target, state.variables);
    const from = state.directories;
    if (!known || !from) {
      state.directories = undefined;
      return;
    }
    const all = new Set<string>();
    for (const start of from) {
      for (const to of known) {
        const place = enter(start, to);
        if (place === undefined) {
          state.directories = undefined;
          return;
        }
        all.add(place);
      }
    }
    state.directories = [...all];
  }
}

function withoutControl(words: string[]): string[] {
  let first = 0;
  while (first < words.length && opening.has(words[first])) first++;
  const rest = words.slice(first);
  return rest.length === 1 && closingWords.has(rest[0]) ? [] : rest;
}

/** Takes the leading `NAME=value` off the words. */
function assignments(words: string[]): Array<[string, string]> {
  const all: Array<[string, string]> = [];
  while (words.length > 0) {
    const match = assignment.exec(words[0]);
    if (!match) break;
    all.push([match[1], match[2]]);
    words.shift();
  }
  return all;
}

function forgives(next: RawCommand | undefined): boolean {
  const first = next?.words[0];
  return (
    first === 'true' ||
    first === ':' ||
    (first === 'echo' && next?.end !== '&&') ||
    (first === 'exit' && next?.words[1] === '0')
  );
}
