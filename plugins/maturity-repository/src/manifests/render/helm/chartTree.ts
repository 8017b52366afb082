import { posix } from 'node:path';
import { SnapshotFile } from '../sandbox/snapshot';
import { ChartFile, readChartFile } from './chartFile';

/** The longest way down from a chart to the charts in its charts/ directory. */
const maxDepth = 10;

/** A chart among gathered files, and the subcharts in its `charts/`, by their names and aliases. */
export interface ChartNode {
  /** Among the gathered files. */
  directory: string;
  chart: ChartFile;
  subcharts: Map<string, Subchart>;
}

/** A directory, or an archive given by its path among the files. */
type Subchart = ChartNode | { archive: string };

export function chartTree(
  files: ReadonlyMap<string, SnapshotFile>,
  directory: string,
  depth = 0,
): ChartNode {
  const text = files.get(`${directory}/Chart.yaml`)?.content.toString('utf8');
  const node: ChartNode = {
    directory,
    chart: readChartFile(text ?? ''),
    subcharts: new Map(),
  };
  if (depth >= maxDepth) return node;
  for (const name of childrenOf(files, `${directory}/charts/`)) {
    const path = `${directory}/charts/${name}`;
    if (files.has(`${path}/Chart.yaml`)) {
      const subchart = chartTree(files, path, depth + 1);
      node.subcharts.set(subchart.chart.name, subchart);
    } else if (files.has(path) && /\.(tgz|tar\.gz)$/.test(name)) {
      node.subcharts.set(nameOfArchive(name), { archive: path });
    }
  }
  for (const { name, alias } of node.chart.dependencies) {
    const subchart = node.subcharts.get(name);
    if (alias !== '' && subchart) node.subcharts.set(alias, subchart);
  }
  return node;
}

/**
 * Where a path as helm names it (`chart/charts/sub/templates/x.yaml`) lies in the repository: the file; the archive it is
 * packed in; or undefined.
 */
export function placeOf(
  files: ReadonlyMap<string, SnapshotFile>,
  root: ChartNode,
  named: string,
): string | undefined {
  const [, ...rest] = named.split('/');
  let node = root;
  while (rest.length > 0) {
    const direct = files.get(`${node.directory}/${rest.join('/')}`);
    if (direct) return direct.origin;
    const subchart =
      rest[0] === 'charts' ? node.subcharts.get(rest[1]) : undefined;
    if (!subchart) return undefined;
    if ('archive' in subchart) return files.get(subchart.archive)?.origin;
    node = subchart;
    rest.splice(0, 2);
  }
  return undefined;
}

function childrenOf(
  files: ReadonlyMap<string, SnapshotFile>,
  prefix: string,
): Set<string> {
  const names = new Set<string>();
  for (const path of files.keys()) {
    if (path.startsWith(prefix)) {
      names.add(path.slice(prefix.length).split('/')[0]);
    }
  }
  return names;
}

/** `name-1.2.3.tgz`, as helm packs it. */
function nameOfArchive(file: string): string {
  const bare = posix.basename(file).replace(/\.(tgz|tar\.gz)$/, '');
  return bare.replace(/-v?\d+\.\d+[^/]*$/, '');
}
