/**
 * Where text goes.
 *
 * @public
 */
export interface Output {
  write(text: string): void;
  /** Whether a person looks at it. */
  isTTY: boolean;
  /** Width in characters, where known. */
  columns?: number;
}

/**
 * Everything of the process that the command uses, so that tests can stand in for it.
 *
 * @public
 */
export interface Surroundings {
  cwd: string;
  env: Record<string, string | undefined>;
  stdout: Output;
  stderr: Output;
}

/**
 * Whether to colour: only for a person on a terminal, and not where NO_COLOR or a dumb terminal asks against it.
 *
 * @public
 */
export function wantsColour(
  output: Output,
  env: Record<string, string | undefined>,
): boolean {
  return output.isTTY && !env.NO_COLOR && env.TERM !== 'dumb';
}
