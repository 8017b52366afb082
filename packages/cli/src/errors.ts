/**
 * What the command's exit codes mean.
 *
 * @public
 */
export const exitCode = {
  ok: 0,
  belowLevel: 1,
  worse: 1,
  usage: 2,
} as const;

/**
 * Something the person who called the command can mend: a wrong argument, a directory or a file that can't be
 * read, a checklist with errors. The message says what, where and how; the command ends with exit code 2.
 *
 * @public
 */
export class UsageError extends Error {
  readonly name = 'UsageError';
  /** Whether to point to `--help` after the message. */
  readonly showHelp: boolean;

  constructor(message: string, options?: { showHelp?: boolean }) {
    super(message);
    this.showHelp = options?.showHelp ?? false;
  }
}

/**
 * Whether it is one. By name, since the entry and what it loads later are bundled apart, each with its own class.
 *
 * @public
 */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}
