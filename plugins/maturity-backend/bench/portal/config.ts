import { JsonObject } from '@backstage/types';
import { join } from 'node:path';

/** The database under a portal. */
export type Engine = 'SQLite' | 'PostgreSQL';

/** What the benchmark signs in with as a service. */
export const SERVICE_TOKEN = 'benchmark-service-token';

/** How to reach the PostgreSQL of the benchmark, where one runs. */
export const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;

/** SQLite, and PostgreSQL where one runs. */
export function engines(): Engine[] {
  return POSTGRES ? ['SQLite', 'PostgreSQL'] : ['SQLite'];
}

/** The app config of a portal on one port of loopback. */
export function configOf(
  engine: Engine,
  { port, scratch }: { port: number; scratch: string },
): JsonObject {
  return {
    app: { baseUrl: `http://127.0.0.1:${port}` },
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database:
        engine === 'SQLite'
          ? {
              client: 'better-sqlite3',
              connection: { directory: join(scratch, 'databases') },
            }
          : { client: 'pg', connection: POSTGRES! },
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: SERVICE_TOKEN, subject: 'benchmark' },
          },
        ],
      },
    },
    auth: {
      environment: 'production',
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    permission: { enabled: true },
    maturity: {
      // Sweeps happen when the benchmark says so.
      catalog: { pollInterval: { hours: 1 } },
      repository: { roots: [join(scratch, 'services')] },
    },
  };
}
