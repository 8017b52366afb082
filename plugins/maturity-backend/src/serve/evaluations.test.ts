import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { testPermissions, TestPolicy } from '../__testUtils__/permissions';
import { collected } from '../__testUtils__/probe';
import { component, startMaturity } from '../__testUtils__/startMaturity';

jest.setTimeout(60_000);

const by = '/api/maturity/scorecards/by-name/component/default';

describe('evaluations over REST', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();

  async function start(
    id: (typeof engines)[number][0],
    options: { perMinute?: number } = {},
  ) {
    const policy: TestPolicy = {};
    const auditor = mockServices.auditor.mock();
    const events: string[] = [];
    auditor.createEvent.mockImplementation(async ({ eventId }) => ({
      success: async () => void events.push(`${eventId} success`),
      fail: async () => void events.push(`${eventId} fail`),
    }));
    const maturity = await startMaturity({
      knex: await databases.init(id),
      entities: [
        component('a'),
        component('ignored', {
          annotations: { 'container-maturity.io/ignore': 'true' },
        }),
      ],
      maturity: { evaluation: { perMinute: options.perMinute ?? 30 } },
      features: [testPermissions(policy).factory, auditor.factory],
    });
    const post = (entityRef: unknown) =>
      request(maturity.server)
        .post('/api/maturity/evaluations')
        .send({ entityRef });
    return { ...maturity, post, policy, events };
  }

  it.each(engines)(
    'evaluates an entity that no sweep has seen yet, %p',
    async id => {
      const t = await start(id);
      const { body } = await t.post('component:default/a').expect(200);
      expect(body.level.granted).toBe(1);
      const read = await request(t.server).get(`${by}/a`).expect(200);
      expect(read.body).toEqual(body);
      expect(t.events).toEqual(['evaluation-create success']);
      await t.stop();
    },
  );

  it.each(engines)(
    'looks afresh, whatever the etag, and notes the time, %p',
    async id => {
      const t = await start(id);
      t.probe.set('a', collected({ ok: true, bad: [] }));
      await t.sweep();
      const before = (await request(t.server).get(`${by}/a`)).body;
      t.probe.calls.length = 0;
      const { body } = await t.post('Component:a').expect(200);
      expect(t.probe.calls).toEqual([{ name: 'a' }]);
      expect(body.evaluatedAt > before.evaluatedAt).toBe(true);
      const after = (await request(t.server).get(`${by}/a`)).body;
      expect(after.evaluatedAt).toBe(body.evaluatedAt);
      expect(after.results[0].since).toBe(before.results[0].since);
      await t.stop();
    },
  );

  it.each(engines)('evaluates once for all who ask at once, %p', async id => {
    const t = await start(id);
    t.probe.onCollect = () => new Promise(resolve => setTimeout(resolve, 200));
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => t.post('component:default/a').expect(200)),
    );
    expect(t.probe.calls).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.evaluatedAt)).size).toBe(1);
    await t.stop();
  });

  it.each(engines)('beside a sweep each change is noted once, %p', async id => {
    const t = await start(id);
    t.probe.onCollect = () => new Promise(resolve => setTimeout(resolve, 50));
    await Promise.all([t.sweep(), t.post('component:default/a').expect(200)]);
    await t.sweep();
    const { body } = await request(t.server).get(`${by}/a/history`).expect(200);
    expect(
      body.items.filter((item: { check?: string }) => !item.check),
    ).toHaveLength(1);
    await t.stop();
  });

  it.each(engines)('refuses with the reason, %p', async id => {
    const t = await start(id, { perMinute: 6 });
    await t.post(undefined).expect(400);
    await t.post('::').expect(400);
    await t.post('component:default/absent').expect(404);
    const ignored = await t.post('component:default/ignored').expect(400);
    expect(ignored.body.error.message).toContain('not in scope');

    for (const denied of [
      'maturity.evaluation.create',
      'maturity.scorecard.read',
    ]) {
      t.policy.denied = [denied];
      const { body } = await t.post('component:default/a').expect(403);
      expect(body.error.message).toContain(denied);
    }
    t.policy.denied = [];
    await t.post('component:default/a\0').expect(400);
    await request(t.server)
      .post('/api/maturity/evaluations')
      .set('Authorization', mockCredentials.none.header())
      .send({ entityRef: 'component:default/a' })
      .expect(401);

    for (let n = 0; n < 4; n += 1) {
      await t.post('component:default/a').expect(200);
    }
    const tooMany = await t.post('component:default/a').expect(429);
    expect(tooMany.body.error).toMatchObject({
      name: 'TooManyRequestsError',
      message: expect.stringMatching(/^At most 6 evaluations a minute/),
    });
    await request(t.server)
      .post('/api/maturity/evaluations')
      .set('Authorization', mockCredentials.user.header('user:default/other'))
      .send({ entityRef: 'component:default/a' })
      .expect(200);
    await t.stop();
  });
});
