import { YamlDocument } from '@container-maturity/backstage-plugin-maturity-engine';
import { RepositoryFiles, yamlOf } from '../../files';
import { isMapping } from '../../manifests/objects';
import { isOwnDocument, lineOf } from '../yamlPlaces';
import { RuleDocument } from './document';
import { RuleFile } from './shapes';

/** Rules that are no Kubernetes objects: files of rules, and values of Helm that hold groups. */
export interface FileRules {
  documents: RuleDocument[];
  /** Files that would be rules, but can't be read as YAML. */
  broken: RuleFile[];
}

const maxFiles = 2_000;
/** What a file of rules has, be it templated or not. */
const mentionsRule = /^\s*(?:-\s+)?["']?(?:alert|record|condition)["']?\s*:/m;
const mentionsGroup = /["']?\bgroups["']?\s*:/;
const placeholders =
  /\{\{-|\{\{\s*(?:\.Values|include|template|if|range|end|\w+\()|\{\{\s*[a-z_]\w*(?:[.\s|][^$}]*)?\}\}|\{%|\[\[|<%|\$\{[A-Za-z_]/;
const others = /(?:^|\/)(?:\.github|\.gitlab|\.circleci|node_modules)\//;

/** Goes through the entity's own YAML files. Objects of Kubernetes are left to the sets that they are part of. */
export async function fileDocumentsOf(
  repository: RepositoryFiles,
): Promise<FileRules> {
  const found: FileRules = { documents: [], broken: [] };
  const files = repository.find('**/*.{yml,yaml,rules,rule,alerts}');
  for (const { path } of files.slice(0, maxFiles)) {
    if (others.test(path)) continue;
    const content = await repository.read(path);
    if (content.kind !== 'text') continue;
    const { text } = content;
    if (!mentionsGroup.test(text) || !mentionsRule.test(text)) continue;
    const lines = text.split('\n');
    const { documents, errors } = await yamlOf(repository, path, 'kubernetes');
    for (const document of documents) {
      if (!isOwnDocument(document.value)) continue;
      found.documents.push(documentOf(path, document, lines));
    }
    if (errors.length > 0 && documents.length === 0) {
      if (/(?:^|\/)templates\//.test(path)) continue;
      found.broken.push(brokenFile(path, text, errors[0]));
    }
    repository.signal?.throwIfAborted();
  }
  return found;
}

function documentOf(
  path: string,
  document: YamlDocument,
  lines: readonly string[],
): RuleDocument {
  const { value } = document;
  const whole =
    isMapping(value) && 'groups' in value && !/values[^/]*$/.test(path);
  return {
    name: path,
    holder: whole ? 'file' : 'values',
    object: '',
    environments: [],
    value,
    source: { file: path, line: 0 },
    whole: whole && !('apiVersion' in value) && !('namespace' in value),
    placeOf: at => ({ file: path, line: lineOf(document, at) }),
    linesOf: () => lines,
  };
}

function brokenFile(
  path: string,
  text: string,
  { message, line }: { message: string; line: number },
): RuleFile {
  const source = { file: path, line };
  const templated = placeholders.test(text);
  return {
    name: path,
    holder: 'file',
    system: 'unknown',
    readable: false,
    alerts: 0,
    records: 0,
    problems: templated
      ? []
      : [
          {
            rule: '',
            problem: 'yaml',
            message: { en: message, zh: `不是有效的 YAML：${message}` },
            source,
          },
        ],
    environments: [],
    source: templated ? { file: path, line: 0 } : source,
  };
}
