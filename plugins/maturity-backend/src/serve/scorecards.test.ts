import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  PermissionCriteria,
  PermissionCondition,
} from '@backstage/plugin-permission-common';
import request from 'supertest';
import {
  condition,
  TestPolicy,
  testPermissions,
} from '../__testUtils__/permissions';
import { bad, collected, Probe } from '../__testUtils__/probe';
import {
  component,
  startMaturity,
  TestCatalog,
} from '../__testUtils__/startMaturity';
import { Statements } from '../__testUtils__/statements';

jest.setTimeout(60_000);

const list = '/api/maturity/scorecards';
const by = `${list}/by-name/component/default`;

const entities: Entity[] = [
  component('alpha', {
    owner: 'group:default/team-a',
    system: 'system:default/shop',
    labels: { Tier: 'Gold' },
    annotations: { 'example.com/Region': 'EU' },
    tags: ['java', 'public'],
    spec: {
      type: 'service',
      lifecycle: 'production',
      nested: { key: 'Value' },
    },
  }),
  component('beta', {
    owner: 'group:default/team-b',
    labels: { tier: 'silver' },
    spec: { type: 'website', lifecycle: 'experimental' },
  }),
  component('gamma', {
    owner: 'group:default/team-a',
    spec: { type: 'library' },
  }),
];
const systems: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'shop', namespace: 'default', etag: '1' },
    relations: [{ type: 'partOf', targetRef: 'domain:default/retail' }],
  },
];

const names = (body: { items: Array<{ entityRef: string }> }) =>
  body.items.map(item => item.entityRef.split('/')[1]);

