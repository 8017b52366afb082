// Rendering a chart of 15 objects in three environments, and collecting all evidence of it, beside helm itself on the
// same files; and both once more, unchanged.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { collectRepository } from '../src';
import { sideBySide } from '../src/sideBySide';
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
    const lint = () =>
      promisify(execFile)(helm.path, [
        'lint',
        '--strict',
        join(root, 'deploy/orders'),
        '--values',
        join(root, valuesOf(environments[0])),
      ]).catch(() => {});
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
        baselineWithLint: () =>
          twoAtOnce([...environments.map(name => () => byHelm(name)), lint]),
        collect: async () => {
          forgetRenderings();
          await collectAll(root);
        },
        collectAgain: () => collectAll(root),
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
    report('render', 'collect', times.collect, 'ms');
    const withLint = 'baseline: helm template and lint';
    report('render', withLint, times.baselineWithLint, 'ms');
    report(
      'render',
      'collect / baseline',
      times.collect / times.baselineWithLint,
      'x',
    );
    report('render', 'collect, unchanged, again', times.collectAgain, 'ms');
  });
}

/** All evidence of the repository: objects linked and validated, and the chart linted. */
async function collectAll(root: string): Promise<void> {
  const { manifestSets, charts } = await collectRepository({ root });
  const rendered = manifestSets.filter(
    ({ status, objects }) => status === 'rendered' && objects === OBJECTS,
  );
  if (rendered.length !== environments.length || !charts[0]?.linted) {
    throw new Error(JSON.stringify({ manifestSets, charts }));
  }
}

function valuesOf(environment: string): string {
  return `deploy/orders/values-${environment}.yaml`;
}

function each(task: (environment: string) => Promise<unknown>) {
  return twoAtOnce(environments.map(environment => () => task(environment)));
}

/** As rendering does it itself. */
function twoAtOnce(tasks: Array<() => Promise<unknown>>) {
  return sideBySide(tasks, 2, task => task());
}

main().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
});
