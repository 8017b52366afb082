import { exitCode, isUsageError } from './errors';
import { helpTexts } from './helpTexts';
import { languageOfArguments } from './language';
import { Invocation, parseArguments } from './program';
import { Surroundings } from './surroundings';

const commandNames = ['check', 'evidence', 'checklist'];

/**
 * Runs the command and gives its exit code. What reads checklists and repositories is loaded only when needed, so
 * that help answers at once.
 *
 * @public
 */
export async function main(
  args: string[],
  surroundings: Surroundings,
): Promise<number> {
  try {
    const invocation = parseArguments(args, surroundings);
    return invocation ? await run(invocation, surroundings) : exitCode.ok;
  } catch (error) {
    report(error, args, surroundings);
    return exitCode.usage;
  }
}

async function run(
  invocation: Invocation,
  surroundings: Surroundings,
): Promise<number> {
  const commands = await import('./commands');
  switch (invocation.command) {
    case 'check':
      return commands.check(invocation, surroundings);
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
