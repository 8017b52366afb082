import { TestDatabases } from '@backstage/backend-test-utils';
import {
  PastScorecard,
  Timeline,
} from '@container-maturity/backstage-plugin-maturity-common';
import request from 'supertest';
import { testPermissions, TestPolicy } from '../__testUtils__/permissions';
import { collected } from '../__testUtils__/probe';
import { component, startMaturity } from '../__testUtils__/startMaturity';
import { Statements } from '../__testUtils__/statements';

jest.setTimeout(60_000);

const one = '/api/maturity/scorecards/by-name/component/default/a';
const dayAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString();

describe('the timeline', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();

  /** Passed ten days ago, and fails now. */
  async function start(id: (typeof engines)[number][0]) {
    const knex = await databases.init(id);
    const policy: TestPolicy = {};
    const t = await startMaturity({
      knex,
      entities: [component('a')],
      features: [testPermissions(policy).factory],
    });
    await t.sweep();
    const at = dayAgo(10);
    await knex('snapshots').update({ day: at.slice(0, 10) });
    await knex('transitions').update({ at });
    await knex('checks').update({ first_seen: at });
    t.probe.set('a', collected({ ok: false, bad: [] }));
    t.catalog.set([
      component('a', { etag: '2', owner: 'group:default/team-b' }),
    ]);
    await t.endPeriod();
    await t.sweep();
    const get = async (path: string, status = 200) =>
      (await request(t.server).get(`${one}${path}`).expect(status)).body;
    return { ...t, knex, policy, get, began: at };
  }

  it.each(engines)('tells the course of an entity, %p', async id => {
    const t = await start(id);
    const statements = new Statements(t.knex);
    const timeline: Timeline = await t.get('/timeline');
    expect(statements.list).toHaveLength(3);
    expect(timeline).toEqual({
      entityRef: 'component:default/a',
      since: dayAgo(365).slice(0, 10),
      days: [
        {
          day: t.began.slice(0, 10),
          level: { granted: 1, earned: 1, verified: 1 },
          unverified: false,
          gone: false,
          owner: 'group:default/team-a',
          version: '1.0.0',
          cause: { type: 'first' },
        },
        {
          day: dayAgo(0).slice(0, 10),
          level: { granted: 0, earned: 0, verified: 0 },
          unverified: false,
          gone: false,
          owner: 'group:default/team-b',
          version: '1.0.0',
          cause: { type: 'data', detail: 'probe' },
        },
      ],
      checks: [
        {
          check: 'is-ok',
          spans: [
            {
              from: t.began,
              to: expect.stringMatching(/^\d{4}-/),
              status: 'pass',
              cause: { type: 'first' },
            },
            {
              from: expect.stringMatching(/^\d{4}-/),
              status: 'fail',
              cause: { type: 'data', detail: 'probe' },
            },
          ],
        },
      ],
    });
    const [{ spans }] = timeline.checks;
    expect(spans[0].to).toBe(spans[1].from);
    expect((await t.get(`/timeline?since=2026-01-01`)).since).toBe(
      '2026-01-01',
    );
    await t.get('/timeline?since=2999-01-01', 400);
    await t.get('/timeline?since=soon', 400);
    await t.get('/timeline?colour=red', 400);
    await t.stop();
  });

  it.each(engines)('gives the scorecard of a past day, %p', async id => {
    const t = await start(id);
    const on = (days: number, status?: number): Promise<PastScorecard> =>
      t.get(`?at=${dayAgo(days).slice(0, 10)}`, status);
    expect(await on(5)).toEqual({
      entityRef: 'component:default/a',
      at: dayAgo(5).slice(0, 10),
      checklist: { id: 'test-checklist', version: '1.0.0' },
      level: { granted: 1, earned: 1, verified: 1 },
      unverified: false,
      owner: 'group:default/team-a',
      results: [
        { check: 'is-ok', status: 'pass' },
        { check: 'nothing-bad', status: 'not-applicable' },
        { check: 'in-cluster', status: 'unknown' },
      ],
    });
    expect(await on(0)).toMatchObject({
      level: { granted: 0 },
      owner: 'group:default/team-b',
      results: [{ check: 'is-ok', status: 'fail' }, {}, {}],
    });
    await on(11, 404);
    await t.get('?at=2999-01-01', 400);
    await t.get('?at=2026-02-30', 400);
    await t.get('?at=2026-01-01&colour=red', 400);
    await t.stop();
  });

  it.each(engines)('is for those who may see the entity, %p', async id => {
    const t = await start(id);
    const today = `?at=${dayAgo(0).slice(0, 10)}`;
    t.policy.entities = 'deny';
    expect((await t.get('/timeline', 404)).error.name).toBe('NotFoundError');
    await t.get(today, 404);
    t.policy.denied = ['maturity.scorecard.read'];
    await t.get('/timeline', 403);
    await t.get(today, 403);
    await t.stop();
  });
});
