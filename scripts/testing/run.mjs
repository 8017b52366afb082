import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const cli = require.resolve('@backstage/cli/bin/backstage-cli');

/** Runs backstage-cli with the terminal; its standard output goes to standard error. Resolves to its exit code. */
export function runCli(args, env = {}) {
  return run([cli, ...args], env);
}

/** Runs a script with this Node. */
export function run(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', process.stderr, process.stderr],
    });
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}
