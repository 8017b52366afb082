import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Health } from '../src/health.ts';
import { createLogger } from '../src/logging.ts';
import { Metrics } from '../src/metrics.ts';
import { createAppServer, createManagementServer } from '../src/server.ts';

const lines: string[] = [];
const metrics = new Metrics({ service: 'demo' });
const health = new Health();
const app = createAppServer({ metrics, logger: createLogger({ level: 'info', write: line => lines.push(line) }) });
const management = createManagementServer({ metrics, health });

const listening = async (server: Server) => once(server.listen(0, '127.0.0.1'), 'listening');
const get = (server: Server, path: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);

before(() => Promise.all([listening(app), listening(management)]));
after(() => {
  for (const server of [app, management]) {
    server.close();
    server.closeAllConnections();
  }
});

test('greets', async () => {
  const response = await get(app, '/api/greeting?name=Ada');
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { message: 'Hello, Ada' });
  assert.equal((await get(app, `/api/greeting?name=${'a'.repeat(101)}`)).status, 400);
});

test('refuses what it does not know', async () => {
  assert.equal((await get(app, '/nowhere')).status, 404);
  assert.equal((await get(app, '/api/greeting', { method: 'DELETE' })).status, 405);
});

test('survives a request target that is no URL', async () => {
  const { port } = app.address() as AddressInfo;
  const [response] = await once(request({ port, path: '//' }).end(), 'response');
  response.resume();
  assert.equal(response.statusCode, 404);
  assert.equal((await get(app, '/')).status, 200);
});

test('keeps probes and metrics off the public port', async () => {
  for (const path of ['/livez', '/readyz', '/metrics']) {
    assert.equal((await get(app, path)).status, 404);
    assert.equal((await get(management, path)).status, 200);
  }
  assert.equal((await get(management, '/other')).status, 404);
});

test('logs and counts a request with the trace of its caller', async () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  await get(app, '/', { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } });
  const seen = lines.map(line => JSON.parse(line)).find(each => each.trace_id === trace);
  assert.equal(seen?.route, '/');
  assert.equal(seen?.status, 200);
  assert.match(await (await get(management, '/metrics')).text(), /_count\{.*http_route="\/",http_response_status_code="200"\} [1-9]/);
});

test('is not ready while draining, but stays alive', async () => {
  health.drain();
  assert.equal((await get(management, '/readyz')).status, 503);
  assert.equal((await get(management, '/livez')).status, 200);
});
