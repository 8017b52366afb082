import { z } from 'zod';
import { sourceShape } from '../../shapes';
import { chainOf, DockerfileModel, rootBaseOf, StageModel } from '../model';
import { Command } from '../../shell';
import { ImageReference } from '../reference';
import { isSdk } from './bases';

export const buildShape = z
  .object({
    compiles: z
      .boolean()
      .describe('A stage compiles, bundles or packages the program'),
    language: z.string().describe('What compiles; empty where nothing does'),
    sdkShipped: z
      .boolean()
      .describe('The final image is built on a compiler or SDK image'),
    takesFromStage: z
      .boolean()
      .describe('The final image takes something from another stage'),
    source: sourceShape,
  })
  .describe('How the program gets into the image');

/** Whether a Dockerfile builds its program, and whether the tools for it stay behind. */
export function buildOf(
  model: DockerfileModel,
  stages: readonly StageModel[],
  final: StageModel,
  file: string,
): z.output<typeof buildShape> {
  const chain = chainOf(model, final);
  const compiling = stages
    .flatMap(stage => {
      const tools = languageOfTools(rootBaseOf(model, stage));
      return stage.runs
        .flatMap(run => run.commands)
        .map(command => ({
          command,
          language: languageOf(command) || (builds(command) ? tools : ''),
        }));
    })
    .find(({ language }) => language !== '');
  return {
    compiles: compiling !== undefined,
    language: compiling?.language ?? '',
    sdkShipped: isSdk(rootBaseOf(model, final)),
    takesFromStage: chain.some(
      ({ copies, runs }) =>
        copies.some(
          ({ from }) =>
            from !== undefined &&
            (from.stage >= 0 || from.valid || from.unresolved),
        ) ||
        runs.some(({ mounts }) =>
          mounts.some(({ type, source }) => type === 'bind' && source !== ''),
        ),
    ),
    source: { file, line: final.line },
  };
}

/** Whether a command runs what the repository has for building: in an image with a compiler that compiles. */
function builds({ name, args }: Command): boolean {
  return (
    ['make', 'gmake', 'ninja', 'mage', 'just', 'task', 'bazel'].includes(
      name,
    ) && !args.some(arg => /^(test|lint|check|clean)$/.test(arg))
  );
}

/** The language of the compiler that an image brings; '' where it brings none. */
function languageOfTools(base: ImageReference): string {
  if (!isSdk(base)) return '';
  const name = base.repository.slice(base.repository.lastIndexOf('/') + 1);
  if (name === 'golang' || name === 'go-toolset') return 'Go';
  if (name === 'sdk') return '.NET';
  if (name === 'gcc') return 'C/C++';
  return ['rust', 'swift', 'haskell', 'dart'].includes(name)
    ? name.charAt(0).toUpperCase() + name.slice(1)
    : 'Java';
}

/** Which language a command compiles; '' where it compiles nothing. */
function languageOf({ name, args }: Command): string {
  const [verb = '', second = ''] = args.filter(arg => !arg.startsWith('-'));
  switch (name) {
    case 'go':
      return verb === 'build' ? 'Go' : '';
    case 'cargo':
      return verb === 'build' ? 'Rust' : '';
    case 'mvn':
    case 'mvnw':
      return args.some(arg => /^(compile|package|install|verify)$/.test(arg))
        ? 'Java'
        : '';
    case 'gradle':
    case 'gradlew':
      return args.some(arg =>
        /(^|:)(build|assemble|bootJar|shadowJar|installDist|jar)$/.test(arg),
      )
        ? 'Java'
        : '';
    case 'dotnet':
      return verb === 'build' || verb === 'publish' ? '.NET' : '';
    case 'npm':
    case 'pnpm':
    case 'bun':
      return (verb === 'run' || verb === 'run-script') &&
        /^build(:|$)/.test(second)
        ? 'Node.js'
        : '';
    case 'yarn':
      return /^build(:|$)/.test(verb === 'run' ? second : verb)
        ? 'Node.js'
        : '';
    case 'tsc':
      return 'Node.js';
    case 'ng':
      return verb === 'build' ? 'Node.js' : '';
    case 'gcc':
    case 'g++':
    case 'clang':
    case 'cmake':
      return 'C/C++';
    case 'mix':
      return verb === 'compile' || verb === 'release' ? 'Elixir' : '';
    case 'swift':
      return verb === 'build' ? 'Swift' : '';
    default:
      return '';
  }
}
