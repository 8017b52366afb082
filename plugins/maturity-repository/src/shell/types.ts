/** A word of a shell command, quotes and escapes taken away. */
export interface Word {
  /** Variables and substitutions as written. */
  text: string;
  /** Every variable as `${NAME}`, every substitution as `$()`: what `values` and `filledIn` read. */
  value: string;
  /** A variable or substitution in it stands outside quotes, so that the shell splits what it holds into words. */
  unquoted: boolean;
  offset: number;
}

/** `> file`, `2>&1`, `< file`. */
export interface Redirection {
  operator: string;
  /** None for what is no word, such as the end of the text. */
  target: Word | undefined;
  offset: number;
}

/** One simple command, wherever it stands: in a list, a pipeline, a subshell, a substitution. */
export interface SimpleCommand {
  words: Word[];
  /** Names set before the command: `CGO_ENABLED=0 go build`. */
  assignments: Array<{ name: string; value: string }>;
  redirections: Redirection[];
  offset: number;
  /** Which (sub)shell of the script runs it: an index of `ShellScript.parents`. */
  shell: number;
  /** The operator that ends it; '' at the end of the text. */
  end: string;
  /** Index of the command whose output is piped into this one; -1 where there is none. */
  pipedFrom: number;
  /** Index of the command, no group, that runs where this one fails: `a || b`; -1 where there is none. */
  otherwise: number;
}

export interface ShellScript {
  /** In the order of their ends: what a substitution runs comes before the command it is part of. */
  commands: SimpleCommand[];
  /** Of each (sub)shell and substitution the one around it; the script itself is 0 and has none, -1. */
  parents: number[];
  /** Why a shell would refuse it; the offset of the place. */
  error: { reason: ShellError; offset: number } | undefined;
}

export type ShellError =
  | 'unterminated-quote'
  | 'unterminated-substitution'
  | 'dangling-operator'
  | 'too-deep'
  | 'too-large';

/** A command that a script would run. */
export interface Command {
  /** What the shell runs, wrappers as `sudo` included; a variable stands as `${NAME}`, a substitution as `$()`. */
  words: string[];
  /** File name of the program behind `sudo`, `env` and the like: `/usr/bin/apt-get` is `apt-get`. */
  name: string;
  /** That program's arguments, variables and substitutions as written. */
  args: string[];
  assignments: ReadonlyMap<string, string>;
  line: number;
  /** Run through sudo. */
  sudo: boolean;
  /** Index in the same list of the command whose output it reads; -1 where there is none. */
  pipedFrom: number;
  /** `… || true`: its failure stops nothing. */
  mayFail: boolean;
}

export interface CommandList {
  commands: Command[];
  errors: Array<{ reason: ShellError; line: number }>;
}

/** Directories below the repository's root that a command may run in; undefined where that can't be told. */
export type Directories = readonly string[] | undefined;

/** What a variable may hold; a variable that isn't there is unknown. */
export type Variables = ReadonlyMap<string, readonly string[]>;

/** A command with what is known of the place and the time it runs in. */
export interface PlacedCommand extends Command {
  directories: Directories;
  variables: Variables;
}
