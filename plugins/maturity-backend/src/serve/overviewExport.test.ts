import { TestDatabases } from '@backstage/backend-test-utils';
import { OVERVIEW_TABLES } from '@container-maturity/backstage-plugin-maturity-common';
import request from 'supertest';
import { collected } from '../__testUtils__/probe';
import { component, startMaturity } from '../__testUtils__/startMaturity';

jest.setTimeout(60_000);

const TODAY = new Date().toISOString().slice(0, 10);

describe('the export of an overview', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();

  /** As many as a page of the overview has no room for. */
  async function start(id: (typeof engines)[number][0]) {
    const knex = await databases.init(id);
    const t = await startMaturity({
      knex,
      entities: Array.from({ length: 25 }, (_, index) =>
        component(`e${String(index).padStart(2, '0')}`),
      ),
    });
    for (let index = 0; index < 25; index += 1) {
      const name = `e${String(index).padStart(2, '0')}`;
      t.probe.set(name, collected({ ok: index === 0, bad: [] }));
    }
    await t.sweep();
    const file = (path: string, status = 200) =>
      request(t.server)
        .get(`/api/maturity/overview/export/${path}`)
        .expect(status);
    const csv = async (path: string) =>
      (await file(path)).text.trimEnd().split('\r\n');
    return { ...t, knex, file, csv };
  }

  it.each(engines)('has every row of every table, %p', async id => {
    const t = await start(id);
    expect(await t.csv('levels')).toEqual([
      'level,reached,of,earned,unverified,change',
      '1,1,25,1,0,1',
    ]);
    expect(await t.csv('distribution')).toEqual([
      'day,level0,level1,level2,level3,level4,unverified',
      `${TODAY},24,1,0,0,0,0`,
    ]);
    expect(await t.csv('heat-map')).toEqual([
      'ref,entities,phase,task,passed,applicable',
      'group:default/team-a,25,first,basics,1,25',
    ]);
    const misses = await t.csv('near-misses');
    expect(misses).toHaveLength(25);
    expect(misses.slice(0, 2)).toEqual([
      'entityRef,owner,level,reaches,check,effort',
      'component:default/e01,group:default/team-a,0,1,is-ok,1',
    ]);
    expect(await t.csv('debt')).toEqual([
      'responsibility,check,phase,entities,alone,effort',
      'service,is-ok,first,24,24,24',
    ]);
    expect(await t.csv('coverage')).toEqual([
      'collector,fresh,stale,unknown,error,notMeasured,entities',
      'probe,25,0,0,0,0,0',
      'cluster,0,0,0,0,25,0',
    ]);
    expect(await t.csv('split?level=1')).toEqual([
      'level,cause,up,down',
      '1,came,1,0',
    ]);
    const entities = await t.csv('entities?level=0');
    expect(entities).toHaveLength(25);
    expect(entities.slice(0, 2)).toEqual([
      'entityRef,owner,system,granted,earned,verified,unverified,passed,applicable,open',
      'component:default/e01,group:default/team-a,,0,0,0,false,0,1,is-ok',
    ]);

    // As if all stood elsewhere a week ago.
    const day = new Date(Date.now() - 7 * 86_400_000).toISOString();
    await t.knex('snapshots').update({ day: day.slice(0, 10) });
    t.probe.set('e00', collected({ ok: false, bad: [] }));
    await t.endPeriod();
    await t.sweep();
    expect(await t.csv(`movers?since=${day.slice(0, 10)}`)).toEqual([
      'entityRef,owner,from,to,day,cause,detail',
      `component:default/e00,group:default/team-a,1,0,${TODAY},data,probe`,
    ]);
    expect(await t.csv(`levels?since=${day.slice(0, 10)}`)).toContain(
      '1,0,25,0,0,-1',
    );
    await t.stop();
  });

  it.each(engines)('is a file, in JSON where asked for, %p', async id => {
    const t = await start(id);
    const csv = await t.file('levels');
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="maturity-levels-${TODAY}.csv"`,
    });
    for (const table of OVERVIEW_TABLES) {
      const { body, headers } = await t.file(`${table}?format=json&level=1`);
      expect(headers['content-disposition']).toContain(
        `maturity-${table}-${TODAY}.json`,
      );
      const [columns] = await t.csv(`${table}?level=1`);
      expect(body).toMatchObject({ table, at: TODAY, restricted: false });
      for (const row of body.rows) {
        expect(Object.keys(row).sort()).toEqual(columns.split(',').sort());
      }
    }
    for (const path of [
      'levels?format=xlsx',
      'levels?level=0',
      'levels?level=1&level=2',
      'other',
      'levels?colour=red',
    ]) {
      await t.file(path, 400);
    }
    await t.stop();
  });

  it.each(engines)('holds no formulas, %p', async id => {
    const t = await start(id);
    await t.knex('fleet').update({ written_at: new Date().toISOString() });
    await t
      .knex('snapshots')
      .update({ owner: '=HYPERLINK("x")', system: '@cmd,"q"' });
    expect((await t.csv('entities'))[1]).toBe(
      `component:default/e00,"'=HYPERLINK(""x"")","'@cmd,""q""",1,1,1,false,1,1,`,
    );
    await t.stop();
  });
});
