import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './root.mjs';

/**
 * Ways to run something under the Node and Yarn that were found. The child gets the terminal; a signal that
 * reaches this process is passed on, so that nothing is left running. Resolves to the exit code.
 */
export function handOver({ node, yarn }) {
  const env = {
    ...process.env,
    PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
  };
  const run = ([program, ...args], options = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn(program, args, {
        cwd: root,
        env,
        stdio: 'inherit',
        ...options,
      });
      const pass = signal => child.kill(signal);
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
      signals.forEach(signal => process.on(signal, pass));
      child.on('error', reject);
      child.on('close', (code, signal) => {
        signals.forEach(name => process.off(name, pass));
        resolve(code ?? (signal ? 1 : 0));
      });
    });
  return {
    node: (args, options) => run([node, ...args], options),
    yarn: (args, options) => run([...yarn, ...args], options),
    env,
  };
}
