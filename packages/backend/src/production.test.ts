import { Config } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** As the backend reads it: what is null in the later file hides what the one before it says. */
async function readConfig(
  ...files: string[]
): Promise<Config & { close?(): void }> {
  const sources = files.map(file =>
    ConfigSources.default({
      argv: ['--config', resolve(root, file)],
      env: { POSTGRES_HOST: 'db', APP_BASE_URL: 'https://portal.example.com' },
      rootDir: root,
      watch: false,
    }),
  );
  return ConfigSources.toConfig(ConfigSources.merge(sources));
}

describe('app-config.production.yaml', () => {
  const local = [
    'goldenPath.localPublish.root',
    'auth.providers.guest',
    'backend.cors',
    'backend.database.connection.directory',
    'maturity.catalog.pollInterval',
    'maturity.evaluation.period',
  ];

  it('takes back what is for a machine of one developer', async () => {
    const development = await readConfig('app-config.yaml');
    const production = await readConfig(
      'app-config.yaml',
      'app-config.production.yaml',
    );
    for (const key of local) {
      expect({ key, has: development.has(key) }).toEqual({ key, has: true });
      expect({ key, has: production.has(key) }).toEqual({ key, has: false });
    }
    expect(production.getStringArray('maturity.repository.roots')).toEqual([]);
    expect(production.getConfigArray('catalog.locations')).toEqual([]);
    expect(production.getString('backend.database.client')).toBe('pg');
    expect(production.getBoolean('permission.enabled')).toBe(true);
    development.close?.();
    production.close?.();
  });
});
