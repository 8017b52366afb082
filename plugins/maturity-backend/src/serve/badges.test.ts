import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { testPermissions, TestPolicy } from '../__testUtils__/permissions';
import { collected } from '../__testUtils__/probe';
import { component, startMaturity } from '../__testUtils__/startMaturity';
import { Statements } from '../__testUtils__/statements';

jest.setTimeout(60_000);

const badge = (name: string) =>
  `/api/maturity/badges/by-name/component/default/${name}.svg`;

describe('badges', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();

  async function start(
    id: (typeof engines)[number][0],
    badges?: { public: boolean },
  ) {
    const knex = await databases.init(id);
    const policy: TestPolicy = {};
    const t = await startMaturity({
      knex,
      entities: [component('a'), component('b.svg'), component('c')],
      features: [testPermissions(policy).factory],
      ...(badges && { maturity: { badges } }),
    });
    t.probe.set('b.svg', collected({ ok: false, bad: [] }));
    await t.sweep();
    await knex('scorecards')
      .where({ entity_ref: 'component:default/c' })
      .update({ unverified_since: '2026-11-22T00:00:00.000Z' });
    const get = (name: string, status: number) =>
      request(t.server).get(badge(name)).expect(status);
    const anonymously = (path: string) =>
      request(t.server)
        .get(path)
        .set('Authorization', mockCredentials.none.header());
    return { ...t, knex, policy, get, anonymously };
  }

  it.each(engines)('show a level in both languages, %p', async id => {
    const t = await start(id);
    const statements = new Statements(t.knex);
    const { headers, body } = await t.get('a', 200);
    expect(statements.list).toHaveLength(1);
    expect(headers).toMatchObject({
      'content-type': expect.stringMatching(/^image\/svg\+xml/),
      'cache-control': 'private, max-age=300',
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    });
    expect(String(body)).toContain('aria-label="maturity: level 1"');
    expect(String((await t.get('b.svg', 200)).body)).toContain(
      'aria-label="maturity: level 0"',
    );
    expect(String((await t.get('c', 200)).body)).toContain(
      'aria-label="maturity: level 1, unverified"',
    );
    const zh = await request(t.server).get(`${badge('a')}?language=zh`);
    expect(String(zh.body)).toContain('aria-label="成熟度: 1 级"');
    await request(t.server)
      .get(`${badge('a')}?language=fr`)
      .expect(400);
    await t.get('absent', 404);
    await t.stop();
  });

  it.each(engines)('are sent again only when they change, %p', async id => {
    const t = await start(id);
    const { etag } = (await t.get('a', 200)).headers;
    await t.get('a', 200).set('If-None-Match', '"other"');
    const same = await t.get('a', 304).set('If-None-Match', etag);
    expect(same.text).toBe('');
    expect(same.headers).toMatchObject({
      etag,
      'cache-control': 'private, max-age=300',
    });
    t.probe.set('a', collected({ ok: false, bad: [] }));
    await t.endPeriod();
    await t.sweep();
    const changed = await t.get('a', 200).set('If-None-Match', etag);
    expect(changed.headers.etag).not.toBe(etag);
    await t.stop();
  });

  it.each(engines)(
    'are for those who may see the entity, unless config makes them public, %p',
    async id => {
      const t = await start(id, { public: false });
      expect((await t.anonymously(badge('a'))).status).toBe(401);
      t.policy.entities = 'deny';
      await t.get('a', 404);
      t.policy.denied = ['maturity.scorecard.read'];
      await t.get('a', 403);
      await t.stop();
    },
  );

  it.each(engines)('are for anybody where config says so, %p', async id => {
    const t = await start(id, { public: true });
    t.policy.entities = 'deny';
    const { headers, body } = await t.anonymously(badge('a')).expect(200);
    expect(headers['cache-control']).toBe('public, max-age=300');
    expect(String(body)).toContain('level 1');
    await t.anonymously(badge('absent')).expect(404);
    // Nothing else has become public.
    for (const path of [
      'scorecards',
      'scorecards/by-name/component/default/a',
      'overview',
    ]) {
      await t.anonymously(`/api/maturity/${path}`).expect(401);
    }
    await t.stop();
  });
});
