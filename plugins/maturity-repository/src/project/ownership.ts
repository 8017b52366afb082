import picomatch from 'picomatch';
import { z } from 'zod';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { sourceShape } from '../shapes';
import { CatalogEntity, catalogEntities } from './catalog';

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
type Rule = z.output<typeof ruleShape>;

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
  const file = [
    '.github/CODEOWNERS',
    '.gitlab/CODEOWNERS',
    '.gitea/CODEOWNERS',
    'CODEOWNERS',
    'docs/CODEOWNERS',
  ].find(path => repository.get(path));
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
    rules: rules.slice(0, 500),
    coversEntity: own.some(({ path }) => owned(path)),
    coversPipelines: pipelines.every(({ path }) => owned(path)),
    source: { file: file ?? '', line: 0 },
  };
}

/** Rules of a CODEOWNERS file. A GitLab section's default owners hold for its entries without any. */
export function parseCodeowners(text: string, file: string): Rule[] {
  const rules: Rule[] = [];
  let defaults: string[] = [];
  for (const [index, row] of text.split('\n').slice(0, 5_000).entries()) {
    const line = row
      .slice(0, 2_000)
      .replace(/(^|\s)#.*$/, '')
      .trim();
    if (line === '') continue;
    const heading = /^\^?\[[^\]]*\](?:\[\d+\])?(.*)$/.exec(line);
    if (heading) {
      defaults = heading[1].trim().split(/\s+/).filter(Boolean);
      continue;
    }
    const [pattern, ...owners] = line.split(/(?<!\\)\s+/);
    rules.push({
      pattern: pattern.replace(/\\ /g, ' '),
      owners: owners.length > 0 ? owners : defaults,
      source: { file, line: index + 1 },
    });
  }
  return rules;
}

/** A CODEOWNERS pattern, as .gitignore reads one. */
function ownerPattern(pattern: string): (path: string) => boolean {
  const anchored =
    pattern.startsWith('/') || pattern.replace(/\/+$/, '').includes('/');
  const bare = pattern.replace(/^\/+/, '').replace(/\/+$/, '');
  if (bare === '' || bare === '*' || bare === '**') return () => true;
  const glob = anchored ? bare : `**/${bare}`;
  return picomatch(bare.endsWith('/*') ? [glob] : [glob, `${glob}/**`], {
    dot: true,
    nonegate: true,
    nobrace: true,
    noextglob: true,
  });
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
