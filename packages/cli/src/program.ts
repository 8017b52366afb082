import { Command, CommanderError, Option } from 'commander';
import { version } from '../package.json';
import { UsageError } from './errors';
import { helpTexts } from './helpTexts';
import { Language, languageOfArguments, languages } from './language';
import { Surroundings } from './surroundings';

/**
 * The forms of the output of `maturity check`.
 *
 * @public
 */
export const formats = ['text', 'json', 'sarif'] as const;

/**
 * What of a directory to look at, and as which entity. Paths are as the person gave them.
 *
 * @public
 */
export interface Target {
  directory: string;
  entity?: string;
  exclude: string[];
  subpath?: string;
}

/**
 * Programs that render, as the person named them; absent, they are looked for.
 *
 * @public
 */
export interface RenderPrograms {
  helm?: string;
  kubectl?: string;
}

/**
 * What the arguments ask for.
 *
 * @public
 */
export type Invocation = { language: Language } & (
  | {
      command: 'check';
      target: Target;
      programs: RenderPrograms;
      checklist?: string;
      format: (typeof formats)[number];
      minLevel?: number;
      /** Owners, as CODEOWNERS names them, whose approval makes waivers of the repository count. */
      waiverApprovers: string[];
    }
  | { command: 'evidence'; target: Target; programs: RenderPrograms }
  | { command: 'lint'; file: string }
);

interface TargetOptions extends RenderPrograms {
  entity?: string;
  exclude: string[];
  subpath?: string;
  lang?: string;
}

interface CheckOptions extends TargetOptions {
  checklist?: string;
  format: string;
  minLevel?: string;
  waiverApprover: string[];
}

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
  const program = createProgram(language, surroundings, invocation => {
    state.invocation = invocation;
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
  invoke: (invocation: Invocation) => void,
): Command {
  const texts = helpTexts[language];
  const program = new Command('maturity')
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

  const check = program
    .command('check')
    .description(texts.check)
    .argument('<DIR>', texts.directory)
    .option('--checklist <FILE>', texts.options.checklist)
    .addOption(
      new Option('--format <FORMAT>', texts.options.format).default('text'),
    )
    .option('--min-level <N>', texts.options.minLevel)
    .option(
      '--waiver-approver <OWNER>',
      texts.options.waiverApprover,
      collectValues,
      [],
    );
  addTargetOptions(check, language).action(
    (directory: string, options: CheckOptions) =>
      invoke({
        command: 'check',
        language: languageOf(program, language),
        target: targetOf(directory, options),
        programs: programsOf(options),
        checklist: options.checklist,
        format: oneOf('--format', formats, options.format, language),
        minLevel: minLevelOf(options.minLevel, language),
        waiverApprovers: options.waiverApprover,
      }),
  );

  const evidence = program
    .command('evidence')
    .description(texts.evidence)
    .argument('<DIR>', texts.directory);
  addTargetOptions(evidence, language).action(
    (directory: string, options: TargetOptions) =>
      invoke({
        command: 'evidence',
        language: languageOf(program, language),
        target: targetOf(directory, options),
        programs: programsOf(options),
      }),
  );

  program
    .command('checklist')
    .description(texts.checklist)
    .command('lint')
    .description(texts.lint)
    .argument('<FILE>', texts.checklistFile)
    .action((file: string) =>
      invoke({
        command: 'lint',
        language: languageOf(program, language),
        file,
      }),
    );

  return program;
}

function addTargetOptions(command: Command, language: Language): Command {
  const { options } = helpTexts[language];
  return command
    .option('--entity <FILE>', options.entity)
    .option('--subpath <PATH>', options.subpath)
    .option('--exclude <GLOB>', options.exclude, collectValues, [])
    .option('--helm <FILE>', options.helm)
    .option('--kubectl <FILE>', options.kubectl);
}

/** Of an option that may be repeated. */
function collectValues(value: string, before: string[]): string[] {
  return [...before, value];
}

function targetOf(directory: string, options: TargetOptions): Target {
  const { entity, exclude, subpath } = options;
  return { directory, entity, exclude, subpath };
}

function programsOf({ helm, kubectl }: RenderPrograms): RenderPrograms {
  return { ...(helm && { helm }), ...(kubectl && { kubectl }) };
}

function languageOf(program: Command, fallback: Language): Language {
  const { lang } = program.opts<{ lang?: string }>();
  return lang === undefined
    ? fallback
    : oneOf('--lang', languages, lang, fallback);
}

function oneOf<T extends string>(
  option: string,
  allowed: readonly T[],
  value: string,
  language: Language,
): T {
  const found = allowed.find(candidate => candidate === value);
  if (found === undefined) {
    throw new UsageError(helpTexts[language].oneOf(option, allowed, value), {
      showHelp: true,
    });
  }
  return found;
}

function minLevelOf(
  value: string | undefined,
  language: Language,
): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!/^[0-4]$/.test(value)) {
    throw new UsageError(helpTexts[language].minLevel(value), {
      showHelp: true,
    });
  }
  return Number(value);
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
