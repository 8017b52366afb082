import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrationsDirectory } from './database';

async function tables(knex: Knex): Promise<string[]> {
  const found = knex.client.config.client.includes('sqlite3')
    ? await knex('sqlite_master').where({ type: 'table' }).pluck('name')
    : await knex('pg_tables')
        .where({ schemaname: 'public' })
        .pluck('tablename');
  return found.filter((name: string) => !/^(knex_|sqlite_)/.test(name)).sort();
}

describe('migrations', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'go up, down and up again, %p',
    async id => {
      const knex = await databases.init(id);
      const directory = migrationsDirectory();
      await knex.migrate.latest({ directory });
      const expected = [
        'buckets',
        'checks',
        'evidence',
        'fleet',
        'layouts',
        'results',
        'scorecards',
        'snapshots',
        'subject_search',
        'subjects',
        'transitions',
      ];
      expect(await tables(knex)).toEqual(expected);
      await knex.migrate.rollback({ directory }, true);
      expect(await tables(knex)).toEqual([]);
      await knex.migrate.latest({ directory });
      expect(await tables(knex)).toEqual(expected);
    },
  );
});
