import { z } from 'zod';
import { section } from './section';
import { localizedTextShape, sourceShape, SourceShape } from './shapes';

const maxListed = 200;

type Listed = { message: { en: string }; source: SourceShape };

/** The sections note problems side by side: their order is that of the files. */
function byPlace(a: Listed, b: Listed): number {
  return (
    compare(a.source.file, b.source.file) ||
    a.source.line - b.source.line ||
    compare(a.message.en, b.message.en)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What was looked at, and what could not be. */
export const repositorySection = section({
  name: 'repository',
  schema: z
    .object({
      subpath: z
        .string()
        .describe("The entity's directory; empty where it is the root"),
      fileCount: z.int().describe('Files looked at'),
      truncated: z
        .boolean()
        .describe(
          'A limit was reached: what is not listed may exist nevertheless',
        ),
      problems: z
        .array(
          z.object({
            message: localizedTextShape.describe('What is wrong with it'),
            source: sourceShape,
          }),
        )
        .describe('What could not be read or judged'),
    })
    .describe('What was looked at'),
  async collect(repository) {
    return {
      subpath: repository.subpath,
      fileCount: repository.files.length,
      truncated: repository.truncated,
      problems: repository.problems
        .map(({ message, source }) => ({
          message,
          source: { file: source.file ?? '', line: source.line ?? 0 },
        }))
        .sort(byPlace)
        .slice(0, maxListed),
    };
  },
});
