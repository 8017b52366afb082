import { YamlDocument } from '@container-maturity/backstage-plugin-maturity-engine';
import { RepositoryFiles, yamlOf } from '../files';

/** Documents of a YAML file as Kubernetes reads them; those that aren't YAML, such as Helm templates, are left out silently. */
export async function readYaml(
  repository: RepositoryFiles,
  path: string,
): Promise<YamlDocument[]> {
  return (await yamlOf(repository, path, 'kubernetes')).documents;
}
