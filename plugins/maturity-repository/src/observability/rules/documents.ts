import { RepositoryFiles } from '../../files';
import { loadManifestSets } from '../../manifests/sets';
import { turn } from '../../turn';
import { linesOf } from '../texts';
import { RuleDocument } from './document';
import { fileDocumentsOf } from './fromFiles';
import { objectDocuments } from './fromObjects';
import { RuleFile } from './shapes';

/** Everything of a repository that may hold rules. */
export interface RuleDocuments {
  /** One for each set of manifests that an object is in. */
  objects: RuleDocument[];
  files: RuleDocument[];
  /** Files that would be rules, but can't be read as YAML. */
  broken: RuleFile[];
}

/** Objects of the manifests, and files that are none. */
export async function ruleDocumentsOf(
  repository: RepositoryFiles,
): Promise<RuleDocuments> {
  const objects: RuleDocument[] = [];
  const texts = new Map<string, readonly string[]>();
  for (const set of await loadManifestSets(repository)) {
    await turn();
    const documents = objectDocuments(set, file => texts.get(file) ?? []);
    for (const { source } of documents) {
      const { file } = source;
      if (!texts.has(file)) texts.set(file, await linesOf(repository, file));
    }
    objects.push(...documents);
  }
  const { documents: files, broken } = await fileDocumentsOf(repository);
  return { objects, files, broken };
}
