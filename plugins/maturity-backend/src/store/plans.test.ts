import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDirectory } from './database';
import { ScorecardListOptions, ScorecardStore } from './ScorecardStore';

/** How SQLite, which runs in the portal's own thread, would answer a list. */
describe('the plan of a list', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  async function planOf(options: Partial<ScorecardListOptions>) {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const queries: Array<{ sql: string; bindings: string[] }> = [];
    knex.on('query', query => queries.push(query));
    await new ScorecardStore(knex).list({
      checklist: 'list',
      query: {},
      limit: 50,
      ...options,
    });
    const [{ sql, bindings }] = queries;
    const plan = await knex.raw(`explain query plan ${sql}`, bindings);
    return plan.map((step: { detail: string }) => step.detail).join('\n');
  }

  it('reads a page in order, without sorting all of them', async () => {
    const plan = await planOf({ after: 'component:default/m' });
    expect(plan).toContain('(checklist=? AND entity_ref>?)');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it.each([
    ['a value', { key: 'kind', values: ['component'] }],
    ['not a value', { not: { key: 'kind', values: ['api'] } }],
  ])('looks up each entity by itself for %s', async (_, visible) => {
    expect(await planOf({ visible })).toContain(
      '(key=? AND value=? AND entity_ref=?)',
    );
  });

  it('looks up each entity by itself for a key', async () => {
    const plan = await planOf({ visible: { key: 'metadata.labels.tier' } });
    expect(plan).toContain('(entity_ref=? AND key=?)');
  });
});
