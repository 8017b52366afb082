import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { turn } from '../turn';
import { RepositoryFiles } from './types';

type Parsed = ReturnType<typeof parseYaml>;
type Dialect = 'core' | 'kubernetes';

const parsed = new WeakMap<RepositoryFiles, Map<string, Promise<Parsed>>>();

/** A YAML file of the repository, parsed once for each dialect; without documents where it has no text. Never rejects. */
export async function yamlOf(
  repository: RepositoryFiles,
  path: string,
  dialect: Dialect,
): Promise<Parsed> {
  let files = parsed.get(repository);
  if (!files) {
    files = new Map();
    parsed.set(repository, files);
  }
  const key = `${dialect} ${path}`;
  let file = files.get(key);
  if (!file) {
    file = parse(repository, path, dialect);
    files.set(key, file);
  }
  await file;
  await turn();
  return file;
}

async function parse(
  repository: RepositoryFiles,
  path: string,
  dialect: Dialect,
): Promise<Parsed> {
  const content = await repository.read(path);
  return content.kind === 'text'
    ? parseYaml(content.text, { file: path, dialect })
    : { documents: [], errors: [] };
}
