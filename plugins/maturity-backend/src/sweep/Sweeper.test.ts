import { TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { bad, collected, Probe } from '../__testUtils__/probe';
import {
  component,
  startMaturity,
  TestCatalog,
} from '../__testUtils__/startMaturity';
import { Statements } from '../__testUtils__/statements';

jest.setTimeout(60_000);

const by = '/api/maturity/scorecards/by-name/component/default';

describe('Sweeper', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();

  it.each(engines)('writes no row for an unchanged entity, %p', async id => {
    const knex = await databases.init(id);
    const names = Array.from({ length: 40 }, (_, n) => `service-${n}`);
    const maturity = await startMaturity({
      knex,
      entities: names.map(name => component(name)),
    });
    names.forEach(name =>
      maturity.probe.set(name, collected({ ok: true, bad: [bad('x')] })),
    );
    await maturity.sweep();
    const before = await request(maturity.server).get(`${by}/service-1`);
    await maturity.endPeriod();
    const statements = new Statements(knex);
    maturity.probe.calls.length = 0;
    await maturity.sweep();

    expect(maturity.probe.calls).toHaveLength(names.length);
    // Only the leases, which are kept for shares of the work, not for entities.
    expect(new Set(statements.written)).toEqual(new Set(['buckets']));
    expect(statements.written.length).toBeLessThan(60);

    const after = await request(maturity.server).get(`${by}/service-1`);
    expect(after.body.evaluatedAt > before.body.evaluatedAt).toBe(true);
    expect(after.body.results[0].verifiedAt).toBe(after.body.evaluatedAt);
    expect(after.body.results[0].since).toBe(before.body.results[0].since);
    await maturity.stop();
  });

  it.each(engines)('writes only what changed, %p', async id => {
    const knex = await databases.init(id);
    const maturity = await startMaturity({
      knex,
      entities: [component('a'), component('b')],
    });
    await maturity.sweep();
    maturity.probe.set('b', collected({ ok: false, bad: [] }));
    await maturity.endPeriod();
    const count = async () =>
      Number((await knex('transitions').count({ n: '*' }))[0].n);
    const before = await count();
    const untouched = await knex('scorecards').where(
      'entity_ref',
      'component:default/a',
    );
    await maturity.sweep();

    expect(await count()).toBe(before + 2);
    expect(
      await knex('scorecards').where('entity_ref', 'component:default/a'),
    ).toEqual(untouched);
    const { body } = await request(maturity.server).get(`${by}/b`);
    expect(body.level.granted).toBe(0);
    await maturity.stop();
  });

  it.each(engines)(
    'carries results over while a collector fails, %p',
    async id => {
      const knex = await databases.init(id);
      const maturity = await startMaturity({
        knex,
        entities: [component('a'), component('b')],
      });
      maturity.probe.set('a', collected({ ok: true, bad: [] }));
      await maturity.sweep();
      const first = (await request(maturity.server).get(`${by}/a`)).body;

      maturity.probe.set('a', new Error('host is down'));
      await maturity.endPeriod();
      await maturity.sweep();
      const failing = (await request(maturity.server).get(`${by}/a`)).body;
      expect(failing.level).toEqual({ granted: 1, earned: 1, verified: 0 });
      expect(failing.results[0]).toMatchObject({
        check: 'is-ok',
        status: 'error',
        reason: {
          en: 'The collector "probe" failed: host is down',
          zh: '采集器“probe”失败：host is down',
        },
        carried: { status: 'pass', verifiedAt: first.evaluatedAt },
      });
      const other = (await request(maturity.server).get(`${by}/b`)).body;
      expect(other.level.verified).toBe(1);

      // While the source stays away, nothing is written either.
      await maturity.endPeriod();
      const statements = new Statements(knex);
      await maturity.sweep();
      expect(new Set(statements.written)).toEqual(new Set(['buckets']));

      maturity.probe.set('a', collected({ ok: true, bad: [] }));
      maturity.probe.calls.length = 0;
      await maturity.endPeriod();
      await maturity.sweep();
      const back = (await request(maturity.server).get(`${by}/a`)).body;
      expect(back.level.verified).toBe(1);
      // The evidence of before the failure was kept, and its etag was handed back.
      expect(maturity.probe.calls.find(({ name }) => name === 'a')).toEqual({
        name: 'a',
        etag: '{"ok":true,"bad":[]}',
      });
      await maturity.stop();
    },
  );

  it.each(engines)('calls a long-carried level unverified, %p', async id => {
    const knex = await databases.init(id);
    const maturity = await startMaturity({
      knex,
      entities: [component('a')],
      maturity: {
        evaluation: { unverifiedAfter: { milliseconds: 1 } },
      },
    });
    await maturity.sweep();
    maturity.probe.set('a', new Error('down'));
    await maturity.endPeriod();
    await maturity.sweep();
    const { body } = await request(maturity.server).get(`${by}/a`);
    expect(body.level).toMatchObject({ granted: 1, verified: 0 });
    expect(body.unverifiedSince).toEqual(expect.any(String));
    const list = await request(maturity.server).get(
      '/api/maturity/scorecards?unverified=true',
    );
    expect(list.body.items).toHaveLength(1);
    const none = await request(maturity.server).get(
      '/api/maturity/scorecards?unverified=false',
    );
    expect(none.body.items).toHaveLength(0);
    await maturity.stop();
  });

  it.each(engines)(
    'shares the work with another replica, and each entity is collected once, %p',
    async id => {
      const knex = await databases.init(id);
      const names = Array.from({ length: 60 }, (_, n) => `service-${n}`);
      const catalog = new TestCatalog(names.map(name => component(name)));
      const probes = [new Probe(), new Probe()];
      const slow = async () => {
        await new Promise(resolve => setTimeout(resolve, 5));
      };
      probes.forEach(probe => {
        probe.onCollect = slow;
      });
      const replicas = [
        await startMaturity({ knex, catalog, probe: probes[0] }),
      ];
      replicas.push(
        await startMaturity({
          knex,
          catalog,
          probe: probes[1],
          checklistFile: replicas[0].checklistFile,
        }),
      );
      await Promise.all(replicas.map(replica => replica.sweep()));
      // Whoever compared the catalog last may have told only its own replica.
      await Promise.all(replicas.map(replica => replica.sweep()));

      const collectedBy = probes.map(probe => probe.calls.map(c => c.name));
      expect([...collectedBy[0], ...collectedBy[1]].sort()).toEqual(
        [...names].sort(),
      );
      expect(collectedBy[0].length).toBeGreaterThan(0);
      expect(collectedBy[1].length).toBeGreaterThan(0);
      const [{ n }] = await knex('transitions')
        .whereNull('check_id')
        .count({ n: '*' });
      expect(Number(n)).toBe(names.length);
      await Promise.all(replicas.map(replica => replica.stop()));
    },
  );

  it.each(engines)(
    'takes over from a replica that was killed, when its lease is over, %p',
    async id => {
      const knex = await databases.init(id);
      const maturity = await startMaturity({
        knex,
        entities: [component('a')],
      });
      const inAMinute = new Date(Date.now() + 60_000).toISOString();
      await knex('buckets')
        .where('id', '>', 0)
        .update({ leased_by: 'killed', leased_until: inAMinute });
      await maturity.sweep();
      await request(maturity.server).get(`${by}/a`).expect(404);
      expect(maturity.probe.calls).toEqual([]);

      await knex('buckets')
        .where('id', '>', 0)
        .update({ leased_until: '2020-01-01T00:00:00.000Z' });
      await maturity.sweep();
      await request(maturity.server).get(`${by}/a`).expect(200);
      await maturity.stop();
    },
  );

  it.each(engines)(
    'pays no heed to times that a clock ahead or a longer period has left, %p',
    async id => {
      const knex = await databases.init(id);
      const maturity = await startMaturity({
        knex,
        entities: [component('a')],
      });
      await maturity.sweep();
      maturity.probe.calls.length = 0;
      const nextYear = new Date(Date.now() + 365 * 86_400_000).toISOString();
      await knex('buckets').update({
        due_at: nextYear,
        leased_by: 'from the future',
        leased_until: nextYear,
      });
      maturity.catalog.set([component('a'), component('b')]);
      await maturity.sweep();
      expect(maturity.probe.calls.map(({ name }) => name).sort()).toEqual([
        'a',
        'b',
      ]);
      await maturity.stop();
    },
  );

  it.each(engines)(
    'tries what failed again later, and lets the others be, %p',
    async id => {
      const knex = await databases.init(id);
      const maturity = await startMaturity({
        knex,
        entities: ['a', 'b', 'c'].map(name => component(name)),
      });
      await maturity.sweep();
      const before = await knex('scorecards').where('entity_ref', 'like', '%a');
      await knex('subjects').where('name', 'a').update({ entity: '{' });
      await maturity.endPeriod();
      maturity.probe.calls.length = 0;
      await maturity.sweep();
      await maturity.sweep();
      expect(maturity.probe.calls.map(({ name }) => name).sort()).toEqual([
        'b',
        'c',
      ]);
      expect(
        await knex('scorecards').where('entity_ref', 'like', '%a'),
      ).toEqual(before);
      const [{ bucket }] = await knex('subjects').where('name', 'a');
      const [row] = await knex('buckets').where('id', bucket);
      const wait = Date.parse(row.due_at) - Date.now();
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(300_000);
      expect(row.leased_by).toBeNull();
      await maturity.stop();
    },
  );

  it.each(engines)(
    'stops at once at shutdown and loses nothing, %p',
    async id => {
      const knex = await databases.init(id);
      const catalog = new TestCatalog([component('a')]);
      const probe = new Probe();
      let isCollecting: () => void;
      const collecting = new Promise<void>(resolve => {
        isCollecting = resolve;
      });
      probe.onCollect = async () => {
        isCollecting();
        await new Promise(() => {}); // hangs, and doesn't listen to the signal
      };
      const maturity = await startMaturity({ knex, catalog, probe });
      const sweeping = maturity.sweep().catch(() => {});
      await collecting;
      await maturity.stop();
      await sweeping;
      expect(
        await knex('buckets').where('id', '>', 0).whereNotNull('leased_by'),
      ).toEqual([]);

      const next = await startMaturity({
        knex,
        catalog,
        checklistFile: maturity.checklistFile,
      });
      await next.sweep();
      await request(next.server).get(`${by}/a`).expect(200);
      await next.stop();
    },
  );
});
