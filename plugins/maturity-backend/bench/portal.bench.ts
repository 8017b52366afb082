// A portal with 200 services: sweeping them when nothing changed, and reading scorecards over HTTP.
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { configOf, Engine, engines } from './portal/config';
import { startLoad, startPortal } from './portal/startPortal';
import { measureReads } from './reads';
import { measureSweeps } from './sweeps';

const SERVICES = 200;
const examples = resolve(__dirname, '../../../examples/services');

async function main(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'maturity-bench-'));
  try {
    for (const engine of engines()) {
      await measure(engine, await copyServices(scratch), scratch);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function measure(
  engine: Engine,
  directories: string[],
  scratch: string,
): Promise<void> {
  const port = await freePort();
  const config = configOf(engine, { port, scratch });
  const load = await startLoad(scratch);
  const portal = await startPortal({ config, directories, scratch });
  try {
    await portal.ask({ command: 'firstSweep' });
    await measureSweeps(portal, engine, directories);
    const count = directories.length;
    await measureReads({ portal, load }, engine, { port, count });
  } finally {
    await portal.stop();
    await load.stop();
  }
}

/** The services of the example organisation, again and again. */
async function copyServices(scratch: string): Promise<string[]> {
  const names = (await readdir(examples)).sort();
  const directories: string[] = [];
  await rm(join(scratch, 'services'), { recursive: true, force: true });
  for (let n = 0; n < SERVICES; n += 1) {
    const directory = join(scratch, 'services', `service-${n}`);
    await cp(join(examples, names[n % names.length]), directory, {
      recursive: true,
    });
    directories.push(directory);
  }
  return directories;
}

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? done(address.port)
          : reject(new Error('No port is free')),
      );
    });
  });
}

main().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
});
