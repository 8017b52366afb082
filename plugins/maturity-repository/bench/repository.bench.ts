// Checking a repository of 200 files: the collector and the engine, beside reading the same files.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assessRepository, collectRepository, scoreRepository } from '../src';
import { entity, loadShipped } from './check';
import { exampleRepository, FILES, withDirectory } from './exampleRepository';
import { alternate, median, report } from './measure';

const PROCESSES = 7;

async function main(): Promise<void> {
  const files = exampleRepository();
  await withDirectory(files, async root => {
    const checklist = await loadShipped();
    const now = new Date();
    const how = { entity, checklist, now };
    const { evidence, results } = await assessRepository({ root, ...how });
    report('repository', 'files', FILES, 'files');
    report('repository', 'checks', results.length, 'checks');

    const times = await alternate(
      {
        baseline: () => readAll(root, [...files.keys()]),
        collect: () => collectRepository({ root, now }),
        evaluate: () => scoreRepository(evidence, how),
        check: () => assessRepository({ root, ...how }),
      },
      { rounds: 25, warmUp: 10 },
    );
    report('repository', 'check', times.check, 'ms');
    report('repository', 'check: collect', times.collect, 'ms');
    report('repository', 'check: evaluate', times.evaluate, 'ms');
    report('repository', 'baseline: read the files', times.baseline, 'ms');
    report('repository', 'check / baseline', times.check / times.baseline, 'x');

    const first = await firstChecks(root);
    report('repository', 'first check of a process', first.check, 'ms');
    report(
      'repository',
      'baseline: first read of a process',
      first.baseline,
      'ms',
    );
  });
}

async function readAll(root: string, paths: string[]): Promise<string[]> {
  return Promise.all(paths.map(path => readFile(join(root, path), 'utf8')));
}

/** What the command meets: code that no compiler has made faster yet. */
async function firstChecks(root: string) {
  const all: Array<{ baseline: number; check: number }> = [];
  for (let n = 0; n < PROCESSES; n += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...process.execArgv,
      join(__dirname, 'firstCheck.ts'),
      root,
    ]);
    all.push(JSON.parse(stdout));
  }
  return {
    baseline: median(all.map(({ baseline }) => baseline)),
    check: median(all.map(({ check }) => check)),
  };
}

main().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
});
