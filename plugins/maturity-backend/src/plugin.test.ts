import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { component, startMaturity } from './__testUtils__/startMaturity';
import { bad, collected } from './__testUtils__/probe';

describe('maturityPlugin', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const path = '/api/maturity/scorecards/by-name/component/default/payments';

  it.each(databases.eachSupportedId())(
    'finds, evaluates, stores and serves, %p',
    async id => {
      const knex = await databases.init(id);
      const { server, sweep, probe, stop } = await startMaturity({
        knex,
        entities: [component('payments', { system: 'system:default/shop' })],
      });
      probe.set('payments', collected({ ok: true, bad: [bad('root', 7)] }));
      await request(server).get(path).expect(404);
      await sweep();

      const { body } = await request(server).get(path).expect(200);
      expect(body).toMatchObject({
        scope: 'full',
        entityRef: 'component:default/payments',
        checklist: { id: 'test-checklist', version: '1.0.0' },
        archetype: { value: 'service' },
        level: { granted: 1, earned: 1, verified: 1 },
      });
      const results = Object.fromEntries(
        body.results.map((result: { check: string }) => [result.check, result]),
      );
      expect(results['is-ok']).toMatchObject({
        status: 'pass',
        verifiedAt: body.evaluatedAt,
        since: body.evaluatedAt,
      });
      expect(results['nothing-bad']).toMatchObject({
        status: 'fail',
        required: false,
        findings: [
          {
            message: { en: 'root is bad', zh: 'root is bad' },
            source: { file: 'Dockerfile', line: 7 },
          },
        ],
      });
      expect(results['in-cluster']).toMatchObject({
        status: 'unknown',
        measured: false,
      });
      await request(server)
        .get(path)
        .set('Authorization', mockCredentials.none.header())
        .expect(401);
      await stop();
    },
  );
});
