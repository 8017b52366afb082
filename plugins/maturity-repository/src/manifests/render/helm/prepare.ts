import { keyOf } from '../cache/renderCache';
import { SnapshotFile, Unusable } from '../sandbox/snapshot';
import { renderSettings } from '../settings';
import { findTool } from '../tools';
import { ChartRequest, NotRendered, ToolInfo } from '../types';
import { chartDirectory, GatheredChart, gatherChart } from './gatherChart';

/** The cluster that charts are rendered for unless told: the oldest version that is still supported. */
const defaultKubeVersion = '1.35.0';

/** All that one run of helm needs. */
export interface Prepared {
  tool: ToolInfo;
  gathered: GatheredChart;
  args: string[];
  files: Map<string, Buffer>;
  /** Equal for equal questions. */
  key: string;
}

/** Copies the chart and spells the command; what stands in the way is the result. */
export async function prepare(
  command: 'template' | 'lint',
  request: ChartRequest,
): Promise<Prepared | NotRendered> {
  const found = await findTool('helm');
  if ('missing' in found) return { status: 'no-tool', message: found.missing };
  const { tool } = found;
  const gathered = await gather(request);
  if ('status' in gathered) return gathered;
  addInlineValues(request, gathered);
  const args = argumentsOf(command, request, gathered.valueFiles);
  const { files } = gathered;
  return {
    tool,
    gathered,
    args,
    files: new Map(
      [...files].map(([path, { content }]) => [path, content] as const),
    ),
    key: keyOf([tool.version, args, request.chart], files),
  };
}

async function gather(
  request: ChartRequest,
): Promise<GatheredChart | NotRendered> {
  const { limits } = renderSettings();
  try {
    return await gatherChart(request, limits, request.signal);
  } catch (error) {
    if (error instanceof Unusable) return error.result;
    throw error;
  }
}

function addInlineValues(
  { values, chart }: ChartRequest,
  { files, valueFiles }: GatheredChart,
): void {
  if (!values) return;
  const place = `values/${valueFiles.length}.yaml`;
  const content = Buffer.from(JSON.stringify(values));
  const inline: SnapshotFile = { content, origin: chart };
  files.set(place, inline);
  valueFiles.push(place);
}

function argumentsOf(
  command: 'template' | 'lint',
  request: ChartRequest,
  valueFiles: readonly string[],
): string[] {
  const { releaseName, namespace, apiVersions = [] } = request;
  const { kubeVersion = defaultKubeVersion } = request;
  const common = [
    '--skip-schema-validation',
    `--kube-version=${kubeVersion.replace(/^v?(\d+\.\d+)$/, '$1.0')}`,
    ...valueFiles.map(path => `--values=${path}`),
    ...(namespace === '' ? [] : [`--namespace=${namespace}`]),
  ];
  // What follows -- is never an option, whatever it begins with.
  if (command === 'lint') {
    return ['lint', '--strict', ...common, '--', chartDirectory];
  }
  return [
    'template',
    '--include-crds',
    ...apiVersions.map(version => `--api-versions=${version}`),
    ...common,
    '--',
    releaseName,
    chartDirectory,
  ];
}
