import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../launch/root.mjs';

/** The launcher's own tests, on Node's test runner: they must not need what the launcher installs. */
export function launcherTests() {
  const folder = path.join(root, 'scripts/launch');
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.test.mjs'))
    .map(name => path.join(folder, name));
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(
      process.execPath,
      ['--test', '--test-reporter=tap', ...files],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child.stdout.on('data', chunk => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', status => {
      const count = name =>
        Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
      if (status !== 0) {
        process.stderr.write(output);
      }
      resolve({
        passed: count('pass'),
        failed: Math.max(count('fail'), status === 0 ? 0 : 1),
        skipped: count('skipped'),
      });
    });
  });
}
