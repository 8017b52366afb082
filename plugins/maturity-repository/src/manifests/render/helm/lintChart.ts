import { cached } from '../cache/renderCache';
import { runInSandbox } from '../sandbox/sandbox';
import { renderSettings } from '../settings';
import { ChartRequest, LintResult } from '../types';
import { readLint } from './lintOutput';
import { prepare, Prepared } from './prepare';

/**
 * What `helm lint --strict` finds, on a copy of the chart as renderChart makes it. A chart that can't be loaded has
 * problems that say so. Rejects only with the signal's reason.
 */
export async function lintChart(request: ChartRequest): Promise<LintResult> {
  const prepared = await prepare('lint', request);
  if ('status' in prepared) return prepared;
  return cached(prepared.key, () => lint(request, prepared));
}

async function lint(
  { signal }: ChartRequest,
  { tool, args, files, gathered }: Prepared,
): Promise<LintResult> {
  const { limits } = renderSettings();
  const printed = await runInSandbox({ tool, args, files, limits, signal });
  if (printed.status !== 'printed') return printed;
  return { status: 'linted', problems: readLint(printed.stdout, gathered) };
}
