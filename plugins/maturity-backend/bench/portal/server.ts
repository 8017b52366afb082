// A portal in a process of its own: what a production portal needs to serve scorecards, and a bare plugin beside it.
import { createBackend } from '@backstage/backend-defaults';
import { isError } from '@backstage/errors';
import { BarePlugin } from './bare';
import { catalogModule } from './catalog';
import { Cost, Observer, OWN } from './observer';
import { answerQuestions, Question } from './protocol';

const directories: string[] = JSON.parse(process.env.BENCH_DIRECTORIES ?? '[]');
const observer = new Observer();
const bare = new BarePlugin();

async function answer(question: Question): Promise<unknown> {
  switch (question.command) {
    case 'observe':
      return observer.start();
    case 'cost':
      return observer.stop();
    case 'fill':
      return bare.fill(question.documents);
    case 'firstSweep':
      return firstSweep();
    case 'sweep':
      return sweep();
    default:
      throw new Error('The portal makes no load');
  }
}

async function firstSweep(): Promise<void> {
  // The catalog takes its time to process what it was given.
  while ((await count('subjects')) < directories.length) {
    await pause(1000);
    // A comparison is reserved for the whole interval.
    await run('update buckets set leased_until = null where id = 0');
    await observer.scheduler!.triggerTask('maturity-catalog').catch(ignore);
  }
  while ((await count('scorecards')) < directories.length) {
    await pause(100);
  }
  await idle();
}

/** What it costs to look at every entity again. */
async function sweep(): Promise<Cost> {
  await idle();
  await run(
    "update buckets set due_at = '2020-01-01T00:00:00.000Z' where id > 0",
  );
  observer.start();
  await triggerSweep();
  await idle();
  return observer.stop();
}

/** The task of the schedule ends a little after its last share: until then there can't be another. */
async function triggerSweep(): Promise<void> {
  for (;;) {
    try {
      await observer.scheduler!.triggerTask('maturity-sweep');
      return;
    } catch (error) {
      if (!isError(error) || error.name !== 'ConflictError') throw error;
      await pause(20);
    }
  }
}

/** Until no share of the work is due, or being worked on. */
async function idle(): Promise<void> {
  const isBusy = `leased_by is not null or due_at < '${new Date().toISOString()}'`;
  while ((await count(`buckets where id > 0 and (${isBusy})`)) > 0) {
    await pause(20);
  }
}

async function count(what: string): Promise<number> {
  const result = await run(`select count(*) as n from ${what}`);
  const [{ n }] = Array.isArray(result) ? result : result.rows;
  return Number(n);
}

/** A statement of the benchmark, which the observer doesn't count. */
function run(sql: string) {
  return observer.db!.raw(`${OWN} ${sql}`);
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}

/** The task is running, or isn't there yet. */
function ignore(): void {}

async function main(): Promise<void> {
  const backend = createBackend();
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(catalogModule(directories));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(
    import('@backstage/plugin-permission-backend-module-allow-all-policy'),
  );
  backend.add(import('../../src'));
  backend.add(observer.module);
  backend.add(bare.feature);
  await backend.start();

  answerQuestions(answer);
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
