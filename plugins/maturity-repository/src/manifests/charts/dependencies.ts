import { withoutCredentials } from '../../withoutCredentials';
import { RepositoryFiles, yamlOf } from '../../files';
import { listOf, textOf, valueAt } from '../objects';
import { resolvePath } from '../sets/paths';
import { ChartEvidence } from '../shapes';
import { hasFile, inChart } from './chartFiles';

type Dependency = ChartEvidence['dependencies'][number];
type Document = Awaited<ReturnType<typeof yamlOf>>['documents'][number];

const exactVersion = /^v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;

/** The dependencies of a chart: whether they lie beside it and are locked. */
export async function dependenciesOf(
  repository: RepositoryFiles,
  directory: string,
  chart: Document | undefined,
): Promise<{ dependencies: Dependency[]; locked: boolean }> {
  const { document, file } = await writtenIn(repository, directory, chart);
  const written = listOf(valueAt(document?.value, ['dependencies']));
  if (written.length === 0) return { dependencies: [], locked: true };
  const lock = await lockOf(repository, directory);
  const dependencies: Dependency[] = [];
  for (const [index, value] of written.slice(0, 100).entries()) {
    const name = textOf(valueAt(value, ['name']));
    const version = textOf(valueAt(value, ['version']));
    const place = textOf(valueAt(value, ['repository']));
    const exact = exactVersion.test(version);
    const locked = lock?.get(name);
    dependencies.push({
      name,
      version,
      repository: withoutCredentials(place),
      exact,
      vendored: await isVendored(repository, directory, {
        name,
        place,
        versions: [locked, exact ? version : undefined],
      }),
      locked:
        locked !== undefined &&
        (!exact || withoutV(locked) === withoutV(version)),
      source: {
        file,
        line: document?.position(['dependencies', index])?.line ?? 0,
      },
    });
  }
  return { dependencies, locked: lock !== undefined };
}

/** Charts of apiVersion v1 name their dependencies in a file of their own. */
async function writtenIn(
  repository: RepositoryFiles,
  directory: string,
  chart: Document | undefined,
): Promise<{ document: Document | undefined; file: string }> {
  const former = inChart(directory, 'requirements.yaml');
  if (
    valueAt(chart?.value, ['dependencies']) === undefined &&
    (await repository.exists(former))
  ) {
    const { documents } = await yamlOf(repository, former, 'kubernetes');
    return { document: documents[0], file: former };
  }
  return { document: chart, file: inChart(directory, 'Chart.yaml') };
}

/** Versions by name; undefined where there is no lock file. */
async function lockOf(
  repository: RepositoryFiles,
  directory: string,
): Promise<Map<string, string> | undefined> {
  for (const name of ['Chart.lock', 'requirements.lock']) {
    const path = inChart(directory, name);
    if (!(await repository.exists(path))) continue;
    const { documents } = await yamlOf(repository, path, 'kubernetes');
    const entries = listOf(valueAt(documents[0]?.value, ['dependencies']));
    return new Map(
      entries.map(entry => [
        textOf(valueAt(entry, ['name'])),
        textOf(valueAt(entry, ['version'])),
      ]),
    );
  }
  return undefined;
}

async function isVendored(
  repository: RepositoryFiles,
  directory: string,
  dependency: {
    name: string;
    place: string;
    versions: Array<string | undefined>;
  },
): Promise<boolean> {
  const { name, place, versions } = dependency;
  if (!/^[\w.-]{1,200}$/.test(name)) return false;
  if (place.startsWith('file://')) {
    const path = resolvePath(directory, place.slice('file://'.length));
    if (path === undefined) return false;
    return hasFile(repository, path, 'Chart.yaml');
  }
  if (await hasFile(repository, directory, `charts/${name}/Chart.yaml`)) {
    return true;
  }
  for (const version of versions) {
    if (!version || !/^[\w.+-]{1,100}$/.test(version)) continue;
    const archive = `charts/${name}-${version}.tgz`;
    if (await hasFile(repository, directory, archive)) return true;
  }
  return false;
}

function withoutV(version: string): string {
  return version.replace(/^v/, '');
}
