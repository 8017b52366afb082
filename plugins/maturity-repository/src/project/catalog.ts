import { posix } from 'path';
import { list, own, record, plainText } from '../ci/json';
import { RepositoryFiles } from '../files';
import { SourceShape } from '../shapes';
import { readSourceLocation } from './sourceLocation';
import { readYaml } from './yaml';

/** An entity that a catalog-info.yaml of the repository declares. */
export interface CatalogEntity {
  kind: string;
  name: string;
  owner: string;
  annotations: Record<string, string>;
  links: Array<{ title: string; source: SourceShape }>;
  source: SourceShape;
}

const known = new WeakMap<RepositoryFiles, Promise<CatalogEntity[]>>();

/**
 * The catalog entities that stand for this one: of the Components that its own files declare, or those at the
 * repository's root, the one of its name, else those whose source it is. Without any Component, what else is declared.
 */
export function catalogEntities(
  repository: RepositoryFiles,
): Promise<CatalogEntity[]> {
  let found = known.get(repository);
  if (!found) {
    found = read(repository).then(entities => ours(repository, entities));
    known.set(repository, found);
  }
  return found;
}

function ours(
  repository: RepositoryFiles,
  entities: CatalogEntity[],
): CatalogEntity[] {
  const components = entities.filter(({ kind }) => kind === 'Component');
  if (components.length === 0) return entities;
  const wanted = repository.entity.toLowerCase();
  const named = components.filter(({ name }) => name.toLowerCase() === wanted);
  if (wanted !== '' && named.length > 0) return named;
  if (components.length === 1 && repository.subpath === '') return components;
  const located = components.filter(
    entity => sourceOf(entity) === repository.subpath,
  );
  if (located.length > 0) return located;
  // One whose source lies elsewhere is another.
  return components.filter(entity => {
    const source = sourceOf(entity);
    return source === undefined || repository.subpath.startsWith(`${source}/`);
  });
}

/** The directory that an entity names as its source; undefined where it names none here. */
function sourceOf({ annotations, source }: CatalogEntity): string | undefined {
  const location = annotations['backstage.io/source-location'];
  if (!location) return undefined;
  const directory = posix.dirname(source.file);
  const { from, path } = readSourceLocation(location, directory);
  return from === 'repository' ? path : undefined;
}

async function read(repository: RepositoryFiles): Promise<CatalogEntity[]> {
  const names = ['catalog-info.{yml,yaml}', '.backstage/*.{yml,yaml}'];
  const near = repository.find(names);
  const files =
    near.length > 0 ? near : repository.find(names, { scope: 'any' });
  const found: CatalogEntity[] = [];
  for (const { path } of files.slice(0, 10)) {
    for (const document of (await readYaml(repository, path)).slice(0, 100)) {
      const { value } = document;
      const metadata = own(value, 'metadata');
      const line = (at: Array<string | number>) =>
        document.position(at)?.line ?? 0;
      found.push({
        kind: plainText(own(value, 'kind')) ?? '',
        name: plainText(own(metadata, 'name')) ?? '',
        owner: plainText(own(own(value, 'spec'), 'owner')) ?? '',
        annotations: Object.fromEntries(
          Object.entries(record(own(metadata, 'annotations'))).map(
            ([key, item]) => [key, plainText(item) ?? ''],
          ),
        ),
        links: list(own(metadata, 'links'))
          .slice(0, 50)
          .map((link, index) => ({
            title: `${plainText(own(link, 'title')) ?? ''} ${
              plainText(own(link, 'type')) ?? ''
            }`.trim(),
            source: { file: path, line: line(['metadata', 'links', index]) },
          })),
        source: { file: path, line: line(['kind']) },
      });
    }
  }
  return found;
}
