import { exitCode, isUsageError } from './errors';
import { languageOfArguments } from './language';
import {
  commandNames,
  helpTexts,
  Invocation,
  parseArguments,
} from './arguments';
import { Surroundings } from './surroundings';

/** What runs, once the arguments are known. */
type Commands = typeof import('./commands');

/**
 * Runs the command and gives its exit code. What reads checklists and repositories is loaded only when needed, so
 * that help answers at once.
 *
 * @public
 */
export async function main(
  args: string[],
  surroundings: Surroundings,
  load: () => Promise<Commands> = () => import('./commands'),
): Promise<number> {
  try {
    const invocation = parseArguments(args, surroundings);
    return invocation
      ? await run(invocation, surroundings, await load())
      : exitCode.ok;
  } catch (error) {
    report(error, args, surroundings);
    return exitCode.usage;
  }
}

function run(
  invocation: Invocation,
  surroundings: Surroundings,
  commands: Commands,
): Promise<number> {
  switch (invocation.command) {
    case 'check':
      return commands.check(invocation, surroundings);
    case 'diff':
      return commands.diff(invocation, surroundings);
    case 'explain':
      return commands.explain(invocation, surroundings);
    case 'evidence':
      return commands.evidence(invocation, surroundings);
    default:
      return commands.lint(invocation, surroundings);
  }
}

function report(
  error: unknown,
  args: string[],
  { stderr, env }: Surroundings,
): void {
  const texts = helpTexts[languageOfArguments(args, env)];
  if (!isUsageError(error)) {
    const known = error instanceof Error ? error : new Error(String(error));
    const detail = env.DEBUG ? known.stack ?? known.message : known.message;
    stderr.write(`${texts.error(detail)}\n`);
    return;
  }
  if (error.message) {
    stderr.write(`${texts.error(error.message)}\n`);
  }
  if (error.showHelp) {
    const command = args.find(arg => commandNames.includes(arg));
    stderr.write(
      `${texts.tryHelp(['maturity', command].filter(Boolean).join(' '))}\n`,
    );
  }
}
