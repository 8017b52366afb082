// Checks one directory once, and prints how long that took after start-up.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { assessRepository } from '../src';
import { entity, loadShipped } from './check';

async function main(root: string): Promise<void> {
  const checklist = await loadShipped();
  const baseline = await timeOf(() => readAll(root));
  const check = await timeOf(() =>
    assessRepository({ root, entity, checklist }),
  );
  process.stdout.write(JSON.stringify({ baseline, check }));
}

async function timeOf(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

async function readAll(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(entry => readFile(join(entry.parentPath, entry.name), 'utf8')),
  );
}

main(process.argv[2]).catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
});
