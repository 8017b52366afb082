import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { writeChecklist } from '../__testUtils__/checklist';
import { component, startMaturity } from '../__testUtils__/startMaturity';
import { CatalogSystems } from './CatalogSystems';

jest.setTimeout(60_000);

const annotations = (mesh: string) => ({ 'container-maturity.io/mesh': mesh });

function above(
  kind: string,
  name: string,
  mesh?: string,
  partOf?: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      etag: `${mesh}`,
      ...(mesh !== undefined && { annotations: annotations(mesh) }),
    },
    relations: partOf ? [{ type: 'partOf', targetRef: partOf }] : [],
  };
}

describe('what is inherited from a System', () => {
  const retail = above('Domain', 'retail', 'linkerd');
  const ofRetail = 'domain:default/retail';

  it.each([
    [
      'its own mesh',
      [above('System', 'shop', 'istio', ofRetail), retail],
      'istio',
      'system',
    ],
    [
      "its domain's",
      [above('System', 'shop', undefined, ofRetail), retail],
      'linkerd',
      'domain',
    ],
    [
      'none on purpose',
      [above('System', 'shop', 'none', ofRetail), retail],
      'none',
      'system',
    ],
  ])('is %s', (_, entities, value, from) => {
    const { mesh, domain } = new CatalogSystems(entities).inheritedFrom(
      'system:default/shop',
    );
    expect(JSON.parse(mesh!)).toEqual({ value, from });
    expect(domain).toBe(ofRetail);
  });

  it('is nothing where nobody says anything', () => {
    const systems = new CatalogSystems([above('System', 'shop')]);
    const nothing = { domain: null, mesh: null };
    expect(systems.inheritedFrom('system:default/shop')).toEqual(nothing);
    expect(systems.inheritedFrom('system:default/other')).toEqual(nothing);
    expect(systems.inheritedFrom(null)).toEqual(nothing);
  });
});

describe('the mesh of a System', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const system = 'system:default/shop';
  const inShop = ['a', 'b'].map(name => component(name, { system }));
  const own = component('own', { system, annotations: annotations('linkerd') });
  const apart = component('apart');
  const all = [...inShop, own, apart];

  it.each(databases.eachSupportedId())(
    'reaches its components, and its change too, without a request for each, %p',
    async id => {
      const knex = await databases.init(id);
      const directory = await mkdtemp(join(tmpdir(), 'mesh-'));
      const t = await startMaturity({
        knex,
        entities: [...all, above('System', 'shop', 'istio')],
        checklistFile: await writeChecklist(directory, {
          checks: [
            {
              id: 'mesh',
              expect: "mesh.value + ' ' + mesh.from == 'istio system'",
            },
          ],
        }),
      });
      const statuses = async () =>
        Object.fromEntries(
          (
            await knex('results')
              .join('subjects', 'subjects.entity_ref', 'results.entity_ref')
              .select('subjects.name', 'results.status')
          ).map(({ name, status }) => [name, status]),
        );
      await t.sweep();
      expect(await statuses()).toEqual({
        a: 'pass',
        b: 'pass',
        own: 'fail',
        apart: 'fail',
      });

      t.catalog.calls.length = 0;
      t.probe.calls.length = 0;
      t.catalog.set([...all, above('System', 'shop', 'none')]);
      await t.sweep();
      expect(await statuses()).toMatchObject({ a: 'fail', b: 'fail' });
      expect(t.catalog.calls).toEqual([
        'streamEntities',
        'streamEntities',
        'getEntitiesByRefs',
      ]);
      // What is not part of it is left alone.
      expect(t.probe.calls.map(({ name }) => name).sort()).toEqual([
        'a',
        'b',
        'own',
      ]);

      // A person who asks does not wait for the next comparison.
      t.catalog.set([...all, above('System', 'shop', 'istio')]);
      const { body } = await request(t.server)
        .post('/api/maturity/evaluations')
        .send({ entityRef: 'component:default/a' })
        .expect(200);
      expect(body.results[0].status).toBe('pass');

      t.catalog.set([...all, above('System', 'shop', 'istoi')]);
      await t.sweep();
      expect(await statuses()).toMatchObject({ a: 'error', own: 'fail' });
      await t.stop();
      await rm(directory, { recursive: true, force: true });
    },
  );
});
