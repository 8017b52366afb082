import assert from 'node:assert/strict';
import { test } from 'node:test';
import { router } from '../src/router.js';

const ask = (method, path) => router.fetch(new Request(`http://localhost${path}`, { method }));

test('a stop is done', async () => {
  assert.equal((await ask('POST', '/vans/van-12/stops/2/done')).status, 200);
  const round = await (await ask('GET', '/vans/van-12/round')).json();
  assert.deepEqual(round.map(({ done }) => Boolean(done)), [false, true]);
});

test('no van, no round', async () => {
  assert.equal((await ask('GET', '/vans/van-99/round')).status, 404);
  assert.equal((await ask('POST', '/vans/van-99/stops/1/done')).status, 404);
});
