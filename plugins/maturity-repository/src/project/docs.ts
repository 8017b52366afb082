import { posix } from 'path';
import { z } from 'zod';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { sourceShape } from '../shapes';
import { catalogEntities } from './catalog';
import { headingsOf, lengthOf } from './markdown';
import { documentsOf, pageShape, pagesOf, readmeFile } from './pages';
import { subjectShape, subjectsOf } from './practices/subjects';

export const docsShape = z
  .object({
    readme: z
      .object({
        exists: z.boolean().describe('There is a README'),
        characters: z
          .int()
          .describe(
            'Length of its text; a Chinese, Japanese or Korean character counts as two',
          ),
        headings: z.array(z.string()).describe('Its headings, without marks'),
        source: sourceShape,
      })
      .describe('The README of the entity'),
    techdocs: z
      .object({
        annotated: z
          .boolean()
          .describe(
            "The entity's document in catalog-info.yaml names backstage.io/techdocs-ref",
          ),
        configured: z.boolean().describe('There is an mkdocs.yml'),
        source: sourceShape,
      })
      .describe('Documents in the portal'),
    pages: z
      .array(pageShape)
      .describe(
        'Pages of documentation, and sections of the README that stand for one',
      ),
    subjects: z
      .array(subjectShape)
      .describe(
        'What else the documents are about, by their names and headings; of each subject the first few places',
      ),
  })
  .describe('Documentation in the repository');

type Docs = z.output<typeof docsShape>;

/** The documents that the entity brings along, and those of the whole repository. */
export const docsSection = section({
  name: 'docs',
  schema: docsShape,
  collect: collectDocs,
});

async function collectDocs(repository: RepositoryFiles): Promise<Docs> {
  return {
    readme: await readmeEvidence(repository, readmeOf(repository)),
    techdocs: await techdocs(repository),
    pages: (await pagesOf(repository)).slice(0, 300),
    subjects: await subjectsOf(repository, await documentsOf(repository)),
  };
}

function readmeOf(repository: RepositoryFiles): string | undefined {
  const at = (directory: string) =>
    repository.files.find(
      ({ path }) =>
        posix.dirname(path) === (directory || '.') &&
        readmeFile.test(posix.basename(path)),
    )?.path;
  return at(repository.subpath) ?? at('') ?? at('.github') ?? at('docs');
}

async function readmeEvidence(
  repository: RepositoryFiles,
  path: string | undefined,
): Promise<Docs['readme']> {
  const content = path ? await repository.text(path) : undefined;
  if (path === undefined || content === undefined) {
    return {
      exists: path !== undefined,
      characters: 0,
      headings: [],
      source: { file: path ?? '', line: 0 },
    };
  }
  return {
    exists: true,
    characters: lengthOf(content.trim()),
    headings: headingsOf(content)
      .map(heading => heading.text)
      .slice(0, 100),
    source: { file: path, line: 0 },
  };
}

async function techdocs(
  repository: RepositoryFiles,
): Promise<Docs['techdocs']> {
  const config = repository.find(
    ['mkdocs.{yml,yaml}', 'docs/mkdocs.{yml,yaml}'],
    { scope: 'any' },
  )[0];
  const annotated = (await catalogEntities(repository)).find(
    entity => entity.annotations['backstage.io/techdocs-ref'] !== undefined,
  );
  return {
    annotated: annotated !== undefined,
    configured: config !== undefined,
    source: annotated?.source ?? { file: config?.path ?? '', line: 0 },
  };
}
