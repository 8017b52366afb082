import { readAhead, RepositoryFiles } from '../../files';
import { ArgoSource, findArgoSources } from './argocd';
import { findCharts } from './charts';
import { compareEnvironments, compareText } from './environments';
import { findReleases } from './helmfile';
import { helmPlans } from './helmPlans';
import { findKustomizations } from './kustomizations';
import { kustomizePlans } from './kustomizePlans';
import { cleanPath, directoryOf } from './paths';
import { SetPlan } from './plan';
import { findPlainFiles, PlainFile } from './plainFiles';
import { plainPlans } from './plainPlans';
import { remotePlans } from './remotePlans';
import { valuesOf } from './valueFiles';

/** What there is to be rendered, and the plain files already read. */
export interface Discovered {
  /** Ordered: Helm, kustomize, plain; then by directory and environment. */
  plans: SetPlan[];
  plainFiles: PlainFile[];
}

/** What the entity's files deploy, as far as it can be told without rendering. */
export async function discover(
  repository: RepositoryFiles,
): Promise<Discovered> {
  const yaml = repository.find('**/*.{yaml,yml}');
  await readAhead(
    repository,
    yaml.map(({ path }) => path),
  );
  const charts = await findCharts(repository);
  const kustomizations = await findKustomizations(repository);
  const chartDirectories = new Set(charts.map(({ directory }) => directory));
  const releases = (await findReleases(repository)).filter(({ path }) =>
    chartDirectories.has(path ?? ''),
  );
  const sources = [...(await findArgoSources(repository)), ...releases];
  const plainFiles = await findPlainFiles(repository, {
    charts: repository
      .find('**/Chart.yaml', { scope: 'any' })
      .map(({ path }) => directoryOf(path)),
    kustomizations: new Set(kustomizations.map(({ directory }) => directory)),
    references: new Set(kustomizations.flatMap(({ references }) => references)),
  });

  const byPath = groupByPath(sources);
  const plans: SetPlan[] = [];
  for (const chart of charts) {
    const values = valuesOf(repository, chart, charts);
    const deployed = byPath.get(chart.directory) ?? [];
    plans.push(
      ...(await helmPlans(repository, chart, charts, values, deployed)),
    );
    byPath.delete(chart.directory);
  }
  plans.push(
    ...kustomizePlans(kustomizations, directory => byPath.get(directory) ?? []),
  );
  kustomizations.forEach(({ directory }) => byPath.delete(directory));
  const directories = [...byPath].flatMap(([path, several]) =>
    several.map(source => ({ ...source, path })),
  );
  plans.push(...plainPlans(plainFiles, directories));
  if (plans.length === 0) plans.push(...remotePlans(sources));
  return { plans: ordered(withoutRepeated(plans)), plainFiles };
}

function groupByPath(sources: readonly ArgoSource[]) {
  const byPath = new Map<string, ArgoSource[]>();
  for (const source of sources) {
    if (source.path === undefined) continue;
    const path = cleanPath(source.path);
    if (path === undefined) continue;
    byPath.set(path, [...(byPath.get(path) ?? []), source]);
  }
  return byPath;
}

function withoutRepeated(plans: readonly SetPlan[]): SetPlan[] {
  const byContent = new Map<string, SetPlan>();
  for (const plan of plans) {
    const key = JSON.stringify({ ...plan, source: undefined });
    if (!byContent.has(key)) byContent.set(key, plan);
  }
  return [...byContent.values()];
}

const origins = ['helm', 'kustomize', 'plain'];

function ordered(plans: readonly SetPlan[]): SetPlan[] {
  return [...plans].sort(
    (a, b) =>
      origins.indexOf(a.origin) - origins.indexOf(b.origin) ||
      compareText(a.directory, b.directory) ||
      compareEnvironments(a.environment, b.environment),
  );
}
