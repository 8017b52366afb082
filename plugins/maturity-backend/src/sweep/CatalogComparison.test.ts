import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import { component, startMaturity } from '../__testUtils__/startMaturity';
import { Statements } from '../__testUtils__/statements';

jest.setTimeout(60_000);

const list = '/api/maturity/scorecards';

const shop = (domain: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'shop', namespace: 'default', etag: domain },
  relations: [{ type: 'partOf', targetRef: `domain:default/${domain}` }],
});

describe('CatalogComparison', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();

  it.each(engines)(
    'takes in what is in scope, and nothing else, %p',
    async id => {
      const knex = await databases.init(id);
      const t = await startMaturity({
        knex,
        entities: [
          component('a'),
          component('old', {
            spec: { type: 'service', lifecycle: 'deprecated' },
          }),
          component('ignored', {
            annotations: { 'container-maturity.io/ignore': 'true' },
          }),
          { ...component('api'), kind: 'API' },
        ],
      });
      await t.sweep();
      expect(await knex('subjects').pluck('entity_ref')).toEqual([
        'component:default/a',
      ]);
      // What is out of scope is read once, not at every comparison.
      t.catalog.calls.length = 0;
      await t.sweep();
      expect(t.catalog.calls).toEqual(['streamEntities', 'streamEntities']);
      await t.stop();
    },
  );

  it.each(engines)(
    'reads nothing and writes no subject while nothing changes, %p',
    async id => {
      const knex = await databases.init(id);
      const t = await startMaturity({
        knex,
        entities: Array.from({ length: 30 }, (_, n) => component(`s${n}`)),
      });
      await t.sweep();
      t.catalog.calls.length = 0;
      const statements = new Statements(knex);
      await t.sweep();
      expect(t.catalog.calls).toEqual(['streamEntities', 'streamEntities']);
      expect(new Set(statements.written)).toEqual(new Set(['buckets']));
      await t.stop();
    },
  );

  it.each(engines)(
    'notices changed, new and removed entities, %p',
    async id => {
      const knex = await databases.init(id);
      const t = await startMaturity({
        knex,
        entities: [component('a'), component('b'), component('c')],
      });
      await t.sweep();
      t.probe.calls.length = 0;
      t.catalog.set([
        component('a'),
        component('b', { etag: '2', owner: 'group:default/new' }),
        component('d'),
        component('c', { spec: { lifecycle: 'deprecated' }, etag: '2' }),
      ]);
      await t.sweep();
      expect(t.probe.calls.map(({ name }) => name).sort()).toEqual(['b', 'd']);
      const { body } = await request(t.server).get(
        `${list}?owner=group:default/new`,
      );
      expect(
        body.items.map((item: { entityRef: string }) => item.entityRef),
      ).toEqual(['component:default/b']);
      await request(t.server)
        .get(`${list}/by-name/component/default/c`)
        .expect(404);
      for (const table of [
        'subjects',
        'subject_search',
        'evidence',
        'scorecards',
        'results',
      ]) {
        expect(
          await knex(table).where('entity_ref', 'component:default/c'),
        ).toEqual([]);
      }
      // The past stays.
      expect(
        await knex('snapshots').where('entity_ref', 'component:default/c'),
      ).toEqual([expect.objectContaining({ granted: null })]);
      expect(
        await knex('transitions').where('entity_ref', 'component:default/c'),
      ).not.toEqual([]);
      await t.stop();
    },
  );

  it.each(engines)(
    'notices that a system moved to another domain, %p',
    async id => {
      const knex = await databases.init(id);
      const entity = component('a', { system: 'system:default/shop' });
      const t = await startMaturity({
        knex,
        entities: [entity, shop('retail')],
      });
      await t.sweep();
      t.catalog.set([entity, shop('online')]);
      await t.sweep();
      const { body } = await request(t.server).get(
        `${list}?domain=domain:default/online`,
      );
      expect(body.items).toHaveLength(1);
      await t.stop();
    },
  );

  it.each(engines)(
    'follows a scope of the installation, and its change, %p',
    async id => {
      const knex = await databases.init(id);
      const entities = [
        component('a', { tags: ['scored'] }),
        component('b'),
        { ...component('res'), kind: 'Resource' },
      ];
      const first = await startMaturity({ knex, entities });
      await first.sweep();
      expect(await knex('subjects').pluck('name')).toHaveLength(2);
      await first.stop();
      const second = await startMaturity({
        knex,
        entities,
        checklistFile: first.checklistFile,
        maturity: {
          scope: {
            $any: [
              { 'metadata.tags': { $contains: 'scored' } },
              { kind: 'Resource' },
            ],
          },
        },
      });
      await second.sweep();
      expect((await knex('subjects').pluck('name')).sort()).toEqual([
        'a',
        'res',
      ]);
      await second.stop();
    },
  );
});
