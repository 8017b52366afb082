import { list, own, record, plainText } from '../ci/json';
import { RepositoryFiles } from '../files';
import { SourceShape } from '../shapes';
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

/** The catalog entities that the entity's own files declare; without any, those at the repository's root. */
export function catalogEntities(
  repository: RepositoryFiles,
): Promise<CatalogEntity[]> {
  let found = known.get(repository);
  if (!found) {
    found = read(repository);
    known.set(repository, found);
  }
  return found;
}

async function read(repository: RepositoryFiles): Promise<CatalogEntity[]> {
  const names = ['catalog-info.{yml,yaml}', '.backstage/*.{yml,yaml}'];
  const ours = repository.find(names);
  const files =
    ours.length > 0 ? ours : repository.find(names, { scope: 'any' });
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
