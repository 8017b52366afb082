import {
  BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maturityPlugin } from '../plugin';
import { writeChecklist } from './checklist';
import { Probe } from './probe';

const directories: string[] = [];

afterAll(async () => {
  for (const directory of directories) {
    await rm(directory, { recursive: true, force: true });
  }
});

/** A component as the catalog shows it. */
export function component(
  name: string,
  options: {
    etag?: string;
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
    tags?: string[];
    spec?: JsonObject;
    owner?: string;
    system?: string;
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      etag: options.etag ?? '1',
      ...(options.annotations && { annotations: options.annotations }),
      ...(options.labels && { labels: options.labels }),
      ...(options.tags && { tags: options.tags }),
    },
    spec: { type: 'service', lifecycle: 'production', ...options.spec },
    relations: [
      { type: 'ownedBy', targetRef: options.owner ?? 'group:default/team-a' },
      ...(options.system
        ? [{ type: 'partOf', targetRef: options.system }]
        : []),
    ],
  };
}

/** A catalog whose entities a test changes, and that counts how often it is called. */
export class TestCatalog {
  calls: string[] = [];
  /** What every call fails with. */
  failure?: Error;
  private current;

  constructor(entities: Entity[]) {
    this.current = catalogServiceMock({ entities });
  }

  set(entities: Entity[]): void {
    this.current = catalogServiceMock({ entities });
  }

  get factory() {
    const count =
      <A extends unknown[], R>(name: string, method: (...args: A) => R) =>
      (...args: A): R => {
        this.calls.push(name);
        if (this.failure) {
          throw this.failure;
        }
        return method(...args);
      };
    const service: Partial<CatalogService> = {
      streamEntities: count('streamEntities', (...args) =>
        this.current.streamEntities(...args),
      ),
      getEntitiesByRefs: count('getEntitiesByRefs', (...args) =>
        this.current.getEntitiesByRefs(...args),
      ),
      getEntityByRef: count('getEntityByRef', (...args) =>
        this.current.getEntityByRef(...args),
      ),
    };
    return catalogServiceMock.mock(service as never).factory;
  }
}

/** A running backend with the plugin in it. */
export interface TestMaturity {
  server: Awaited<ReturnType<typeof startTestBackend>>['server'];
  catalog: TestCatalog;
  probe: Probe;
  checklistFile: string;
  directory: string;
  /** Compares the catalog and evaluates what is due. */
  sweep(): Promise<void>;
  /** Makes every bucket due, as when the period is over. */
  endPeriod(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the plugin on a database, with the probe as an additional collector. */
export async function startMaturity(options: {
  knex: Knex;
  entities?: Entity[];
  catalog?: TestCatalog;
  probe?: Probe;
  maturity?: JsonObject;
  features?: BackendFeature[];
  checklistFile?: string;
  config?: JsonObject;
}): Promise<TestMaturity> {
  const directory = await mkdtemp(join(tmpdir(), 'maturity-backend-'));
  directories.push(directory);
  const checklistFile =
    options.checklistFile ?? (await writeChecklist(join(directory, 'list')));
  const catalog = options.catalog ?? new TestCatalog(options.entities ?? []);
  const probe = options.probe ?? new Probe();
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      maturityPlugin,
      probe.module,
      mockServices.database.factory({ knex: options.knex }),
      catalog.factory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: { workingDirectory: directory },
          ...options.config,
          maturity: {
            catalog: { pollInterval: { milliseconds: 1 } },
            checklist: { path: checklistFile },
            ...options.maturity,
          },
        },
      }),
      ...(options.features ?? []),
    ],
  });
  return {
    server: backend.server,
    catalog,
    probe,
    checklistFile,
    directory,
    stop: () => backend.stop(),
    async sweep() {
      await scheduler.triggerTask('maturity-catalog');
      await scheduler.triggerTask('maturity-sweep');
      // The catalog's task doesn't wait for the sweep that it starts.
      await scheduler.triggerTask('maturity-sweep');
    },
    async endPeriod() {
      await options
        .knex('buckets')
        .where('id', '>', 0)
        .update({ due_at: '2020-01-01T00:00:00.000Z' });
    },
  };
}
