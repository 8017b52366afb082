import { z } from 'zod';
import { RepositoryFiles } from '../../files';
import { SourceShape, sourceShape } from '../../shapes';

/** A kind of file, by where such files lie. */
export interface FileKind {
  name: string;
  globs: readonly string[];
}

const MAX_OF_A_KIND = 20;

/** What `filesOfKinds` finds. */
export const foundShape = (kinds: readonly string[], what: string) =>
  z.object({
    kind: z.enum(kinds as [string, ...string[]]).describe(what),
    files: z.int().describe('How many such files there are'),
    source: sourceShape.describe('The first of them'),
  });

interface Found {
  kind: string;
  files: number;
  source: SourceShape;
}

/** The kinds of which there is a file, each once. */
export function filesOfKinds(
  repository: RepositoryFiles,
  kinds: readonly FileKind[],
): Found[] {
  return kinds.flatMap(({ name, globs }) => {
    const files = repository.find(globs, { scope: 'any', ignoreCase: true });
    return files.length > 0
      ? [
          {
            kind: name,
            files: files.length,
            source: { file: files[0].path, line: 0 },
          },
        ]
      : [];
  });
}

/** Of the files of a kind those whose text tells that they are meant. */
export async function filesThatSay(
  repository: RepositoryFiles,
  { name, globs }: FileKind,
  says: RegExp,
): Promise<Found[]> {
  const files = repository.find(globs, { scope: 'any', ignoreCase: true });
  const told: string[] = [];
  for (const { path } of files.slice(0, MAX_OF_A_KIND)) {
    const content = await repository.read(path);
    if (content.kind === 'text' && says.test(content.text.slice(0, 20_000)))
      told.push(path);
  }
  return told.length > 0
    ? [
        {
          kind: name,
          files: told.length,
          source: { file: told[0], line: 0 },
        },
      ]
    : [];
}
