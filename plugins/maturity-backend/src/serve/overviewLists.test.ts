import { TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { group } from '../__testUtils__/organisation';
import { bad, collected } from '../__testUtils__/probe';
import { component, startMaturity } from '../__testUtils__/startMaturity';
import { Statements } from '../__testUtils__/statements';

jest.setTimeout(60_000);

describe('what is behind an overview', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();

  async function start(id: (typeof engines)[number][0]) {
    const knex = await databases.init(id);
    const t = await startMaturity({
      knex,
      entities: [
        component('a', { system: 'system:default/shop' }),
        component('b'),
        component('c', { owner: 'group:default/team-b' }),
        component('d', { owner: 'group:default/team-b' }),
        group('all', ['team-a', 'team-b']),
      ],
    });
    t.probe.set('a', collected({ ok: true, bad: [] }));
    t.probe.set('b', collected({ ok: false, bad: [] }));
    t.probe.set('c', collected({ ok: false, bad: [bad('x', 7), bad('y')] }));
    t.probe.set('d', collected({ ok: true, bad: [bad('z')] }));
    await t.sweep();
    const get = async (path: string, status = 200) =>
      request(t.server).get(`/api/maturity/overview${path}`).expect(status);
    const list = async (query = '') => (await get(`/entities${query}`)).body;
    const names = async (query: string) =>
      (await list(query)).items.map(
        ({ entityRef }: { entityRef: string }) => entityRef.split('/')[1],
      );
    return { ...t, knex, get, list, names };
  }

  it.each(engines)('lists entities with what they lack, %p', async id => {
    const t = await start(id);
    const today = new Date().toISOString().slice(0, 10);
    expect(await t.list('?limit=2')).toEqual({
      at: today,
      items: [
        {
          entityRef: 'component:default/a',
          owner: 'group:default/team-a',
          system: 'system:default/shop',
          level: { granted: 1, earned: 1, verified: 1 },
          unverified: false,
          passed: 1,
          applicable: 1,
          open: [],
        },
        {
          entityRef: 'component:default/b',
          owner: 'group:default/team-a',
          level: { granted: 0, earned: 0, verified: 0 },
          unverified: false,
          passed: 0,
          applicable: 1,
          open: ['is-ok'],
        },
      ],
      total: 4,
      restricted: false,
      nextCursor: expect.any(String),
    });
    const { nextCursor } = await t.list('?limit=2');
    const last = await t.list(`?limit=2&cursor=${nextCursor}`);
    expect(last.items).toHaveLength(2);
    expect(last).toMatchObject({
      items: [
        { entityRef: 'component:default/c' },
        { entityRef: 'component:default/d' },
      ],
      total: 4,
    });
    expect(last.nextCursor).toBeUndefined();
    await t.stop();
  });

  it.each(engines)('narrows the list, %p', async id => {
    const t = await start(id);
    expect(await t.names('?check=is-ok')).toEqual(['b', 'c']);
    expect(await t.names('?check=is-ok&owner=group:default/team-b')).toEqual([
      'c',
    ]);
    expect(await t.names('?owner=group:default/all')).toHaveLength(4);
    expect(await t.names('?system=system:default/shop')).toEqual(['a']);
    expect(await t.names('?level=0')).toEqual(['b', 'c']);
    expect(await t.names('?level=0&level=1')).toHaveLength(4);
    expect(await t.names('?minLevel=1')).toEqual(['a', 'd']);
    expect(await t.names('?unverified=true')).toEqual([]);
    expect(await t.names('?unverified=false')).toHaveLength(4);
    expect(await t.names('?task=first')).toHaveLength(4);
    expect(await t.names('?task=first/basics')).toHaveLength(4);
    expect(await t.names('?type=library')).toEqual([]);
    for (const query of [
      '?task=second',
      '?task=first/other',
      '?check=other',
      '?level=5',
      '?limit=201',
      '?cursor=nonsense',
      '?colour=red',
      '?at=2999-01-01',
    ]) {
      await t.get(`/entities${query}`, 400);
    }
    await t.stop();
  });

  it.each(engines)('lists them as of a past day, %p', async id => {
    const t = await start(id);
    // As if all that has happened so far had happened a week ago.
    const day = new Date(Date.now() - 7 * 86_400_000).toISOString();
    await t.knex('snapshots').update({ day: day.slice(0, 10) });
    await t.knex('transitions').update({ at: day });
    t.probe.set('b', collected({ ok: true, bad: [] }));
    await t.endPeriod();
    await t.sweep();

    expect(await t.names('?check=is-ok')).toEqual(['c']);
    const past = `at=${day.slice(0, 10)}`;
    expect(await t.names(`?check=is-ok&${past}`)).toEqual(['b', 'c']);
    expect(await t.names(`?level=0&${past}`)).toEqual(['b', 'c']);
    const before = new Date(Date.now() - 8 * 86_400_000).toISOString();
    expect(await t.names(`?at=${before.slice(0, 10)}`)).toEqual([]);
    await t.stop();
  });

  it.each(engines)(
    'lists the findings of a check, also of an advisory one, with one statement a page, %p',
    async id => {
      const t = await start(id);
      const statements = new Statements(t.knex);
      await t.get('/findings?check=nothing-bad');
      statements.clear();
      const { body } = await t.get('/findings?check=nothing-bad&limit=1');
      expect(statements.list.length).toBe(3);
      expect(body).toEqual({
        check: 'nothing-bad',
        items: [
          {
            entityRef: 'component:default/c',
            owner: 'group:default/team-b',
            status: 'fail',
            required: false,
            findings: [
              {
                message: { en: 'x is bad', zh: 'x is bad' },
                source: { file: 'Dockerfile', line: 7 },
              },
              {
                message: { en: 'y is bad', zh: 'y is bad' },
                source: { file: 'Dockerfile', line: 1 },
              },
            ],
            findingCount: 2,
            since: expect.stringMatching(/^\d{4}-/),
          },
        ],
        total: 2,
        restricted: false,
        nextCursor: expect.any(String),
      });
      const next = await t.get(
        `/findings?check=nothing-bad&limit=1&cursor=${body.nextCursor}`,
      );
      expect(next.body).toMatchObject({
        items: [{ entityRef: 'component:default/d', findingCount: 1 }],
        total: 2,
      });
      expect(next.body.nextCursor).toBeUndefined();
      const narrowed = await t.get(
        '/findings?check=nothing-bad&owner=group:default/team-a',
      );
      expect(narrowed.body).toMatchObject({ items: [], total: 0 });
      for (const query of ['', '?check=other', '?check=is-ok&at=2026-01-01']) {
        await t.get(`/findings${query}`, 400);
      }
      await t.stop();
    },
  );
});
