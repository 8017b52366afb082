import { RepositoryFiles, yamlOf } from '../../files';
import { listOf, textOf, valueAt } from '../objects';
import { directoryOf, isBelow, isForTests, nameOf, resolvePath } from './paths';

/** A chart of the repository that can be installed. */
export interface Chart {
  /** Its Chart.yaml. */
  file: string;
  directory: string;
  name: string;
  /** Directories of charts in the repository that it takes in with `file://`. */
  includes: string[];
}

/**
 * The charts among the entity's own files, ordered by path. Not libraries, nor charts inside another one: those come
 * with it.
 */
export async function findCharts(
  repository: RepositoryFiles,
): Promise<Chart[]> {
  const files = repository
    .find('**/Chart.yaml')
    .filter(({ local }) => !isForTests(local))
    .map(({ path }) => path);
  const directories = files.map(directoryOf);
  const charts: Chart[] = [];
  for (const file of files) {
    const directory = directoryOf(file);
    if (directories.some(other => isInside(directory, other))) continue;
    const chart = await readChart(repository, file, directory);
    if (chart) charts.push(chart);
  }
  return charts;
}

function isInside(directory: string, chart: string): boolean {
  const prefix = chart === '' ? '' : `${chart}/`;
  return (
    directory !== chart &&
    (directory.startsWith(`${prefix}charts/`) ||
      directory.startsWith(`${prefix}templates/`))
  );
}

async function readChart(
  repository: RepositoryFiles,
  file: string,
  directory: string,
): Promise<Chart | undefined> {
  const { documents } = await yamlOf(repository, file, 'kubernetes');
  const [document] = documents;
  // A scaffolder's template of a chart is none; a broken one is, and Helm says what is wrong with it.
  if (directory.includes('{{') || directory.includes('${')) return undefined;
  const value = document?.value;
  if (textOf(valueAt(value, ['type'])) === 'library') return undefined;
  const includes = listOf(valueAt(value, ['dependencies']))
    .map(dependency => textOf(valueAt(dependency, ['repository'])))
    .filter(place => place.startsWith('file://'))
    .map(place => resolvePath(directory, place.slice('file://'.length)))
    .filter(path => path !== undefined);
  return {
    file,
    directory,
    name: textOf(valueAt(value, ['name'])) || nameOf(directory) || 'chart',
    includes,
  };
}

/** The innermost chart that holds a path. */
export function chartAround(
  charts: readonly { directory: string }[],
  path: string,
): string | undefined {
  return charts
    .map(({ directory }) => directory)
    .filter(directory => isBelow(path, directory))
    .sort((a, b) => b.length - a.length)[0];
}
