import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { RepositoryFiles, yamlOf } from '../../files';
import { mergeItems } from '../../manifests/link';
import { groupOf, titleOf } from '../../manifests/model/podTemplate';
import { isMapping, ManifestObject, Mapping } from '../../manifests/objects';
import { loadManifestSets } from '../../manifests/sets';
import { turn } from '../../turn';
import { ConfigText, linesOf, objectTextsOf } from '../texts';
import { isOwnDocument, lineOf, placeOfInnerLine } from '../yamlPlaces';
import {
  CollectorDocument,
  isCollectorConfig,
  readCollector,
} from './collectorConfig';
import { TelemetryCollector } from './shapes';

type Path = Array<string | number>;

const mentions = /^\s*["']?pipelines["']?\s*:/m;
const maxConfigs = 200;

/** Configurations of the OpenTelemetry Collector: files, objects, and values of Helm. */
export async function collectorsOf(
  repository: RepositoryFiles,
): Promise<TelemetryCollector[]> {
  const documents = [
    ...(await ofObjects(repository)),
    ...(await objectTextsOf(repository)).flatMap(ofText),
    ...(await ofFiles(repository)),
  ];
  return mergeItems(documents.slice(0, maxConfigs).map(readCollector));
}

async function ofObjects(
  repository: RepositoryFiles,
): Promise<CollectorDocument[]> {
  const found: CollectorDocument[] = [];
  for (const { objects, environment } of await loadManifestSets(repository)) {
    await turn();
    for (const object of objects) {
      const isCollector =
        object.kind === 'OpenTelemetryCollector' &&
        groupOf(object) === 'opentelemetry.io';
      if (!isCollector) continue;
      const lines = await linesOf(repository, object.source.file);
      found.push(...ofObject(object, environment, lines));
    }
  }
  return found;
}

/** Its configuration is a mapping, or in v1alpha1 a text. */
function ofObject(
  object: ManifestObject,
  environment: string,
  lines: readonly string[],
): CollectorDocument[] {
  const { spec } = object.value;
  const config = isMapping(spec) ? spec.config : undefined;
  const base: Path = ['spec', 'config'];
  const named = { name: titleOf(object), holder: object.kind };
  if (typeof config === 'string') {
    const inner = config.split('\n');
    return ofText({
      ...named,
      file: '',
      text: config,
      environments: [environment],
      placeOf: line =>
        placeOfInnerLine(object.sourceOf(base), line, inner, lines),
    });
  }
  return isCollectorConfig(config)
    ? [
        {
          ...named,
          complete: true,
          environments: [environment],
          config,
          placeOf: path => object.sourceOf([...base, ...path]),
        },
      ]
    : [];
}

function ofText({
  name,
  holder,
  environments,
  text,
  placeOf,
}: ConfigText): CollectorDocument[] {
  if (!mentions.test(text)) return [];
  const { documents } = parseYaml(text, { dialect: 'kubernetes' });
  return documents.flatMap(document =>
    isCollectorConfig(document.value)
      ? [
          {
            name,
            holder,
            complete: true,
            environments,
            config: document.value,
            placeOf: (path: Path) => placeOf(lineOf(document, path)),
          },
        ]
      : [],
  );
}

async function ofFiles(
  repository: RepositoryFiles,
): Promise<CollectorDocument[]> {
  const found: CollectorDocument[] = [];
  const files = repository.find('**/*.{yml,yaml}').slice(0, 2_000);
  for (const { path: file } of files) {
    const content = await repository.read(file);
    if (content.kind !== 'text' || !mentions.test(content.text)) continue;
    const { documents } = await yamlOf(repository, file, 'kubernetes');
    for (const document of documents) {
      const { value } = document;
      if (!isOwnDocument(value)) continue;
      for (const { config, path } of configsIn(value)) {
        found.push({
          name: file,
          holder: path.length === 0 ? 'file' : 'values',
          complete: path.length === 0,
          environments: [],
          config,
          placeOf: at => ({ file, line: lineOf(document, [...path, ...at]) }),
        });
      }
    }
  }
  // Several files beside each other may be laid over each other.
  const directories = found.map(({ name }) => directoryOf(name));
  return found.map((document, index) => ({
    ...document,
    complete:
      document.complete &&
      directories.filter(other => other === directories[index]).length === 1,
  }));
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The value itself, or what values of Helm have in `config`. */
function configsIn(value: unknown): Array<{ config: Mapping; path: Path }> {
  if (isCollectorConfig(value)) return [{ config: value, path: [] }];
  const found: Array<{ config: Mapping; path: Path }> = [];
  const waiting: Array<{ value: unknown; path: Path }> = [{ value, path: [] }];
  let places = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (++places > 5_000 || !isMapping(next.value)) continue;
    if (next.path.length > 4) continue;
    for (const [key, child] of Object.entries(next.value)) {
      const path = [...next.path, key];
      if (key === 'config' && isCollectorConfig(child)) {
        found.push({ config: child, path });
      } else if (isMapping(child)) waiting.push({ value: child, path });
    }
  }
  return found;
}
