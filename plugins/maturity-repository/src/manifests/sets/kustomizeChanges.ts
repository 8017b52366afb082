import {
  parseYaml,
  YamlDocument,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { RepositoryFiles, yamlOf } from '../../files';
import {
  Change,
  childOf,
  firstLineOf,
  imageChange,
  listOf,
  namespaceChange,
  objectPatch,
  operationPatch,
  PatchTarget,
  readObjects,
  replicasChange,
  textOf,
} from '../objects';
import { resolvePath } from './paths';

const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const maxPatches = 200;

/** A text of patches, and where it stands. */
interface PatchText {
  file: string;
  text: string;
  firstLine: number;
  target: PatchTarget | undefined;
}

/**
 * What the kustomizations in some directories change: by patches, and by their fields `images`, `replicas` and
 * `namespace`. In the order of the directories.
 */
export async function changesIn(
  repository: RepositoryFiles,
  directories: readonly string[],
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const directory of directories) {
    for (const name of fileNames) {
      const file = directory === '' ? name : `${directory}/${name}`;
      if (!repository.get(file)) continue;
      const { documents } = await yamlOf(repository, file, 'kubernetes');
      if (documents.length === 0) continue;
      changes.push(
        ...fieldsOf(documents[0], file),
        ...(await patchesOf(repository, directory, file, documents[0])),
      );
    }
    if (changes.length > maxPatches) break;
  }
  return changes;
}

function fieldsOf(document: YamlDocument, file: string): Change[] {
  const { value } = document;
  const placeOf = (...path: Array<string | number>) => ({
    file,
    line: lineIn(document, path),
  });
  const namespace = textOf(childOf(value, 'namespace'));
  return [
    ...listOf(childOf(value, 'images')).map((entry, index) =>
      imageChange(entry, placeOf('images', index)),
    ),
    ...listOf(childOf(value, 'replicas')).map((entry, index) =>
      replicasChange(entry, placeOf('replicas', index)),
    ),
    ...(namespace === ''
      ? []
      : [namespaceChange(namespace, placeOf('namespace'))]),
  ];
}

function lineIn(document: YamlDocument, path: Array<string | number>): number {
  return (document.keyPosition(path) ?? document.position(path))?.line ?? 0;
}

async function patchesOf(
  repository: RepositoryFiles,
  directory: string,
  file: string,
  document: YamlDocument,
): Promise<Change[]> {
  const changes: Change[] = [];
  const lines = (await repository.text(file))?.split('\n') ?? [];
  for (const { path, written, target } of writtenIn(document.value)) {
    const inline = written.includes('\n');
    const at = inline ? file : resolvePath(directory, written);
    if (at === undefined) continue;
    const content = inline ? undefined : await repository.read(at);
    if (content && content.kind !== 'text') continue;
    changes.push(
      ...changesOf({
        file: at,
        text: content?.text ?? written,
        firstLine: inline ? firstLineOf(document, path, lines) : 1,
        target,
      }),
    );
    if (changes.length > maxPatches) break;
  }
  return changes;
}

interface Written {
  path: Array<string | number>;
  /** A path, or the patch itself, which has several lines. */
  written: string;
  target: PatchTarget | undefined;
}

function* writtenIn(kustomization: unknown): Generator<Written> {
  const field = 'patchesStrategicMerge';
  for (const [index, item] of listOf(childOf(kustomization, field)).entries()) {
    yield { path: [field, index], written: textOf(item), target: undefined };
  }
  for (const name of ['patches', 'patchesJson6902']) {
    for (const [index, item] of listOf(
      childOf(kustomization, name),
    ).entries()) {
      const target = targetOf(childOf(item, 'target'));
      for (const key of ['path', 'patch']) {
        const written = textOf(childOf(item, key));
        if (written !== '') yield { path: [name, index, key], written, target };
      }
    }
  }
}

function targetOf(target: unknown): PatchTarget | undefined {
  if (target === undefined) return undefined;
  return {
    kind: textOf(childOf(target, 'kind')),
    name: textOf(childOf(target, 'name')),
  };
}

function changesOf({ file, text, firstLine, target }: PatchText): Change[] {
  const { documents } = parseYaml(text, {
    dialect: 'kubernetes',
    duplicateKeys: 'last',
  });
  const operations = documents.find(({ value }) => Array.isArray(value));
  if (operations) {
    return listOf(operations.value)
      .slice(0, maxPatches)
      .map((operation, index) =>
        operationPatch(operation, target ?? { kind: '', name: '' }, path => ({
          file,
          line: (lineIn(operations, [index, ...path]) || 1) + firstLine - 1,
        })),
      );
  }
  return readObjects(text, file, {
    defaultKind: { apiVersion: 'v1', kind: 'Patch' },
  })
    .objects.slice(0, maxPatches)
    .map(object => objectPatch(object, target, firstLine));
}
