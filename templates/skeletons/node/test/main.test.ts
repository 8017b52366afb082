import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

const start = (env: Record<string, string>) =>
  spawn(process.execPath, ['src/main.ts'], {
    env: { ...process.env, PORT: '0', MANAGEMENT_PORT: '0', DRAIN_DELAY_MS: '100', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

test('starts, serves, drains on SIGTERM and ends with 0', async () => {
  const child = start({});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const started = JSON.parse((await lines.next()).value ?? '{}');
  assert.equal(started.message, 'started');

  const readyz = `http://127.0.0.1:${started.managementPort}/readyz`;
  assert.equal((await fetch(readyz)).status, 200);
  assert.equal((await fetch(`http://127.0.0.1:${started.port}/`)).status, 200);

  child.kill('SIGTERM');
  const exited = once(child, 'exit');
  const said: string[] = [];
  for await (const line of lines) {
    const { message } = JSON.parse(line);
    said.push(message);
    if (message === 'draining') {
      assert.equal((await fetch(readyz)).status, 503);
    }
  }
  assert.deepEqual(await exited, [0, null]);
  assert.deepEqual(said.slice(-2), ['draining', 'stopped']);
});

test('says what is wrong with its configuration and ends with 1', async () => {
  const child = start({ PORT: 'http' });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  assert.deepEqual(await once(child, 'close'), [1, null]);
  assert.match(JSON.parse(output).error.message, /PORT must be a whole number/);
});

test('ends with 1 when a port is taken', { timeout: 10_000 }, async t => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  try {
    const address = other.address();
    const taken = String(typeof address === 'object' ? address?.port : address);
    for (const name of ['PORT', 'MANAGEMENT_PORT']) {
      const child = start({ [name]: taken });
      t.after(() => child.kill('SIGKILL'));
      let output = '';
      child.stdout.on('data', chunk => (output += chunk));
      assert.deepEqual(await once(child, 'close'), [1, null]);
      assert.match(JSON.parse(output).error.message, /EADDRINUSE/);
    }
  } finally {
    other.close();
  }
});
