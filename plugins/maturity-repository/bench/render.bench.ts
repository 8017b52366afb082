// Rendering a chart of 15 objects in three environments, beside helm itself on the same files; and once more, unchanged.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  findRenderTools,
  forgetRenderings,
  renderChart,
} from '../src/manifests/render';
import { chartOfObjects, environments } from './exampleChart';
import { withDirectory } from './exampleRepository';
import { alternate, report } from './measure';

const OBJECTS = 15;

async function main(): Promise<void> {
  const { helm, missing } = await findRenderTools();
  if (!helm) throw new Error(missing.helm?.en);
  await withDirectory(chartOfObjects(OBJECTS), async root => {
    const byHelm = (environment: string) =>
      promisify(execFile)(helm.path, [
        'template',
        'orders',
        join(root, 'deploy/orders'),
        '--values',
        join(root, valuesOf(environment)),
      ]);
    const byUs = async (environment: string) => {
      const result = await renderChart({
        root,
        chart: 'deploy/orders',
        valueFiles: [valuesOf(environment)],
        releaseName: 'orders',
        namespace: environment,
      });
      if (result.status !== 'rendered' || result.files.length !== OBJECTS) {
        throw new Error(JSON.stringify(result));
      }
    };
    const times = await alternate(
      {
        baseline: () => each(byHelm),
        render: () => {
          forgetRenderings();
          return each(byUs);
        },
        again: () => each(byUs),
      },
      { rounds: 15, warmUp: 3 },
    );
    report('render', 'objects', OBJECTS, 'objects');
    report('render', 'environments', environments.length, 'environments');
    report('render', 'render', times.render, 'ms');
    report('render', 'baseline: helm template', times.baseline, 'ms');
    report('render', 'render / baseline', times.render / times.baseline, 'x');
    report('render', 'unchanged, again', times.again, 'ms');
    report('render', 'again / baseline', times.again / times.baseline, 'x');
  });
}

function valuesOf(environment: string): string {
  return `deploy/orders/values-${environment}.yaml`;
}

/** Two at a time, as rendering does it itself. */
async function each(task: (environment: string) => Promise<unknown>) {
  const open = [...environments];
  const worker = async () => {
    for (let next = open.shift(); next; next = open.shift()) await task(next);
  };
  await Promise.all([worker(), worker()]);
}

main().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
});
