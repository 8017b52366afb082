import { RepositoryFiles } from '../files';
import { isMapping, ManifestObject, Place, textOf } from '../manifests/objects';
import { titleOf } from '../manifests/model/podTemplate';
import { loadManifestSets } from '../manifests/sets';
import { turn } from '../turn';
import { placeOfInnerLine } from './yamlPlaces';

/** A file of configuration, on its own or within an object. */
export interface ConfigText {
  /** Path of the file, or kind, name and key of the object. */
  name: string;
  /** `file`, `ConfigMap` or `Secret`. */
  holder: string;
  /** Name of the file that it becomes: the key, or the last part of the path. */
  file: string;
  text: string;
  /** None for a file. */
  environments: string[];
  /** @param line - 1-based, of the text */
  placeOf(line: number): Place;
}

/** Larger texts are not read. */
const maxText = 500_000;

const read = new WeakMap<RepositoryFiles, Promise<ConfigText[]>>();

/** What ConfigMaps and Secrets hold, of every set; read once. */
export function objectTextsOf(
  repository: RepositoryFiles,
): Promise<ConfigText[]> {
  let texts = read.get(repository);
  if (!texts) {
    texts = collect(repository);
    read.set(repository, texts);
  }
  return texts;
}

async function collect(repository: RepositoryFiles): Promise<ConfigText[]> {
  const found: ConfigText[] = [];
  const files = new Map<string, readonly string[]>();
  for (const { objects, environment } of await loadManifestSets(repository)) {
    await turn();
    for (const object of objects) {
      const entries = entriesOf(object);
      if (entries.length === 0) continue;
      const { file } = object.source;
      if (!files.has(file)) files.set(file, await linesOf(repository, file));
      const outer = files.get(file) ?? [];
      for (const [path, text] of entries) {
        const inner = text.split('\n');
        const key = path[1];
        found.push({
          name: `${titleOf(object)} ${key}`,
          holder: object.kind,
          file: key,
          text,
          environments: [environment],
          placeOf: line =>
            placeOfInnerLine(object.sourceOf(path), line, inner, outer),
        });
      }
    }
  }
  return found;
}

/** A file of the repository as such a text; undefined where it has none. */
export async function fileTextOf(
  repository: RepositoryFiles,
  path: string,
): Promise<ConfigText | undefined> {
  const content = await repository.read(path);
  if (content.kind !== 'text' || content.text.length > maxText)
    return undefined;
  return {
    name: path,
    holder: 'file',
    file: path.slice(path.lastIndexOf('/') + 1),
    text: content.text,
    environments: [],
    placeOf: line => ({ file: path, line }),
  };
}

/** Lines of a file; none where it has no text. */
export async function linesOf(
  repository: RepositoryFiles,
  file: string,
): Promise<readonly string[]> {
  const content = await repository.read(file);
  return content.kind === 'text' ? content.text.split('\n') : [];
}

function entriesOf({
  kind,
  value,
}: ManifestObject): Array<[[string, string], string]> {
  if (kind === 'ConfigMap') return textsIn(value, 'data');
  if (kind !== 'Secret') return [];
  const encoded = textsIn(value, 'data').map(
    ([path, text]): [[string, string], string] => [
      path,
      Buffer.from(text, 'base64').toString('utf8'),
    ],
  );
  return [...textsIn(value, 'stringData'), ...encoded];
}

function textsIn(
  value: Record<string, unknown>,
  field: string,
): Array<[[string, string], string]> {
  const texts = value[field];
  if (!isMapping(texts)) return [];
  return Object.entries(texts)
    .map(([key, text]): [[string, string], string] => [
      [field, key],
      textOf(text),
    ])
    .filter(([, text]) => text !== '' && text.length <= maxText);
}
