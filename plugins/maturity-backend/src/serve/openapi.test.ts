import { TestDatabases } from '@backstage/backend-test-utils';
import { dirname } from 'node:path';
import request from 'supertest';
import { z } from 'zod';
import { usualChecks, writeChecklist } from '../__testUtils__/checklist';
import { bad, collected } from '../__testUtils__/probe';
import { component, startMaturity } from '../__testUtils__/startMaturity';
import { spec } from './openapi';

jest.setTimeout(60_000);

type Schemas = keyof typeof spec.components.schemas;

/** A validator for one of the schemas that refuses properties that the schema doesn't name. */
function schema(name: Schemas) {
  const text = JSON.stringify({
    $ref: `#/components/schemas/${name}`,
    $defs: spec.components.schemas,
  }).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(closed(JSON.parse(text)));
}

type Json = Parameters<typeof z.fromJSONSchema>[0];

function closed(node: Json): Json {
  return JSON.parse(JSON.stringify(node), (_, value) =>
    value?.type === 'object' && value.properties
      ? { additionalProperties: false, ...value }
      : value,
  );
}

describe('the OpenAPI document', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('is served, and describes what the routes answer down to the field', async () => {
    const t = await startMaturity({
      knex: await databases.init('SQLITE_3'),
      entities: [component('a')],
    });
    t.probe.set('a', collected({ ok: true, bad: [bad('x'), bad('y')] }));
    await t.sweep();
    const api = request(t.server);
    const get = async (path: string) =>
      (await api.get(`/api/maturity${path}`)).body;
    const found = await get('/overview/findings?check=nothing-bad');
    const stricter = [...usualChecks, { id: 'no-way', expect: 'false' }];
    await writeChecklist(dirname(t.checklistFile), { checks: stricter });
    t.probe.set('a', new Error('down'));
    await t.endPeriod();
    await t.sweep();
    await writeChecklist(dirname(t.checklistFile), { broken: true });
    await t.sweep();

    const one = '/scorecards/by-name/component/default/a';
    const answers: Array<[Schemas, unknown]> = [
      ['Scorecard', await get(one)],
      ['ScorecardPage', await get('/scorecards?limit=1')],
      ['HistoryPage', await get(`${one}/history?limit=1`)],
      ['Checklist', await get('/checklists/test-checklist')],
      ['Error', await get('/checklists/other')],
      ['Overview', await get('/overview')],
      ['OverviewEntityPage', await get('/overview/entities')],
      [
        'OverviewFindingsPage',
        await get('/overview/findings?check=nothing-bad'),
      ],
      ['OverviewFindingsPage', found],
      ['Timeline', await get(`${one}/timeline`)],
      [
        'PastScorecard',
        await get(`${one}?at=${new Date().toISOString().slice(0, 10)}`),
      ],
      [
        'Scorecard',
        (
          await api
            .post('/api/maturity/evaluations')
            .send({ entityRef: 'component:a' })
        ).body,
      ],
    ];
    for (const [name, body] of answers) {
      const { error } = schema(name).safeParse(body);
      expect({ name, error: error && z.prettifyError(error) }).toEqual({
        name,
        error: undefined,
      });
    }
    // The answers had the rarer fields in them.
    expect(JSON.stringify(answers)).toMatch(/"problems"/);
    expect(JSON.stringify(answers)).toMatch(/"carried"/);
    expect(JSON.stringify(answers)).toMatch(/"until"/);
    expect(JSON.stringify(answers)).toMatch(/"findings":\[\{/);
    expect(JSON.stringify(answers)).toMatch(/"spans":\[\{/);
    expect(schema('Scorecard').safeParse({ level: 1 }).success).toBe(false);

    const served = await get('/openapi.json');
    expect(Object.keys(served.paths)).toEqual(
      Object.keys(spec.paths).map(path => `/api/maturity${path}`),
    );
    await t.stop();
  });
});