describe('scorecards over REST', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();

  async function start(
    id: (typeof engines)[number][0],
    policy: TestPolicy = {},
  ) {
    const knex = await databases.init(id);
    const permissions = testPermissions(policy);
    const catalog = new TestCatalog([...entities, ...systems]);
    const probe = new Probe();
    probe.set('beta', collected({ ok: false, bad: [bad('x')] }));
    const maturity = await startMaturity({
      knex,
      catalog,
      probe,
      features: [permissions.factory],
      maturity: { archetypes: { website: 'frontend', library: 'library' } },
    });
    await maturity.sweep();
    const statements = new Statements(knex);
    const clear = () => {
      statements.clear();
      permissions.calls.length = 0;
      catalog.calls.length = 0;
    };
    clear();
    return { ...maturity, knex, permissions, statements, clear };
  }

  it.each(engines)(
    'reads one with one statement and no catalog call, %p',
    async id => {
      const t = await start(id);
      await request(t.server).get(`${by}/alpha`).expect(200);
      expect(t.statements.list).toHaveLength(1);
      expect(t.catalog.calls).toEqual([]);
      expect(t.permissions.calls).toEqual(['authorizeConditional']);
      await t.stop();
    },
  );

  it.each(engines)('filters and pages, %p', async id => {
    const t = await start(id);
    const get = async (query: string) =>
      names((await request(t.server).get(`${list}?${query}`).expect(200)).body);

    expect(await get('')).toEqual(['alpha', 'beta', 'gamma']);
    expect(await get('owner=group:default/team-a')).toEqual(['alpha', 'gamma']);
    expect(await get('owner=group%3Adefault%2Fteam-b')).toEqual(['beta']);
    expect(await get('system=system:default/shop')).toEqual(['alpha']);
    expect(await get('domain=domain:default/retail')).toEqual(['alpha']);
    expect(await get('kind=Component')).toHaveLength(3);
    expect(await get('kind=api')).toEqual([]);
    expect(await get('type=service&type=library')).toEqual(['alpha', 'gamma']);
    expect(await get('archetype=frontend')).toEqual(['beta']);
    expect(await get('lifecycle=experimental')).toEqual(['beta']);
    expect(await get('level=0')).toEqual(['beta']);
    expect(await get('level=0&level=1')).toEqual(['alpha', 'beta', 'gamma']);
    expect(await get('minLevel=1')).toEqual(['alpha', 'gamma']);
    expect(await get('unverified=false')).toHaveLength(3);
    expect(await get('unverified=true')).toEqual([]);

    t.clear();
    const first = await request(t.server).get(`${list}?limit=2`).expect(200);
    expect(names(first.body)).toEqual(['alpha', 'beta']);
    expect(first.body.items[0].results).toBeUndefined();
    expect(t.statements.list).toHaveLength(1);
    const second = await request(t.server)
      .get(`${list}?limit=2&cursor=${first.body.nextCursor}`)
      .expect(200);
    expect(names(second.body)).toEqual(['gamma']);
    expect(second.body.nextCursor).toBeUndefined();
    await t.stop();
  });

  it.each(engines)('refuses what it does not understand, %p', async id => {
    const t = await start(id);
    for (const query of [
      'limit=201',
      'limit=0',
      'limit=x',
      'level=5',
      'minLevel=1.5',
      'unverified=maybe',
      'cursor=nonsense',
      'colour=red',
    ]) {
      const { body } = await request(t.server)
        .get(`${list}?${query}`)
        .expect(400);
      expect(body.error.name).toBe('InputError');
    }
    await request(t.server).get(`${by}/alpha?colour=red`).expect(400);
    await t.stop();
  });

  it.each(engines)('takes nothing hostile to the database, %p', async id => {
    const t = await start(id);
    const cursor = (after: unknown) =>
      Buffer.from(JSON.stringify({ after })).toString('base64url');
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => `owner=group:default/${n}`);
    for (const path of [
      `${list}?cursor=${cursor('a\0')}`,
      `${list}?cursor=${cursor(1)}`,
      `${list}?owner=%00`,
      `${list}?type=a%00`,
      `${list}?${many(101).join('&')}`,
      `${by}/%00`,
      `${by}/%00/history`,
      `${by}/alpha/history?check=%00`,
      `${by}/alpha/history?cursor=${cursor('abc')}`,
      `${by}/alpha/history?cursor=${cursor('9'.repeat(40))}`,
    ]) {
      const { body, status } = await request(t.server).get(path);
      expect({ path, status, name: body.error?.name }).toEqual({
        path,
        status: 400,
        name: 'InputError',
      });
    }
    for (const path of [
      `${list}?${many(100).join('&')}`,
      `${list}?type=%25&owner=_&cursor=${cursor("' or 1=1 --")}`,
    ]) {
      const { body } = await request(t.server).get(path).expect(200);
      expect(body).toEqual({ items: [] });
    }
    await request(t.server).get(`${by}/%25`).expect(404);
    await request(t.server).get(`${by}/a%2Falpha`).expect(404);
    await t.stop();
  });

  const conditions: Array<
    [string, PermissionCriteria<PermissionCondition>, string[]]
  > = [
    [
      'owner',
      condition('IS_ENTITY_OWNER', { claims: ['group:default/team-b'] }),
      ['beta'],
    ],
    ['no owner', condition('IS_ENTITY_OWNER', { claims: [] }), []],
    [
      'kind',
      condition('IS_ENTITY_KIND', { kinds: ['Component'] }),
      ['alpha', 'beta', 'gamma'],
    ],
    ['label', condition('HAS_LABEL', { label: 'tier' }), ['alpha', 'beta']],
    [
      'label with value',
      condition('HAS_LABEL', { label: 'tier', value: 'gold' }),
      ['alpha'],
    ],
    [
      'annotation',
      condition('HAS_ANNOTATION', { annotation: 'example.com/region' }),
      ['alpha'],
    ],
    [
      'annotation with value',
      condition('HAS_ANNOTATION', {
        annotation: 'example.com/region',
        value: 'us',
      }),
      [],
    ],
    [
      'metadata',
      condition('HAS_METADATA', { key: 'tags', value: 'java' }),
      ['alpha'],
    ],
    [
      'metadata name',
      condition('HAS_METADATA', { key: 'name', value: 'GAMMA' }),
      ['gamma'],
    ],
    [
      'metadata of a list',
      condition('HAS_METADATA', { key: 'tags.public' }),
      ['alpha'],
    ],
    [
      'spec',
      condition('HAS_SPEC', { key: 'nested.key', value: 'value' }),
      ['alpha'],
    ],
    ['not', { not: condition('HAS_LABEL', { label: 'tier' }) }, ['gamma']],
    [
      'all of',
      {
        allOf: [
          condition('IS_ENTITY_OWNER', { claims: ['group:default/team-a'] }),
          { not: condition('HAS_SPEC', { key: 'type', value: 'library' }) },
        ],
      },
      ['alpha'],
    ],
    [
      'any of',
      {
        anyOf: [
          condition('HAS_SPEC', { key: 'type', value: 'library' }),
          {
            allOf: [condition('HAS_LABEL', { label: 'tier', value: 'silver' })],
          },
        ],
      },
      ['beta', 'gamma'],
    ],
    [
      'not any of',
      {
        not: {
          anyOf: [
            condition('HAS_SPEC', { key: 'type', value: 'library' }),
            condition('HAS_LABEL', { label: 'tier', value: 'silver' }),
          ],
        },
      },
      ['alpha'],
    ],
  ];

  it.each(engines)('applies conditional decisions in SQL, %p', async id => {
    const policy: TestPolicy = {};
    const t = await start(id, policy);
    for (const [name, criteria, visible] of conditions) {
      policy.entities = criteria;
      t.clear();
      const { body } = await request(t.server).get(list).expect(200);
      expect({ name, visible: names(body) }).toEqual({ name, visible });
      expect(t.statements.list).toHaveLength(1);
      for (const entity of ['alpha', 'beta', 'gamma']) {
        const status = visible.includes(entity) ? 200 : 404;
        await request(t.server).get(`${by}/${entity}`).expect(status);
        await request(t.server).get(`${by}/${entity}/history`).expect(status);
      }
      expect(t.catalog.calls).toEqual([]);
    }
    await t.stop();
  });

  it.each(engines)(
    'asks the catalog once where only it can tell, %p',
    async id => {
      const t = await start(id, {
        entities: {
          anyOf: [
            condition('IS_ENTITY_OWNER', { claims: ['group:default/team-b'] }),
            condition('MY_OWN_RULE', {}),
          ],
        },
      });
      // As the user, the catalog shows only these.
      t.catalog.set([entities[0], entities[2]]);
      const { body } = await request(t.server).get(list).expect(200);
      expect(names(body)).toEqual(['alpha', 'gamma']);
      expect(t.catalog.calls).toEqual(['getEntitiesByRefs']);

      await request(t.server).get(`${by}/alpha`).expect(200);
      await request(t.server).get(`${by}/beta`).expect(404);
      expect(t.catalog.calls).toHaveLength(1);

      const first = await request(t.server).get(`${list}?limit=1`).expect(200);
      expect(names(first.body)).toEqual(['alpha']);
      const second = await request(t.server)
        .get(`${list}?limit=1&cursor=${first.body.nextCursor}`)
        .expect(200);
      expect(names(second.body)).toEqual(['gamma']);
      await t.stop();
    },
  );

  it.each(engines)('shows nothing where the policy denies, %p', async id => {
    const policy: TestPolicy = { entities: 'deny' };
    const t = await start(id, policy);
    expect((await request(t.server).get(list).expect(200)).body).toEqual({
      items: [],
    });
    const hidden = await request(t.server).get(`${by}/alpha`).expect(404);
    const absent = await request(t.server).get(`${by}/absent`).expect(404);
    expect(hidden.body.error.message).toBe(
      absent.body.error.message.replace('absent', 'alpha'),
    );
    policy.entities = undefined;
    policy.denied = ['maturity.scorecard.read', 'maturity.checklist.read'];
    await request(t.server).get(list).expect(403);
    await request(t.server).get(`${by}/alpha`).expect(403);
    await request(t.server).get(`${by}/alpha/history`).expect(403);
    await request(t.server)
      .get('/api/maturity/checklists/test-checklist')
      .expect(403);
    await t.stop();
  });
});
