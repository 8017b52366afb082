import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
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
    'takes in all others where one entity cannot be stored, %p',
    async id => {
      const knex = await databases.init(id);
      const logger = mockServices.logger.mock();
      const random = Array.from({ length: 3000 }, () =>
        Math.floor(Math.random() * 36).toString(36),
      ).join('');
      const t = await startMaturity({
        knex,
        features: [logger.factory],
        entities: [
          component('a'),
          component('long', {
            annotations: {
              'backstage.io/source-location': `url:https://example.com/${random}`,
            },
          }),
          component('nul', { spec: { lifecycle: 'a\0b' } }),
          component('z'),
        ],
      });
      await t.sweep();
      const taken = (await knex('subjects').pluck('name')).sort();
      // Only PostgreSQL knows no NUL.
      expect(taken.filter(name => name !== 'nul')).toEqual(['a', 'long', 'z']);
      expect(
        jest.mocked(logger.error).mock.calls.map(([message]) => message),
      ).toEqual(
        taken.includes('nul')
          ? []
          : ["component:default/nul can't be taken in"],
      );
      await t.stop();
    },
  );

  it.each(engines)(
    'forgets nothing while the catalog fails or is empty, and says so, %p',
    async id => {
      const knex = await databases.init(id);
      const logger = mockServices.logger.mock();
      const entities = Array.from({ length: 12 }, (_, n) => component(`s${n}`));
      const t = await startMaturity({
        knex,
        entities,
        features: [logger.factory],
      });
      await t.sweep();
      const count = () => knex('scorecards').pluck('entity_ref');

      t.catalog.failure = new Error('catalog is down');
      await t.sweep().catch(() => {});
      expect(logger.error).toHaveBeenCalledWith(
        'Comparing with the catalog failed',
        expect.objectContaining({ message: 'catalog is down' }),
      );
      t.catalog.failure = undefined;
      t.catalog.set([]);
      await t.sweep();
      expect(await count()).toHaveLength(12);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('no longer has 12 of 12 entities'),
      );

      t.catalog.set(entities.slice(0, 8));
      await t.sweep();
      expect(await count()).toHaveLength(8);
      await t.stop();
    },
  );

  it.each(engines)(
    'goes on with the history of an entity that comes back, %p',
    async id => {
      const knex = await databases.init(id);
      const t = await startMaturity({ knex, entities: [component('a')] });
      await t.sweep();
      const gone = component('a', {
        etag: '2',
        spec: { lifecycle: 'deprecated' },
      });
      t.catalog.set([gone]);
      await t.sweep();
      await request(t.server)
        .get(`${list}/by-name/component/default/a/history`)
        .expect(404);
      t.catalog.set([component('a', { etag: '3' })]);
      await t.sweep();
      const { body } = await request(t.server)
        .get(`${list}/by-name/component/default/a/history`)
        .expect(200);
      const levels = body.items.filter(
        (item: { check?: string }) => !item.check,
      );
      expect(levels).toEqual([
        expect.objectContaining({ to: '1', cause: { type: 'first' } }),
        expect.objectContaining({ to: '1', cause: { type: 'first' } }),
      ]);
      // Back on the day on which it left: the day counts as a scored one.
      expect(await knex('snapshots').select('granted', 'gone')).toEqual([
        { granted: 1, gone: expect.anything() },
      ]);
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
