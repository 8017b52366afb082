import ignoreFactory from '@balena/dockerignore';
import { z } from 'zod';
import { RepositoryFiles } from '../../files';
import { sourceShape } from '../../shapes';
import { StageModel } from '../model';
import { isWideCopy } from './dependencies';
import { unwantedIn } from './unwanted';

export const buildContextShape = z
  .object({
    dockerfile: z.string().describe('Path of the Dockerfile'),
    directory: z.string().describe('The build context; empty for the root'),
    directoryFrom: z
      .enum(['compose', 'skaffold', 'ci', 'script', 'assumed'])
      .describe(
        'What names the context; assumed: the directory of the Dockerfile, or the root',
      ),
    copiedWhole: z.boolean().describe('A COPY brings the whole context'),
    ignoreFile: z
      .string()
      .describe('Path of the ignore file; empty where there is none'),
    missing: z
      .array(z.string())
      .describe(
        'What a whole copy should leave out and the ignore file does not',
      ),
    excludedCopies: z
      .array(
        z.object({
          path: z.string().describe('What is copied'),
          source: sourceShape,
        }),
      )
      .describe(
        'What is copied by name although the ignore file leaves it out',
      ),
    source: sourceShape,
  })
  .describe('What a build is given, and what its ignore file leaves out');

export type BuildContext = z.output<typeof buildContextShape>;

/** The build context of a Dockerfile, held against its ignore file. @param stages - those that production builds */
export async function buildContextOf(
  repository: RepositoryFiles,
  dockerfile: string,
  stages: readonly StageModel[],
  context: Pick<BuildContext, 'directory' | 'directoryFrom'>,
): Promise<BuildContext> {
  const ignoreFile = await ignoreFileOf(
    repository,
    dockerfile,
    context.directory,
  );
  const copies = stages.flatMap(stage => stage.copies);
  const wide = copies.filter(isWideCopy);
  const text =
    ignoreFile === '' ? '' : (await repository.text(ignoreFile)) ?? '';
  const ignored = matcherOf(text);
  const excludedCopies = copies
    .filter(copy => copy.from === undefined)
    .flatMap(copy =>
      copy.sources
        .filter(path => isExcluded(path, ignored, text))
        .map(path => ({ path, source: { file: dockerfile, line: copy.line } })),
    );
  const missing = async () => {
    const unwanted = await unwantedIn(repository, context.directory, stages);
    const reaches = wide.map(({ excludes }) => matcherOf(excludes.join('\n')));
    return unwanted.filter(
      path => !ignored(path) && reaches.some(isLeftOut => !isLeftOut(path)),
    );
  };
  return {
    dockerfile,
    ...context,
    copiedWhole: wide.length > 0,
    ignoreFile,
    missing: wide.length > 0 ? await missing() : [],
    excludedCopies,
    source:
      ignoreFile === ''
        ? { file: dockerfile, line: wide[0]?.line ?? 1 }
        : { file: ignoreFile, line: 0 },
  };
}

async function ignoreFileOf(
  repository: RepositoryFiles,
  dockerfile: string,
  directory: string,
): Promise<string> {
  const prefix = directory === '' ? '' : `${directory}/`;
  const candidates = [
    `${dockerfile}.dockerignore`,
    `${prefix}.dockerignore`,
    `${prefix}.containerignore`,
  ];
  for (const path of candidates) {
    if ((await repository.read(path)).kind === 'text') return path;
  }
  return '';
}

/** Long lines and thousands of lines are no ignore file but an attack on the matcher. */
function matcherOf(text: string): (path: string) => boolean {
  const lines = text
    .split('\n')
    .filter(line => line.length < 500 && !line.includes('***'))
    .slice(0, 1000);
  try {
    const matcher = ignoreFactory().add(lines);
    return path => {
      try {
        return matcher.ignores(path);
      } catch {
        return false;
      }
    };
  } catch {
    return () => false;
  }
}

function isExcluded(
  source: string,
  ignored: (path: string) => boolean,
  text: string,
): boolean {
  if (/[$:]/.test(source)) return false;
  const path = source
    .replace(/^\.?\/+/, '')
    .replace(/\/+$/, '')
    .replaceAll(/[*?]+/g, 'x');
  if (path === '' || path === '.' || path === 'x' || path.startsWith('..'))
    return false;
  if (!ignored(path)) return false;
  // An exception below it brings something back, which is what the copy is after.
  return !text.split('\n').some(line => isExceptionBelow(line.trim(), path));
}

function isExceptionBelow(line: string, path: string): boolean {
  if (!line.startsWith('!')) return false;
  const [base] = line.replace(/^!\/?/, '').split(/[*?[]/);
  return (
    base.startsWith(`${path}/`) ||
    (/[*?[]/.test(line) && `${path}/`.startsWith(base))
  );
}
