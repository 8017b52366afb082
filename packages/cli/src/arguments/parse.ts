import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { UsageError } from '../errors';
import { Language, languageOfArguments, languages } from '../language';
import { Surroundings } from '../surroundings';
import { addCommands } from './commands';
import { helpTexts } from './helpTexts';
import { Invocation } from './invocation';
import { oneOf } from './options';

/** The names of the commands, for the hint on how to get help. */
export const commandNames = [
  'check',
  'diff',
  'explain',
  'evidence',
  'checklist',
];

/**
 * Turns arguments into an invocation; undefined where help or the version was asked for and has been printed.
 * Throws UsageError.
 *
 * @public
 */
export function parseArguments(
  args: string[],
  surroundings: Surroundings,
): Invocation | undefined {
  const language = languageOfArguments(args, surroundings.env);
  const state: { invocation?: Invocation } = {};
  const program = createProgram(language, surroundings);
  addCommands(program, language, invocation => {
    state.invocation = {
      ...invocation,
      language: languageOf(program, language),
    };
  });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      return finish(error, language);
    }
    throw error;
  }
  return state.invocation;
}

function createProgram(
  language: Language,
  surroundings: Surroundings,
): Command {
  const texts = helpTexts[language];
  return new Command('maturity')
    .description(texts.program)
    .version(version, '-V, --version', texts.options.version)
    .helpOption('-h, --help', texts.options.help)
    .helpCommand('help [command]', texts.helpCommand)
    .option('--lang <LANG>', texts.options.lang)
    .configureHelp({
      showGlobalOptions: true,
      // The descriptions name their default themselves, in every language.
      optionDescription: option => option.description,
      styleTitle: title => texts.titles[title] ?? title,
      helpWidth: surroundings.stdout.columns ?? 100,
    })
    .configureOutput({
      writeOut: text => surroundings.stdout.write(text),
      writeErr: text => surroundings.stderr.write(text),
      outputError: () => {},
    })
    .exitOverride()
    .addHelpText('after', `\n${texts.after}\n`);
}

function languageOf(program: Command, fallback: Language): Language {
  const { lang } = program.opts<{ lang?: string }>();
  return lang === undefined
    ? fallback
    : oneOf('--lang', languages, lang, fallback);
}

/** Help and version are no errors, but commander ends them by the same way; a missing command is one. */
function finish(error: CommanderError, language: Language): undefined {
  if (error.exitCode === 0) {
    return undefined;
  }
  if (error.code === 'commander.help') {
    throw new UsageError('');
  }
  throw new UsageError(translated(error, language), { showHelp: true });
}

function translated(
  { code, message }: CommanderError,
  language: Language,
): string {
  const texts = helpTexts[language];
  const quoted = /'[^']*'/.exec(message)?.[0] ?? '';
  const meant = /\(Did you mean (.*)\?\)/.exec(message)?.[1];
  const sentence = texts.usage?.[code]?.(quoted);
  return sentence === undefined
    ? message.replace(/^error: /, '').replace(/\n/g, ' ')
    : sentence + (meant ? texts.didYouMean?.(meant) ?? '' : '');
}
