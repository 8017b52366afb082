// How long others in the process wait while a directory of 20,000 entries is collected, beside while it is listed.
import { readdir } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectRepository } from '../src';
import { exampleRepository, withDirectory } from './exampleRepository';
import { median, report } from './measure';

const FILES = 18_000;
const ROUNDS = 7;
const endings = ['ts', 'tsx', 'py', 'go', 'java', 'md', 'yaml', 'json', 'css'];

async function main(): Promise<void> {
  await withDirectory(files(), async root => {
    const now = new Date();
    const collect = () => collectRepository({ root, now });
    const { repository } = await collect();
    report('waits', 'files', repository.fileCount, 'files');
    const waits: number[] = [];
    const baselines: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      baselines.push(
        await longestWait(() => readdir(root, { recursive: true })),
      );
      waits.push(await longestWait(collect));
    }
    report('waits', 'longest wait', median(waits), 'ms');
    report('waits', 'longest wait of all rounds', Math.max(...waits), 'ms');
    report(
      'waits',
      'baseline: longest wait, list the directory',
      median(baselines),
      'ms',
    );
    report(
      'waits',
      'longest wait / baseline',
      median(waits) / median(baselines),
      'x',
    );
  });
}

/** A repository of many services; beside the example's files, most are small programs and documents. */
function files(): Map<string, string> {
  const all = exampleRepository();
  for (let n = 0; all.size < FILES; n += 1) {
    const directory = `services/s${n % 40}/src/m${
      Math.floor(n / 40) % 25
    }/parts`;
    const ending = endings[n % endings.length];
    all.set(`${directory}/part-${n}.${ending}`, ending === 'json' ? '{}' : 'a');
  }
  return all;
}

/** How late the timer of somebody else came at most, in milliseconds. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await pause();
  delays.reset();
  await work();
  await pause();
  delays.disable();
  return delays.max / 1e6;
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 20));
}

main().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
});
