import { cached } from '../cache/renderCache';
import { runInSandbox } from '../sandbox/sandbox';
import { renderSettings } from '../settings';
import { ChartRequest, RenderResult } from '../types';
import { badTemplate, withTemplateLine } from './badYaml';
import { placeOf } from './chartTree';
import { failureOf } from './failure';
import { readOutput } from './output';
import { prepare, Prepared } from './prepare';

/**
 * Renders a chart with the real helm, on a copy of its files: without symbolic links, network, configuration or schemas of
 * values, and within limits. CRDs, hooks and tests are included, notes are not. Equal content is rendered once.
 *
 * Rejects only with the signal's reason.
 */
export async function renderChart(
  request: ChartRequest,
): Promise<RenderResult> {
  const prepared = await prepare('template', request);
  if ('status' in prepared) return prepared;
  return cached(prepared.key, () => render(request, prepared));
}

async function render(
  { chart, signal }: ChartRequest,
  prepared: Prepared,
): Promise<RenderResult> {
  const { tool, args, files, gathered } = prepared;
  const { limits } = renderSettings();
  const printed = await runInSandbox({ tool, args, files, limits, signal });
  if (printed.status !== 'printed') return printed;
  if (!printed.ok) {
    const failure = failureOf(printed.stderr, chart, gathered);
    const template = badTemplate(printed.stderr);
    return template
      ? withTemplateLine(failure, template, prepared, signal)
      : failure;
  }
  const { files: origins, tree, notes } = gathered;
  const chartFile = origins.get(`${tree.directory}/Chart.yaml`)?.origin;
  return {
    status: 'rendered',
    files: readOutput(
      printed.stdout,
      named => placeOf(origins, tree, named),
      chartFile ?? chart,
    ),
    notes,
  };
}
