import { RepositoryFiles, yamlOf } from '../../files';
import { isMapping, listOf, Mapping, textOf, valueAt } from '../objects';
import { ArgoSource } from './argocd';
import { filled, isOpen } from './argocd/template';
import { environmentName } from './environments';
import { directoryOf, isForTests, resolvePath } from './paths';

const maxReleases = 200;

/** helmfile's own name for the environment where none is given. */
const unnamed = 'default';

const onlyHelmfile = {
  en: 'Its values can be read by helmfile only: they are templates, are encrypted, are set one by one, or a file overrides what stands in the helmfile',
  zh: '其 values 只有 helmfile 能读取：它们是模板、已加密、逐项设置，或由文件覆盖 helmfile 中的内容',
};

/**
 * What the helmfiles among the entity's own files install from a path, each release once for each environment. What a
 * template has to make of it is left out, but for the environment's name. The path may be of no chart of the
 * repository: `stable/nginx` is one of a Helm repository.
 */
export async function findReleases(
  repository: RepositoryFiles,
): Promise<ArgoSource[]> {
  const sources: ArgoSource[] = [];
  for (const { path, local } of repository.find([
    '**/helmfile.{yaml,yml,yaml.gotmpl}',
    '**/helmfile.d/*.{yaml,yml,yaml.gotmpl}',
  ])) {
    if (isForTests(local)) continue;
    sources.push(...(await releasesIn(repository, path)));
    if (sources.length >= maxReleases) break;
  }
  return sources.slice(0, maxReleases);
}

async function releasesIn(
  repository: RepositoryFiles,
  file: string,
): Promise<ArgoSource[]> {
  const { documents } = await yamlOf(repository, file, 'kubernetes');
  const environments = documents.flatMap(({ value }) =>
    Object.keys(mappingAt(value, 'environments')),
  );
  const named = environments.filter(name => name !== unnamed);
  const names = new Set(named.length > 0 ? named : [unnamed]);
  return documents.flatMap(document =>
    listOf(valueAt(document.value, ['releases'])).flatMap((release, index) =>
      [...names].flatMap(environment => {
        const line = document.position(['releases', index])?.line ?? 0;
        const filledIn = withEnvironment(release, environment);
        return releaseOf(filledIn, environment, { file, line }) ?? [];
      }),
    ),
  );
}

function withEnvironment(release: unknown, environment: string): unknown {
  return filled(release, { Environment: { Name: environment } });
}

function releaseOf(
  release: unknown,
  environment: string,
  source: { file: string; line: number },
): ArgoSource | undefined {
  const chart = textOf(valueAt(release, ['chart']));
  const name = textOf(valueAt(release, ['name']));
  const namespace = textOf(valueAt(release, ['namespace']));
  if (chart === '' || valueAt(release, ['installed']) === false) {
    return undefined;
  }
  const directory = directoryOf(source.file);
  const path = resolvePath(directory, chart);
  const given = listOf(valueAt(release, ['values']));
  const valueFiles = given
    .filter(value => typeof value === 'string')
    .map(value => resolvePath(directory, value) ?? value);
  if (path === undefined || [name, path, ...valueFiles].some(isOpen)) {
    return undefined;
  }
  const inline = given.filter(isMapping);
  const read: ArgoSource = {
    application: name,
    environment:
      environment === unnamed ? undefined : environmentName(environment),
    namespace: isOpen(namespace) ? '' : namespace,
    repoUrl: '',
    path,
    chart: '',
    releaseName: name,
    // From the root of the repository.
    valueFiles: valueFiles.map(value => `/${value}`),
    ignoreMissing: /^(?:warn|info|debug)$/i.test(
      textOf(valueAt(release, ['missingFileHandler'])),
    ),
    values: inline.length > 0 ? merged(inline) : undefined,
    recurse: false,
    source,
  };
  return needsHelmfile(release, given)
    ? { ...read, unreadable: onlyHelmfile }
    : read;
}

function needsHelmfile(release: unknown, given: readonly unknown[]): boolean {
  return (
    listOf(valueAt(release, ['set'])).length > 0 ||
    listOf(valueAt(release, ['secrets'])).length > 0 ||
    given.some((value, index) =>
      typeof value === 'string'
        ? value.endsWith('.gotmpl') || isMapping(given[index - 1])
        : hasTemplate(value),
    )
  );
}

function hasTemplate(value: unknown): boolean {
  return isOpen(JSON.stringify(value) ?? '');
}

/** The last one wins, key by key. */
function merged(all: readonly Mapping[]): Mapping {
  return all.reduce((result, values) => {
    const entries = Object.entries(values).map(([key, value]) => {
      const known = Object.hasOwn(result, key) ? result[key] : undefined;
      const both = isMapping(known) && isMapping(value);
      return [key, both ? merged([known, value]) : value];
    });
    return { ...result, ...Object.fromEntries(entries) };
  }, {});
}

function mappingAt(value: unknown, key: string): Mapping {
  const found = valueAt(value, [key]);
  return isMapping(found) ? found : {};
}
