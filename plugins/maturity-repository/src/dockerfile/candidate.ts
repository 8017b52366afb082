import { RepositoryFile, RepositoryFiles } from '../files';
import { BuildCall } from './buildCall';
import { isDevelopmentStage } from './discover';
import { Analysed } from './evidence';
import { commandOf } from './judge/command';
import { SyntaxError, syntaxErrorsOf } from './judge/syntax';
import {
  buildModel,
  chainOf,
  DockerfileModel,
  neededStages,
  StageModel,
} from './model';
import { parseDockerfile } from './parse';

/** Larger ones are no Dockerfile a person wrote. */
const maxBytes = 256 * 1024;
const maxInstructions = 5000;
const maxStages = 200;

/** A Dockerfile of which name and place don't say that it is for development. */
export interface Candidate {
  file: RepositoryFile;
  analysed: Analysed | undefined;
  /** Why there is nothing to analyse. */
  errors: SyntaxError[];
}

/** Whether its image starts something, by itself or by its base. */
export function startsSomething({ model, final, path }: Analysed): boolean {
  const { set, fromBase } = commandOf(model, final, path);
  return set || fromBase;
}

/** A Dockerfile read and analysed; nothing where it can't be read or is a template. */
export async function candidateOf(
  repository: RepositoryFiles,
  file: RepositoryFile,
  calls: readonly BuildCall[],
): Promise<Candidate | undefined> {
  const { path } = file;
  const content = await repository.read(path);
  if (content.kind === 'unreadable') {
    await repository.text(path);
    return undefined;
  }
  if (content.kind === 'text' && isTemplate(content.text)) {
    repository.problem({
      message: {
        en: 'A template with placeholders, not a Dockerfile yet',
        zh: '这是带占位符的模板，还不是可用的 Dockerfile',
      },
      source: { file: path },
    });
    return undefined;
  }
  const result =
    content.kind === 'text' && content.text.length <= maxBytes
      ? analyseText(
          content.text,
          path,
          calls.filter(({ dockerfile }) => dockerfile === path),
        )
      : [notText(path, content.kind)];
  return Array.isArray(result)
    ? { file, analysed: undefined, errors: result }
    : { file, analysed: result, errors: [] };
}

/** The analysed Dockerfile, or why there is nothing to analyse. */
function analyseText(
  text: string,
  path: string,
  calls: readonly BuildCall[],
): Analysed | SyntaxError[] {
  const parsed = tryParse(text);
  if (!parsed || parsed.instructions.length > maxInstructions) {
    return [notText(path, 'too-large')];
  }
  if (
    parsed.instructions.filter(({ keyword }) => keyword === 'FROM').length >
    maxStages
  ) {
    return [notText(path, 'too-large')];
  }
  const model = buildModel(parsed);
  const syntaxErrors = syntaxErrorsOf(parsed, model, path);
  const final = finalStage(model, calls);
  if (!final) return syntaxErrors;
  return {
    path,
    parsed,
    model,
    final,
    shipped: new Set(chainOf(model, final)),
    stages: judgedStages(model, final),
    syntaxErrors,
    labelsFromPipeline: calls.some(({ labels }) => labels),
  };
}

/** All stages but those for development that the final one doesn't need: a build for production skips them. */
function judgedStages(
  model: DockerfileModel,
  final: StageModel,
): readonly StageModel[] {
  const needed = neededStages(model, final);
  return model.stages.filter(
    stage => needed.has(stage) || !isDevelopmentStage(stage.name),
  );
}

function tryParse(text: string) {
  try {
    return parseDockerfile(text);
  } catch {
    return undefined;
  }
}

/** The stage that production runs: what a pipeline names, else the last that isn't for development by its name. */
function finalStage(model: DockerfileModel, calls: readonly BuildCall[]) {
  const targets = new Set(
    calls
      .filter(({ from }) => from === 'ci')
      .map(({ target }) => target.toLowerCase()),
  );
  const named = model.stages.find(
    ({ name }) => name !== '' && targets.has(name),
  );
  // Several targets mean several images; the last stage then speaks for all.
  if (targets.size === 1 && named) return named;
  return (
    model.stages.findLast(({ name }) => !isDevelopmentStage(name)) ??
    model.stages.at(-1)
  );
}

function isTemplate(text: string): boolean {
  return /^\s*(FROM|ARG|#?\s*\{%|#?\s*\{\{)[^\n]{0,500}(\{\{|<%=|\{%)/im.test(
    text.slice(0, 20_000),
  );
}

function notText(
  path: string,
  kind: 'text' | 'binary' | 'too-large',
): SyntaxError {
  const source = { file: path, line: 1 };
  return kind === 'binary'
    ? {
        message: {
          en: 'A binary file, not a Dockerfile',
          zh: '这是二进制文件，不是 Dockerfile',
        },
        source,
      }
    : {
        message: {
          en: 'Too large for a Dockerfile; it was not read',
          zh: '对 Dockerfile 来说过大，未读取',
        },
        source,
      };
}
