import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { RepositoryFiles, yamlOf } from '../../files';
import { mergeItems } from '../../manifests/link';
import { isMapping, Mapping } from '../../manifests/objects';
import { groupOf, titleOf } from '../../manifests/model/podTemplate';
import { loadManifestSets } from '../../manifests/sets';
import { turn } from '../../turn';
import { rulesOf } from '../rules';
import { ConfigText, objectTextsOf } from '../texts';
import { isOwnDocument, lineOf } from '../yamlPlaces';
import { ConfigDocument, isAlertmanagerConfig, readAlertmanager } from './read';
import { AlertmanagerEvidence } from './shapes';

type Path = Array<string | number>;

const maxConfigs = 200;
const mentions = /^\s*["']?receivers["']?\s*:/m;

/** Configurations of Alertmanager: files, objects, and values of Helm. */
export async function alertmanagersOf(
  repository: RepositoryFiles,
): Promise<AlertmanagerEvidence[]> {
  const { alerts } = await rulesOf(repository);
  const severities = new Set(
    alerts
      .filter(({ system }) => system !== 'grafana')
      .map(({ severity }) => severity.value),
  );
  const objects = [
    ...(await ofObjects(repository)),
    ...(await objectTextsOf(repository)).flatMap(ofText),
  ];
  const files = await ofFiles(repository);
  return mergeItems(
    [...objects, ...files]
      .slice(0, maxConfigs)
      .map(document => readAlertmanager(document, severities)),
  );
}

async function ofObjects(
  repository: RepositoryFiles,
): Promise<ConfigDocument[]> {
  const found: ConfigDocument[] = [];
  for (const { objects, environment } of await loadManifestSets(repository)) {
    await turn();
    for (const object of objects) {
      const { kind, value } = object;
      const isConfig =
        kind === 'AlertmanagerConfig' &&
        groupOf(object) === 'monitoring.coreos.com';
      if (!isConfig || !isAlertmanagerConfig(value.spec)) continue;
      found.push({
        name: titleOf(object),
        holder: kind,
        environments: [environment],
        config: value.spec,
        placeOf: at => object.sourceOf(['spec', ...at]),
      });
    }
  }
  return found;
}

function ofText({
  name,
  holder,
  environments,
  text,
  placeOf,
}: ConfigText): ConfigDocument[] {
  if (!mentions.test(text)) return [];
  const { documents } = parseYaml(text, { dialect: 'kubernetes' });
  return documents.flatMap(document =>
    configsIn(document.value).map(({ config, path }) => ({
      name,
      holder,
      environments,
      config,
      placeOf: (at: Path) => placeOf(lineOf(document, [...path, ...at])),
    })),
  );
}

async function ofFiles(repository: RepositoryFiles): Promise<ConfigDocument[]> {
  const found: ConfigDocument[] = [];
  for (const { path: file } of repository
    .find('**/*.{yml,yaml}')
    .slice(0, 2_000)) {
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
          environments: [],
          config,
          placeOf: at => ({ file, line: lineOf(document, [...path, ...at]) }),
        });
      }
    }
  }
  return found;
}

/** The value itself, or what values of Helm have as `alertmanager.config`. */
function configsIn(value: unknown): Array<{ config: Mapping; path: Path }> {
  const found: Array<{ config: Mapping; path: Path }> = [];
  const waiting: Array<{ value: unknown; path: Path }> = [{ value, path: [] }];
  let places = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (++places > 5_000) break;
    if (isAlertmanagerConfig(next.value)) {
      found.push({ config: next.value, path: next.path });
    } else if (isMapping(next.value) && next.path.length < 8) {
      for (const [key, child] of Object.entries(next.value)) {
        if (isMapping(child)) {
          waiting.push({ value: child, path: [...next.path, key] });
        }
      }
    }
  }
  return found;
}
