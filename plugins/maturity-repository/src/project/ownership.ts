import { z } from 'zod';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { sourceShape } from '../shapes';
import { CatalogEntity, catalogEntities } from './catalog';
import { codeownersFiles, ownerPattern, parseCodeowners } from './codeowners';
import { areaShape, areasOf } from './practices/areas';

const ruleShape = z.object({
  pattern: z.string().describe('Which files, as written'),
  owners: z.array(z.string()).describe('Users, teams and addresses'),
  source: sourceShape,
});

export const ownershipShape = z
  .object({
    codeowners: z
      .object({
        exists: z.boolean().describe('There is a CODEOWNERS file'),
        rules: z.array(ruleShape).describe('Its lines'),
        coversEntity: z
          .boolean()
          .describe('Some file of the entity has an owner'),
        coversPipelines: z
          .boolean()
          .describe(
            'The pipeline files have an owner; true where there are none',
          ),
        areas: z
          .array(areaShape)
          .describe(
            'Files whose changes concern the platform or security, by what they are; an area without files is left out',
          ),
        source: sourceShape,
      })
      .describe('The CODEOWNERS file'),
    catalog: z
      .object({
        exists: z.boolean().describe('A catalog-info.yaml declares the entity'),
        owner: z
          .string()
          .describe(
            'spec.owner of the entity in it; empty where there is none',
          ),
        source: sourceShape,
      })
      .describe('The entity in catalog-info.yaml'),
  })
  .describe('Who is responsible for the code');

type Ownership = z.output<typeof ownershipShape>;

/** CODEOWNERS and the owner in catalog-info.yaml. */
export const ownershipSection = section({
  name: 'ownership',
  schema: ownershipShape,
  collect: async repository => ({
    codeowners: await codeowners(repository),
    catalog: await catalogOwner(repository),
  }),
});

async function codeowners(
  repository: RepositoryFiles,
): Promise<Ownership['codeowners']> {
  const file = codeownersFiles.find(path => repository.get(path));
  const text = file ? await repository.text(file) : undefined;
  const rules = file && text !== undefined ? parseCodeowners(text, file) : [];
  const matched = rules.map(({ pattern, owners }) => ({
    owners,
    matches: ownerPattern(pattern),
  }));
  const owned = (path: string) =>
    (matched.filter(({ matches }) => matches(path)).at(-1)?.owners.length ??
      0) > 0;
  const own = repository.files
    .filter(({ scope }) => scope === 'own')
    .slice(0, 1_000);
  const pipelines = repository.files
    .filter(({ path }) =>
      /^(\.github\/workflows\/|\.gitlab-ci\.ya?ml$|Jenkinsfile$)/.test(path),
    )
    .slice(0, 100);
  return {
    exists: file !== undefined,
    rules: rules
      .slice(0, 500)
      .map(({ pattern, owners, source }) => ({ pattern, owners, source })),
    coversEntity: own.some(({ path }) => owned(path)),
    coversPipelines: pipelines.every(({ path }) => owned(path)),
    areas: areasOf(repository, rules),
    source: { file: file ?? '', line: 0 },
  };
}

async function catalogOwner(
  repository: RepositoryFiles,
): Promise<Ownership['catalog']> {
  const entities = await catalogEntities(repository);
  const first: CatalogEntity | undefined = entities[0];
  return {
    exists: entities.length > 0,
    owner: first?.owner ?? '',
    source: first?.source ?? { file: '', line: 0 },
  };
}
