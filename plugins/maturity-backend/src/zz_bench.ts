import { createBackendPlugin, coreServices } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import knexFactory from 'knex';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fork } from 'node:child_process';
import express from 'express';
import { maturityPlugin } from './plugin';
import { Probe, bad, collected } from './__testUtils__/probe';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { component } from './__testUtils__/startMaturity';
import { writeChecklist } from './__testUtils__/checklist';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { rmSync, statSync } from 'node:fs';

async function main() {
  const N = Number(process.env.N ?? 1000);
  const pg = process.env.PG;
  rmSync('/tmp/backend/bench.sqlite', { force: true });
  const knex = pg
    ? knexFactory({ client: 'pg', connection: pg })
    : knexFactory({ client: 'better-sqlite3', connection: '/tmp/backend/bench.sqlite', useNullAsDefault: true, pool: { min: 1, max: 1 } });
  if (pg) { await knex.raw('drop schema public cascade'); await knex.raw('create schema public'); }
  const checks = Array.from({ length: 40 }, (_, n) => n % 4 === 0
    ? { id: `c${n}`, required: false, each: 'bad', expect: 'false', message: "it.name + ' is bad'" }
    : { id: `c${n}`, required: true, expect: `ok || ${n} == 1` });
  const file = await writeChecklist('/tmp/backend/list', { checks });
  const probe = new Probe();
  const names = Array.from({ length: N }, (_, n) => `service-${n}`);
  names.forEach(n => probe.set(n, collected({ ok: true, bad: [bad('root', 7), bad('latest', 8), bad('curl', 9)] })));
  const catalog = catalogServiceMock({ entities: names.map(n => component(n, { system: 'system:default/shop', labels: { tier: 'gold' }, annotations: { 'example.com/a': 'b' } })) });
  const scheduler = mockServices.scheduler();
  let bareRows = 0;
  const bare = createBackendPlugin({ pluginId: 'bare', register(env) { env.registerInit({ deps: { http: coreServices.httpRouter }, async init({ http }) {
    const router = express.Router();
    router.get('/row/:kind/:namespace/:name', async (req, res, next) => { try {
      const { kind, namespace, name } = req.params;
      const row = await knex('scorecards').where({ entity_ref: `${kind}:${namespace}/${name}`, checklist: 'test-checklist' }).first();
      bareRows += 1;
      res.type('application/json').send(row.results);
    } catch (e) { next(e); } });
    router.get('/rowjson/:kind/:namespace/:name', async (req, res, next) => { try {
      const { kind, namespace, name } = req.params;
      const row = await knex('scorecards').where({ entity_ref: `${kind}:${namespace}/${name}`, checklist: 'test-checklist' }).first();
      res.json({ ...JSON.parse(row.summary), results: JSON.parse(row.results) });
    } catch (e) { next(e); } });
    http.use(router);
  } }); } });
  const { server } = await startTestBackend({ features: [ maturityPlugin, probe.module, bare, mockServices.database.factory({ knex }), createServiceFactory({ service: catalogServiceRef, deps: {}, factory: () => catalog }),
    createServiceFactory({ service: coreServices.scheduler, deps: {}, factory: () => scheduler }),
    mockServices.rootConfig.factory({ data: { maturity: { catalog: { pollInterval: { milliseconds: 1 } }, checklist: { path: file } } } }) ] });
  const loop = monitorEventLoopDelay({ resolution: 5 });
  const sweep = async (label: string) => {
    loop.reset(); loop.enable();
    const cpu = process.cpuUsage(); const t = Date.now();
    await scheduler.triggerTask('maturity-catalog');
    await scheduler.triggerTask('maturity-sweep');
    await scheduler.triggerTask('maturity-sweep');
    loop.disable(); const c = process.cpuUsage(cpu);
    console.log(label, { ms: Date.now() - t, cpuMs: Math.round((c.user + c.system) / 1000), perS: Math.round(N / (Date.now() - t) * 1000), maxDelay: Math.round(loop.max / 1e6), p99: Math.round(loop.percentile(99) / 1e6), rssMB: Math.round(process.memoryUsage().rss / 1e6) });
  };
  await sweep('first');
  if (!pg) console.log('db MB', statSync('/tmp/backend/bench.sqlite').size / 1e6);
  await knex('buckets').where('id', '>', 0).update({ due_at: '2020' });
  await sweep('unchanged');
  names.forEach((n, i) => i % 10 === 0 && probe.set(n, collected({ ok: false, bad: [] })));
  await knex('buckets').where('id', '>', 0).update({ due_at: '2020' });
  await sweep('10% changed');
  const { port } = server.address() as { port: number };
  const paths: Record<string, string> = { bare: '/api/bare/row/component/default/service-', scorecard: '/api/maturity/scorecards/by-name/component/default/service-', bareJson: '/api/bare/rowjson/component/default/service-', };
  const load = (path: string) => new Promise<{ rps: number; bytes: number }>(resolve => {
    const child = fork('/tmp/backend/load.mjs', [String(port), path, String(N)], { execArgv: [] });
    child.on('message', m => resolve(m as never));
  });
  for (const p of Object.values(paths)) await load(p);
  for (let round = 0; round < 3; round++) for (const [name, p] of Object.entries(paths)) {
    const cpu = process.cpuUsage();
    const r = await load(p);
    const c = process.cpuUsage(cpu);
    console.log(round, name, Math.round(r.rps), 'req/s', ((c.user + c.system) / 1000 / (r.rps * 4)).toFixed(2), 'ms CPU', r.bytes, 'bytes');
  }
  process.exit(0);
}
main().catch(e => { console.error(e); process.exit(1); });
