/** A word of a shell command. */
export interface ShellWord {
  /** Quotes and escapes taken away; variables and substitutions stay as written. */
  value: string;
  offset: number;
}

/** One simple command, wherever it stands: in a list, a pipeline, a subshell, a substitution. */
export interface SimpleCommand {
  words: ShellWord[];
  /** Names set before the command: `CGO_ENABLED=0 go build`. */
  assignments: Array<{ name: string; value: string }>;
  offset: number;
  /** Index of the command whose output is piped into this one; -1 where there is none. */
  pipedFrom: number;
}

export interface ShellScript {
  commands: SimpleCommand[];
  /** Why a shell would refuse it; the offset of the place. */
  error: { reason: ShellError; offset: number } | undefined;
}

export type ShellError =
  | 'unterminated-quote'
  | 'unterminated-substitution'
  | 'dangling-operator'
  | 'too-deep'
  | 'too-large';
