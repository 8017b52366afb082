import { RepositoryFiles } from '../../files';
import { Chart, chartAround } from './charts';
import {
  compareEnvironments,
  environmentName,
  namesEnvironment,
} from './environments';
import { directoryOf, isBelow, nameOf } from './paths';

/** Values files of a chart by what they are for. */
export interface ChartValues {
  /** For every environment, such as values-common.yaml. */
  common: string[];
  /** In order of the environments. `known`: it is called so, or lies where environments do. */
  environments: Array<{ environment: string; files: string[]; known: boolean }>;
  /** What chart-testing installs the chart with. */
  tests: string[];
}

const common = /^(?:common|base|shared|global|defaults?)$/i;
/** Not an environment: examples, people's own machines, secrets kept elsewhere. */
const notDeployed =
  /^(?:.*[-_.])?(?:base|common|examples?|samples?|template|override|overrides|schema|secrets?|dec|enc|lock|ci|local|localhost|minikube|kind|k3[sd]|microk8s|docker-desktop|tilt|skaffold|values|chart|tmpl|gotmpl|helmfile)$/i;

const folders = 'values|value|env|envs|environment|environments';
const word = '([^/]{1,60})';
/** What stands in place of the environment's name; the first that fits counts. */
const forms = [
  new RegExp(`^(?:(?:${folders})/)?values[-_.]${word}\\.ya?ml$`, 'i'),
  new RegExp(`^(?:(?:${folders})/)?${word}[-_.]values\\.ya?ml$`, 'i'),
  new RegExp(`^(?:${folders})/${word}/values\\.ya?ml$`, 'i'),
  new RegExp(`^(?:${folders})/${word}\\.ya?ml$`, 'i'),
];
const inFolder = /^(?:envs?|environments?)\//i;
/** `prod/values.yaml`, where any name could be a directory of something else. */
const loose = new RegExp(`^${word}/values(?:[-_.][^/]{1,60})?\\.ya?ml$`, 'i');

/** The values files that belong to a chart, in it or, where it is told by name or the only chart, beside it. */
export function valuesOf(
  repository: RepositoryFiles,
  chart: Chart,
  charts: readonly Chart[],
): ChartValues {
  const found: ChartValues = { common: [], environments: [], tests: [] };
  for (const { path } of repository.find('**/*.{yaml,yml}')) {
    const local = localPath(path, chart, charts);
    if (local === undefined) continue;
    if (/^ci\/[^/]*values[^/]*\.ya?ml$/.test(local)) found.tests.push(path);
    else addTo(found, local, path);
  }
  // `values-ha.yaml` is a variant; beside `values-prod.yaml`, `values-blue.yaml` is an environment.
  if (!found.environments.some(({ known }) => known)) found.environments = [];
  found.environments.sort((a, b) =>
    compareEnvironments(a.environment, b.environment),
  );
  return found;
}

function addTo(found: ChartValues, local: string, path: string): void {
  const called = calledAfter(local);
  if (called !== undefined && common.test(called)) found.common.push(path);
  const named = environmentOfValues(local);
  if (named === undefined) return;
  const environment = environmentName(named);
  const known = namesEnvironment(named) || inFolder.test(local);
  const same = found.environments.find(
    other => other.environment === environment,
  );
  if (same) same.files.push(path);
  else found.environments.push({ environment, files: [path], known });
}

/** The environment a values file is for, as it is written; undefined where it isn't for one. */
export function environmentOfValues(local: string): string | undefined {
  const called = calledAfter(local);
  if (called === undefined) return undefined;
  return common.test(called) || notDeployed.test(called) ? undefined : called;
}

function calledAfter(local: string): string | undefined {
  for (const form of forms) {
    const match = form.exec(local);
    if (match) return match[1];
  }
  const name = loose.exec(local)?.[1];
  return name !== undefined && namesEnvironment(name) ? name : undefined;
}

/**
 * A file's path as the chart sees it: inside it, or in the directory that its values lie in. Undefined where it
 * belongs to something else.
 */
function localPath(
  path: string,
  chart: Chart,
  charts: readonly Chart[],
): string | undefined {
  const around = chartAround(charts, path);
  if (around === chart.directory) {
    const local = around === '' ? path : path.slice(chart.directory.length + 1);
    return /^(?:templates|crds|charts|files)\//.test(local) ? undefined : local;
  }
  if (around !== undefined || !/values/i.test(path)) return undefined;
  return besides(path, chart, charts);
}

/** Values outside every chart must be called after an environment that we know. */
function besides(
  path: string,
  chart: Chart,
  charts: readonly Chart[],
): string | undefined {
  const parts = path.split('/');
  const mine = new Set([chart.name, nameOf(chart.directory)]);
  const onlyChart = charts.length === 1;
  if (!onlyChart && !parts.some(part => mine.has(part))) return undefined;
  if (onlyChart && !isNear(path, chart.directory)) return undefined;
  const last = parts.filter(part => !mine.has(part)).slice(-3);
  for (let from = 0; from < last.length; from++) {
    const local = last.slice(from).join('/');
    const named = environmentOfValues(local);
    if (named !== undefined && namesEnvironment(named)) return local;
  }
  return undefined;
}

/** In the directory that holds the chart, or one above it. */
function isNear(path: string, chart: string): boolean {
  const above = directoryOf(chart);
  return (
    isBelow(path, above) || isBelow(path, directoryOf(above)) || above === ''
  );
}
