import { RepositoryFiles } from '../../files';
import { ArgoSource } from './argocd';
import { resolveValueFiles } from './argocd/valueFiles';
import { Chart } from './charts';
import { defaultEnvironment } from './environments';
import { planOf, SetPlan } from './plan';
import { ChartValues } from './valueFiles';

/**
 * A chart's sets: one for each Application that deploys it, one for each environment with values that none of these
 * uses, and where there is neither, the chart as it is.
 */
export async function helmPlans(
  repository: RepositoryFiles,
  chart: Chart,
  charts: readonly Chart[],
  values: ChartValues,
  sources: readonly ArgoSource[],
): Promise<SetPlan[]> {
  const plans: SetPlan[] = [];
  for (const source of sources) {
    plans.push(await fromArgo(repository, chart, source));
  }
  const used = new Set(plans.flatMap(({ valueFiles }) => valueFiles));
  const covered = new Set(plans.map(({ environment }) => environment));
  for (const { environment, files } of values.environments) {
    if (covered.has(environment) || files.some(file => used.has(file)))
      continue;
    const valueFiles = [...values.common, ...files];
    plans.push(planOf({ ...base(chart, environment), valueFiles }));
  }
  // A part of another chart is deployed with it, unless something says that it is deployed alone.
  const isPart = charts.some(({ includes }) =>
    includes.includes(chart.directory),
  );
  if (plans.length > 0 || isPart) return plans;
  return [
    planOf({
      ...base(chart, defaultEnvironment),
      valueFiles: values.common,
      fallbacks: values.tests,
    }),
  ];
}

function base(chart: Chart, environment: string) {
  return {
    environment,
    origin: 'helm' as const,
    source: { file: chart.file },
    directory: chart.directory,
    releaseName: chart.name,
    takesIn: chart.includes,
  };
}

async function fromArgo(
  repository: RepositoryFiles,
  chart: Chart,
  source: ArgoSource,
): Promise<SetPlan> {
  const { valueFiles, failure } = await resolveValueFiles(
    repository,
    chart.directory,
    source,
  );
  return planOf({
    ...base(chart, source.environment ?? defaultEnvironment),
    valueFiles,
    values: source.values,
    releaseName: source.releaseName || chart.name,
    namespace: source.namespace,
    failure: failureOf(source) ?? failure,
  });
}

function failureOf({
  broken,
  unreadable,
  source: at,
}: ArgoSource): SetPlan['failure'] {
  if (broken) return { message: broken, at };
  return unreadable && { message: unreadable, at, elsewhere: true };
}
