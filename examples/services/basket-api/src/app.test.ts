import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createApp } from './app.ts';
import { Baskets } from './baskets.ts';

let base: string;
let clock = 0;
const baskets = new Baskets(() => clock);
const server = createApp(baskets).listen(0, '127.0.0.1');

before(async () => {
  if (!server.listening) await new Promise(resolve => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

const put = (path: string, quantity: unknown) =>
  fetch(base + path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ quantity }),
  });

test('an item is put, changed and taken out', async () => {
  await put('/baskets/b1/items/kettle', 1);
  await put('/baskets/b1/items/kettle', 3);
  const full = await (await fetch(`${base}/baskets/b1`)).json();
  assert.deepEqual(full.items, { kettle: 3 });
  await fetch(`${base}/baskets/b1/items/kettle`, { method: 'DELETE' });
  const empty = await (await fetch(`${base}/baskets/b1`)).json();
  assert.deepEqual(empty.items, {});
});

test('a quantity that is none is refused', async () => {
  for (const quantity of [-1, 1.5, 100, 'two', undefined]) {
    assert.equal((await put('/baskets/b2/items/mug', quantity)).status, 422);
  }
});

test('a basket is forgotten after thirty days', async () => {
  await put('/baskets/b3/items/rug', 1);
  clock += 31 * 24 * 60 * 60 * 1000;
  baskets.forgetStale();
  assert.equal(baskets.size, 0);
});
