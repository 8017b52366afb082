import { TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import {
  condition,
  testPermissions,
  TestPolicy,
} from '../__testUtils__/permissions';
import { bad, collected } from '../__testUtils__/probe';
import { component, startMaturity } from '../__testUtils__/startMaturity';
import { Statements } from '../__testUtils__/statements';

jest.setTimeout(60_000);

const entities = [
  component('alpha'),
  component('beta', { owner: 'group:default/team-b' }),
  component('gamma', { owner: 'group:default/team-b' }),
];

describe('pages over all entities, under a permission', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();

  const names = (items: Array<{ entityRef: string }>) =>
    items.map(({ entityRef }) => entityRef.split('/')[1]);

  async function start(id: (typeof engines)[number][0]) {
    const knex = await databases.init(id);
    const policy: TestPolicy = {};
    const t = await startMaturity({
      knex,
      entities,
      features: [testPermissions(policy).factory],
    });
    for (const name of ['alpha', 'beta', 'gamma']) {
      t.probe.set(
        name,
        collected({ ok: name === 'gamma', bad: [bad(`${name}.txt`)] }),
      );
    }
    await t.sweep();
    const get = async (path: string, status = 200) =>
      request(t.server).get(`/api/maturity/overview${path}`).expect(status);
    /** What each page counts, and whether it says that it does not count everybody. */
    const counts = async () => {
      const { body: page } = await get('?level=1');
      const { body: listed } = await get('/entities');
      const { body: findings } = await get('/findings?check=nothing-bad');
      const { headers, text } = await get('/export/entities');
      return {
        restricted: [
          page.restricted,
          listed.restricted,
          findings.restricted,
          headers['content-disposition'].includes('-restricted.csv'),
        ],
        reached: `${page.levels[0].reached} of ${page.levels[0].of}`,
        rows: page.heatMap.rows.length,
        listed: names(listed.items),
        total: listed.total,
        findings: names(findings.items),
        exported: text.trim().split('\r\n').length - 1,
        splits: page.split.parts,
        distribution: page.distribution.at(-1)?.levels,
      };
    };
    const statements = new Statements(knex);
    return { ...t, policy, get, counts, statements };
  }

  const nobody = {
    restricted: [true, true, true, true],
    reached: '0 of 0',
    rows: 0,
    listed: [],
    total: 0,
    findings: [],
    exported: 0,
    splits: [],
    distribution: [0, 0, 0, 0, 0],
  };
  const teamB = {
    restricted: [true, true, true, true],
    reached: '1 of 2',
    rows: 1,
    listed: ['beta', 'gamma'],
    total: 2,
    findings: ['beta', 'gamma'],
    exported: 2,
    splits: [{ cause: 'came', up: 1, down: 0 }],
    distribution: [1, 1, 0, 0, 0],
  };

  it.each(engines)('count everybody where it allows, %p', async id => {
    const t = await start(id);
    expect(await t.counts()).toEqual({
      restricted: [false, false, false, false],
      reached: '1 of 3',
      rows: 2,
      listed: ['alpha', 'beta', 'gamma'],
      total: 3,
      findings: ['alpha', 'beta', 'gamma'],
      exported: 3,
      splits: [{ cause: 'came', up: 1, down: 0 }],
      distribution: [2, 1, 0, 0, 0],
    });
    await t.stop();
  });

  it.each(engines)(
    'count what a condition admits, by SQL, and say so, %p',
    async id => {
      const t = await start(id);
      t.policy.entities = condition('IS_ENTITY_OWNER', {
        claims: ['group:default/team-b'],
      });
      t.catalog.calls = [];
      expect(await t.counts()).toEqual(teamB);
      expect(t.catalog.calls).toEqual([]);
      t.statements.clear();
      await t.get('?level=2');
      expect(t.statements.list).toHaveLength(3);

      // Whoever asks next does not get what somebody else may see.
      t.policy.entities = condition('IS_ENTITY_OWNER', { claims: [] });
      expect(await t.counts()).toEqual(nobody);
      t.policy.entities = undefined;
      expect((await t.counts()).reached).toBe('1 of 3');
      await t.stop();
    },
  );

  it.each(engines)(
    'ask the catalog once where only it can tell, %p',
    async id => {
      const t = await start(id);
      t.policy.entities = condition('MY_OWN_RULE', {});
      // As the user, the catalog shows only these.
      t.catalog.set([entities[1], entities[2]]);
      t.catalog.calls = [];
      expect(await t.counts()).toEqual(teamB);
      expect(t.catalog.calls).toEqual(['getEntitiesByRefs']);
      await t.stop();
    },
  );

  it.each(engines)('count nobody where it denies, %p', async id => {
    const t = await start(id);
    t.policy.entities = 'deny';
    expect(await t.counts()).toEqual(nobody);
    t.policy.denied = ['maturity.scorecard.read'];
    for (const path of [
      '',
      '/entities',
      '/findings?check=is-ok',
      '/export/levels',
    ]) {
      await t.get(path, 403);
    }
    await t.stop();
  });
});
