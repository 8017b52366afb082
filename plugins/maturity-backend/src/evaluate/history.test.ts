import { TestDatabases } from '@backstage/backend-test-utils';
import { Transition } from '@container-maturity/backstage-plugin-maturity-common';
import { dirname } from 'node:path';
import request from 'supertest';
import { usualChecks, writeChecklist } from '../__testUtils__/checklist';
import { bad, collected } from '../__testUtils__/probe';
import { component, startMaturity } from '../__testUtils__/startMaturity';

jest.setTimeout(60_000);

const by = '/api/maturity/scorecards/by-name/component/default';

describe('history', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();

  async function start(id: (typeof engines)[number][0]) {
    const knex = await databases.init(id);
    const maturity = await startMaturity({ knex, entities: [component('a')] });
    const history = async (query = ''): Promise<Transition[]> => {
      const url = `${by}/a/history${query}`;
      return (await request(maturity.server).get(url).expect(200)).body.items;
    };
    const scorecard = async () =>
      (await request(maturity.server).get(`${by}/a`).expect(200)).body;
    const change = async (action: () => unknown) => {
      const before = (await history('?limit=200')).length;
      await action();
      await maturity.endPeriod();
      await maturity.sweep();
      const after = await history('?limit=200');
      return after.slice(0, after.length - before);
    };
    const rewrite = (options: Parameters<typeof writeChecklist>[1]) =>
      writeChecklist(dirname(maturity.checklistFile), options);
    await maturity.sweep();
    return { ...maturity, knex, history, scorecard, change, rewrite };
  }

  it.each(engines)('begins with the first evaluation, %p', async id => {
    const t = await start(id);
    const items = await t.history();
    expect(
      items.map(({ check, from, to, cause }) => ({ check, from, to, cause })),
    ).toEqual([
      { check: undefined, from: null, to: '1', cause: { type: 'first' } },
      { check: 'is-ok', from: null, to: 'pass', cause: { type: 'first' } },
    ]);
    await t.stop();
  });

  it.each(engines)('tells what made a status change, %p', async id => {
    const t = await start(id);
    expect(
      await t.change(() =>
        t.probe.set('a', collected({ ok: false, bad: [bad('x')] })),
      ),
    ).toEqual([
      {
        at: expect.any(String),
        from: '1',
        to: '0',
        cause: { type: 'data', detail: 'probe' },
      },
      {
        at: expect.any(String),
        check: 'nothing-bad',
        from: 'not-applicable',
        to: 'fail',
        cause: { type: 'data', detail: 'probe' },
      },
      {
        at: expect.any(String),
        check: 'is-ok',
        from: 'pass',
        to: 'fail',
        cause: { type: 'data', detail: 'probe' },
      },
    ]);

    const withoutOne = usualChecks.filter(
      ({ id: check }) => check !== 'nothing-bad',
    );
    expect(
      await t.change(() => t.rewrite({ checks: withoutOne, version: '1.1.0' })),
    ).toEqual([
      {
        at: expect.any(String),
        check: 'nothing-bad',
        from: 'fail',
        to: null,
        cause: { type: 'checklist', detail: '1.1.0' },
      },
    ]);
    expect(await t.knex('results').pluck('check_id')).not.toContain(
      'nothing-bad',
    );

    const easier = withoutOne.map(check => ({
      ...check,
      expect: 'ok || true',
    }));
    expect(
      await t.change(() => t.rewrite({ checks: easier, version: '1.2.0' })),
    ).toEqual([
      {
        at: expect.any(String),
        from: '0',
        to: '1',
        cause: { type: 'checklist', detail: '1.2.0' },
      },
      {
        at: expect.any(String),
        check: 'is-ok',
        from: 'fail',
        to: 'pass',
        cause: { type: 'checklist', detail: '1.2.0' },
      },
    ]);
    await t.stop();
  });

  it.each(engines)('pages, and narrows to one check, %p', async id => {
    const t = await start(id);
    for (const ok of [false, true, false]) {
      await t.change(() => t.probe.set('a', collected({ ok, bad: [] })));
    }
    const all = await t.history();
    expect(all).toHaveLength(8);
    const paged: Transition[] = [];
    let cursor = '';
    do {
      const { body } = await request(t.server)
        .get(`${by}/a/history?limit=3${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      paged.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
    const one = await t.history('?check=is-ok');
    expect(one.map(({ to }) => to)).toEqual(['fail', 'pass', 'fail', 'pass']);
    await t.stop();
  });

  it.each(engines)(
    'keeps a snapshot a day, only of what changed, %p',
    async id => {
      const t = await start(id);
      const snapshots = () => t.knex('snapshots').orderBy('day');
      expect(await snapshots()).toEqual([
        expect.objectContaining({ granted: 1, owner: 'group:default/team-a' }),
      ]);
      const yesterday = new Date(Date.now() - 24 * 3600e3)
        .toISOString()
        .slice(0, 10);
      await t.knex('snapshots').update({ day: yesterday });
      await t.change(() =>
        t.probe.set('a', collected({ ok: true, bad: [bad('x')] })),
      );
      expect(await snapshots()).toHaveLength(1);
      await t.change(() => t.probe.set('a', collected({ ok: false, bad: [] })));
      await t.change(() =>
        t.catalog.set([
          component('a', { etag: '2', owner: 'group:default/b' }),
        ]),
      );
      expect(await snapshots()).toEqual([
        expect.objectContaining({ day: yesterday, granted: 1 }),
        expect.objectContaining({ granted: 0, owner: 'group:default/b' }),
      ]);
      await t.stop();
    },
  );

  it.each(engines)('gives time for a new required check, %p', async id => {
    const t = await start(id);
    const stricter = [...usualChecks, { id: 'no-way', expect: 'false' }];
    expect(
      await t.change(() => t.rewrite({ checks: stricter, version: '2.0.0' })),
    ).toEqual([
      expect.objectContaining({
        check: 'no-way',
        from: null,
        to: 'scheduled',
        cause: { type: 'checklist', detail: '2.0.0' },
      }),
    ]);
    const { level, results } = await t.scorecard();
    expect(level.granted).toBe(1);
    const days = (Date.parse(results.at(-1).until) - Date.now()) / 24 / 3600e3;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(30.1);

    await t
      .knex('checks')
      .where({ check_id: 'no-way' })
      .update({ grace_until: '2026-01-01T00:00:00.000Z' });
    await t.stop();
    const later = await startMaturity({
      knex: t.knex,
      entities: [component('a')],
      checklistFile: t.checklistFile,
    });
    await later.endPeriod();
    await later.sweep();
    const { body } = await request(later.server).get(`${by}/a`);
    expect(body.level.granted).toBe(0);
    await later.stop();
  });

  it.each(engines)('gives no time to those who failed before, %p', async id => {
    const t = await start(id);
    await t.change(() => t.probe.set('a', collected({ ok: false, bad: [] })));
    const reworded = usualChecks.map(check => ({
      ...check,
      expect: check.id === 'is-ok' ? 'ok && bad.size() == 0' : check.expect,
    }));
    expect(
      await t.change(() => t.rewrite({ checks: reworded, version: '1.0.1' })),
    ).toEqual([]);
    const { level, results } = await t.scorecard();
    expect(level.granted).toBe(0);
    expect(results[0]).toMatchObject({ check: 'is-ok', status: 'fail' });
    await t.stop();
  });

  it.each(engines)(
    'keeps the last good checklist and shows what is wrong, %p',
    async id => {
      const t = await start(id);
      const url = '/api/maturity/checklists/test-checklist';
      expect(
        (await request(t.server).get(url).expect(200)).body.problems,
      ).toBeUndefined();
      const broken = usualChecks.map(check => ({
        ...check,
        expect: check.id === 'is-ok' ? 'okay' : check.expect,
      }));
      expect(
        await t.change(() => t.rewrite({ checks: broken, version: '3.0.0' })),
      ).toEqual([]);
      const { body } = await request(t.server).get(url).expect(200);
      expect(body.version).toBe('1.0.0');
      expect(body.problems[0]).toMatchObject({
        file: expect.stringContaining('checklist.yaml'),
        line: expect.any(Number),
        column: expect.any(Number),
        message: expect.stringContaining('okay'),
      });
      expect((await t.scorecard()).checklist.version).toBe('1.0.0');

      await t.change(() => t.rewrite({ version: '3.0.1' }));
      const mended = (await request(t.server).get(url).expect(200)).body;
      expect(mended.problems).toBeUndefined();
      expect(mended.version).toBe('3.0.1');
      await request(t.server).get('/api/maturity/checklists/other').expect(404);
      await t.stop();
    },
  );
});
