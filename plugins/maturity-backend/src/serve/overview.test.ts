import { TestDatabases } from '@backstage/backend-test-utils';
import { Overview } from '@container-maturity/backstage-plugin-maturity-common';
import request from 'supertest';
import { group } from '../__testUtils__/organisation';
import { collected } from '../__testUtils__/probe';
import { component, startMaturity } from '../__testUtils__/startMaturity';

jest.setTimeout(60_000);

/** All but the clock. */
const FAKED = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
  'nextTick',
  'queueMicrotask',
  'hrtime',
  'performance',
] as const;

describe('the overview', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  async function start(id: 'SQLITE_3' | 'POSTGRES_15') {
    const knex = await databases.init(id);
    const maturity = await startMaturity({
      knex,
      entities: [
        component('a'),
        component('b'),
        component('c', { owner: 'group:default/team-b', tags: ['edge'] }),
        group('all', ['team-a', 'team-b']),
        group('team-a'),
        group('team-b'),
      ],
    });
    for (const name of ['a', 'b', 'c']) {
      maturity.probe.set(name, collected({ ok: name === 'a', bad: [] }));
    }
    await maturity.sweep();
    const overview = async (query = ''): Promise<Overview> =>
      (
        await request(maturity.server)
          .get(`/api/maturity/overview${query}`)
          .expect(200)
      ).body;
    return { ...maturity, knex, overview };
  }

  it.each(databases.eachSupportedId())(
    'counts who reached a level, and follows what is written, %p',
    async id => {
      const t = await start(id as 'SQLITE_3');
      const first = await t.overview('?level=1');
      expect(first).toMatchObject({
        entities: 3,
        notInScope: 0,
        restricted: false,
        levels: [
          { level: 1, reached: 1, of: 3, earned: 1, unverified: 0, change: 1 },
        ],
        heatMap: {
          rows: [
            { ref: 'group:default/team-a', entities: 2, cells: [[1, 2]] },
            { ref: 'group:default/team-b', entities: 1, cells: [[0, 1]] },
          ],
          more: 0,
        },
        nearMisses: { total: 2 },
        split: { from: 0, to: 1, parts: [{ cause: 'came', up: 1, down: 0 }] },
      });
      expect(first.distribution.at(-1)).toMatchObject({
        levels: [2, 1, 0, 0, 0],
      });

      t.probe.set('c', collected({ ok: true, bad: [] }));
      await t.endPeriod();
      await t.sweep();
      expect((await t.overview()).levels).toMatchObject([{ reached: 2 }]);

      t.catalog.set([component('a')]);
      await t.sweep();
      expect(await t.overview()).toMatchObject({
        entities: 1,
        levels: [{ reached: 1, of: 1 }],
      });
      await t.stop();
    },
  );

  it('is narrowed by owner, with the groups below, and by tag', async () => {
    const t = await start('SQLITE_3');
    const entities = async (query: string) =>
      (await t.overview(query)).entities;
    expect(await entities('?owner=group:default/team-a')).toBe(2);
    expect(await entities('?owner=group:default/all')).toBe(3);
    expect(await entities('?tag=edge')).toBe(1);
    expect(await entities('?type=library')).toBe(0);
    await t.stop();
  });

  it('follows groups that move, though no scorecard changes', async () => {
    const t = await start('SQLITE_3');
    const ofAll = async () =>
      (await t.overview('?owner=group:default/all')).entities;
    expect(await ofAll()).toBe(3);
    jest.useFakeTimers({ doNotFake: [...FAKED], now: Date.now() + 600_000 });
    t.catalog.set([group('all', ['team-b']), group('team-b')]);
    expect(await ofAll()).toBe(1);
    jest.useRealTimers();
    await t.stop();
  });

  it('refuses days that are none', async () => {
    const t = await start('SQLITE_3');
    for (const query of [
      '?at=2026-02-30',
      '?at=2999-01-01',
      '?at=0000-01-01',
      '?since=soon',
      '?since=2026-02-01&at=2026-01-31',
    ]) {
      const { body } = await request(t.server)
        .get(`/api/maturity/overview${query}`)
        .expect(400);
      expect(body.error.message).toMatch(/\b(at|since)\b/);
    }
    await t.stop();
  });
});
