import { Command, Option } from 'commander';
import { Language } from '../language';
import { helpTexts } from './helpTexts';
import {
  checkFormats,
  CheckInvocation,
  diffFormats,
  DiffInvocation,
  EvidenceInvocation,
  explainFormats,
  ExplainInvocation,
  failOns,
  LintInvocation,
  RenderPrograms,
} from './invocation';
import {
  addChecklistOptions,
  addFormatOptions,
  addRepositoryOptions,
  commentIdOf,
  levelOf,
  meshOf,
  oneOf,
  outputsOf,
  programsOf,
  webAddressOf,
} from './options';

/** Takes what a command is asked for; the language is known once all arguments are read. */
type Invoke = (
  invocation:
    | Omit<CheckInvocation, 'language'>
    | Omit<DiffInvocation, 'language'>
    | Omit<EvidenceInvocation, 'language'>
    | Omit<ExplainInvocation, 'language'>
    | Omit<LintInvocation, 'language'>,
) => void;

interface RepositoryOptions extends RenderPrograms {
  exclude: string[];
  subpath?: string;
}

interface ReportOptions {
  checklist?: string;
  format: string;
  output: string[];
  waiverApprover: string[];
  mesh?: string;
}

/** Adds every command of the program. */
export function addCommands(
  program: Command,
  language: Language,
  invoke: Invoke,
): void {
  addCheck(program, language, invoke);
  addDiff(program, language, invoke);
  addExplain(program, language, invoke);
  addEvidence(program, language, invoke);
  addLint(program, language, invoke);
}

function addCheck(program: Command, language: Language, invoke: Invoke) {
  const texts = helpTexts[language];
  const command = program
    .command('check')
    .description(texts.check)
    .argument('<DIR>', texts.directory);
  addFormatOptions(command, language)
    .option('--min-level <N>', texts.options.minLevel)
    .option('--entity <FILE>', texts.options.entity);
  addChecklistOptions(command, language);
  addRepositoryOptions(command, language).action(
    (
      directory: string,
      options: RepositoryOptions &
        ReportOptions & { entity?: string; minLevel?: string },
    ) => {
      const { entity, exclude, subpath } = options;
      invoke({
        command: 'check',
        target: { directory, entity, exclude, subpath },
        programs: programsOf(options),
        checklist: options.checklist,
        format: oneOf('--format', checkFormats, options.format, language),
        outputs: outputsOf(options.output, checkFormats, language),
        minLevel: levelOf(options.minLevel, language),
        waiverApprovers: options.waiverApprover,
        mesh: meshOf(options.mesh, language),
      });
    },
  );
}

function addDiff(program: Command, language: Language, invoke: Invoke) {
  const texts = helpTexts[language];
  const command = program
    .command('diff')
    .description(texts.diff)
    .argument('<BASE>', texts.base)
    .argument('[HEAD]', texts.head);
  addFormatOptions(command, language)
    .addOption(
      new Option('--fail-on <WHAT>', texts.options.failOn).default('none'),
    )
    .option('--repository <DIR>', texts.options.repository)
    .option('--repository-url <URL>', texts.options.repositoryUrl)
    .addOption(
      new Option('--comment-id <ID>', texts.options.commentId).default('diff'),
    );
  addChecklistOptions(command, language);
  addRepositoryOptions(command, language).action(
    (
      base: string,
      head: string | undefined,
      options: RepositoryOptions &
        ReportOptions & {
          failOn: string;
          repository?: string;
          repositoryUrl?: string;
          commentId: string;
        },
    ) =>
      invoke({
        command: 'diff',
        base,
        head,
        repository: options.repository,
        subpath: options.subpath,
        exclude: options.exclude,
        programs: programsOf(options),
        checklist: options.checklist,
        format: oneOf('--format', diffFormats, options.format, language),
        outputs: outputsOf(options.output, diffFormats, language),
        failOn: oneOf('--fail-on', failOns, options.failOn, language),
        waiverApprovers: options.waiverApprover,
        mesh: meshOf(options.mesh, language),
        repositoryUrl: webAddressOf(options.repositoryUrl, language),
        commentId: commentIdOf(options.commentId, language),
      }),
  );
}

function addExplain(program: Command, language: Language, invoke: Invoke) {
  const texts = helpTexts[language];
  program
    .command('explain')
    .description(texts.explain)
    .argument('<CHECK>', texts.checkId)
    .option('--checklist <FILE>', texts.options.checklist)
    .addOption(
      new Option('--format <FORMAT>', texts.options.explainFormat).default(
        'text',
      ),
    )
    .action((check: string, options: { checklist?: string; format: string }) =>
      invoke({
        command: 'explain',
        check,
        checklist: options.checklist,
        format: oneOf('--format', explainFormats, options.format, language),
      }),
    );
}

function addEvidence(program: Command, language: Language, invoke: Invoke) {
  const texts = helpTexts[language];
  const command = program
    .command('evidence')
    .description(texts.evidence)
    .argument('<DIR>', texts.directory)
    .option('--entity <FILE>', texts.options.entity);
  addRepositoryOptions(command, language).action(
    (directory: string, options: RepositoryOptions & { entity?: string }) => {
      const { entity, exclude, subpath } = options;
      invoke({
        command: 'evidence',
        target: { directory, entity, exclude, subpath },
        programs: programsOf(options),
      });
    },
  );
}

function addLint(program: Command, language: Language, invoke: Invoke) {
  const texts = helpTexts[language];
  program
    .command('checklist')
    .description(texts.checklist)
    .command('lint')
    .description(texts.lint)
    .argument('<FILE>', texts.checklistFile)
    .action((file: string) => invoke({ command: 'lint', file }));
}
