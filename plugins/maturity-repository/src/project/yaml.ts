import {
  parseYaml,
  YamlDocument,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { RepositoryFiles } from '../files';

const parsed = new WeakMap<
  RepositoryFiles,
  Map<string, Promise<YamlDocument[]>>
>();

/** Documents of a YAML file as Kubernetes reads them; those that aren't YAML, such as Helm templates, are left out silently. */
export function readYaml(
  repository: RepositoryFiles,
  path: string,
): Promise<YamlDocument[]> {
  let files = parsed.get(repository);
  if (!files) {
    files = new Map();
    parsed.set(repository, files);
  }
  let documents = files.get(path);
  if (!documents) {
    documents = read(repository, path);
    files.set(path, documents);
  }
  return documents;
}

async function read(
  repository: RepositoryFiles,
  path: string,
): Promise<YamlDocument[]> {
  const content = await repository.read(path);
  if (content.kind !== 'text') return [];
  return parseYaml(content.text, { file: path, dialect: 'kubernetes' })
    .documents;
}
