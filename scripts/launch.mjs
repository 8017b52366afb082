#!/usr/bin/env node
// The way in: `npm start`, `npm test` and the other root scripts come through here, on any Node 20 or later.
// It brings the Node and the Yarn that the portal needs, installs what yarn.lock says, and hands over.
import path from 'node:path';
import { root } from './launch/root.mjs';
import { Trouble, report } from './launch/trouble.mjs';
import { findNode } from './launch/node.mjs';
import { findYarn } from './launch/yarn.mjs';
import { installIfChanged } from './launch/install.mjs';
import { handOver } from './launch/run.mjs';
import { assertPortsFree } from './launch/ports.mjs';

const [command, ...args] = process.argv.slice(2);

const commands = {
  start: async run => {
    await assertPortsFree();
    return run.yarn(['backstage-cli', 'repo', 'start', ...args]);
  },
  /** Any tool of the repository, for scripts: `node scripts/launch.mjs run tsc`. */
  run: run => run.yarn(['run', ...args]),
  test: run => run.node([path.join(root, 'scripts/test.mjs'), ...args]),
  bench: run => run.node([path.join(root, 'scripts/bench.mjs'), ...args]),
  mutate: run =>
    run.node([path.join(root, 'scripts/mutate-checklist.mjs'), ...args]),
  oracle: run =>
    run.node([path.join(root, 'scripts/oracle.mjs'), ...args], {
      cwd: process.env.INIT_CWD ?? process.cwd(),
    }),
  maturity: async run => {
    const status = await run.node([
      path.join(root, 'packages/cli/build.mjs'),
      '--quiet',
    ]);
    if (status !== 0) {
      return status;
    }
    return run.node(
      [path.join(root, 'packages/cli/dist/maturity.cjs'), ...args],
      {
        cwd: process.env.INIT_CWD ?? process.cwd(),
      },
    );
  },
};

async function main() {
  if (!Object.hasOwn(commands, command ?? '')) {
    throw new Trouble(
      `Unknown command '${command ?? ''}'; use one of: ${Object.keys(
        commands,
      ).join(', ')}.`,
    );
  }
  const node = await findNode();
  const yarn = await findYarn(node);
  await installIfChanged(yarn);
  return commands[command](handOver({ node, yarn }));
}

main().then(status => {
  process.exitCode = status;
}, report);
