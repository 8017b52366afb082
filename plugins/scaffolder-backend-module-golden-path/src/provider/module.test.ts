import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { promises as fs } from 'node:fs';
import request from 'supertest';
import { until } from '../__testUtils__/until';
import { LocalServicesProvider } from './LocalServicesProvider';
import { catalogModuleLocalServices } from './module';

jest.setTimeout(120_000);

const component = (name: string) => ({
  'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  annotations:
    backstage.io/source-location: file:/etc/
spec:
  type: service
  lifecycle: production
  owner: group:default/checkout-team
`,
});

describe('the catalog module of local services', () => {
  const directory = createMockDirectory();

  const start = async (goldenPath: any) => {
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: { catalog: { rules: [{ allow: ['Component'] }] }, goldenPath },
        }),
        // The real one: the mock doesn't repeat tasks.
        schedulerServiceFactory,
        catalogBackend,
        catalogModuleLocalServices,
      ],
    });
    const names = async () => {
      const { body } = await request(backend.server)
        .get('/api/catalog/entities?filter=kind=component')
        .expect(200);
      return body.map((entity: any) => entity.metadata.name).sort();
    };
    return { backend, server: backend.server, names };
  };

  it('shows a service within 10 s, beside broken ones, until it is removed', async () => {
    directory.setContent({
      broken: { 'catalog-info.yaml': 'a: [' },
      nothing: {},
    });
    const { backend, server, names } = await start({
      localPublish: { root: directory.path },
    });
    expect(await names()).toEqual([]);

    const added = Date.now();
    directory.addContent({ orders: component('orders') });
    await until(async () => (await names()).includes('orders'));
    expect(Date.now() - added).toBeLessThan(10_000);

    const { body } = await request(server).get(
      '/api/catalog/entities/by-name/component/default/orders',
    );
    expect(body.metadata.annotations).toMatchObject({
      'backstage.io/managed-by-location': `file:${directory.path}/orders/catalog-info.yaml`,
      'backstage.io/managed-by-origin-location': `file:${directory.path}/orders/catalog-info.yaml`,
      'backstage.io/source-location': `file:${directory.path}/orders/`,
    });

    // Another directory can't take the name over.
    directory.addContent({ also: component('orders') });
    directory.addContent({ basket: component('basket') });
    await until(async () => (await names()).includes('basket'));
    const { body: still } = await request(server).get(
      '/api/catalog/entities/by-name/component/default/orders',
    );
    expect(still.metadata.annotations['backstage.io/source-location']).toBe(
      `file:${directory.path}/orders/`,
    );

    await fs.rm(directory.resolve('basket'), { recursive: true });
    await until(async () => !(await names()).includes('basket'));
    await backend.stop();
  });

  it('gets a name within a minute after another source has let it go', async () => {
    directory.setContent({ orders: component('orders') });
    let other: EntityProviderConnection | undefined;
    let look = async () => {};
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: { catalog: { rules: [{ allow: ['Component'] }] } },
        }),
        schedulerServiceFactory,
        catalogBackend,
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'two-sources',
          register(env) {
            env.registerInit({
              deps: { catalog: catalogProcessingExtensionPoint },
              async init({ catalog }) {
                catalog.addEntityProvider(
                  {
                    getProviderName: () => 'other',
                    connect: async connection => {
                      other = connection;
                    },
                  },
                  LocalServicesProvider.create({
                    root: directory.path,
                    logger: mockServices.logger.mock(),
                    runner: {
                      run: async ({ fn }) => {
                        look = async () => fn(new AbortController().signal);
                      },
                    },
                  }),
                );
              },
            });
          },
        }),
      ],
    });
    const source = async () => {
      const { body } = await request(backend.server).get(
        '/api/catalog/entities/by-name/component/default/orders',
      );
      return body.metadata?.annotations['backstage.io/source-location'];
    };
    const orders = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'orders',
        annotations: {
          'backstage.io/managed-by-location': 'url:https://example.com/orders',
          'backstage.io/managed-by-origin-location':
            'url:https://example.com/orders',
          'backstage.io/source-location': 'url:https://example.com/orders',
        },
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'a-team' },
    };
    const theirs = [{ entity: orders, locationKey: 'theirs' }];
    await until(async () => other !== undefined);
    await other!.applyMutation({ type: 'full', entities: theirs });
    await until(
      async () => (await source()) === 'url:https://example.com/orders',
    );

    await look();
    await other!.applyMutation({ type: 'full', entities: [] });
    await until(async () => (await source()) === undefined);
    await look();
    expect(await source()).toBeUndefined();

    const at = performance.now() + 60_000;
    const clock = jest.spyOn(performance, 'now').mockReturnValue(at);
    await look();
    clock.mockRestore();
    await until(
      async () => (await source()) === `file:${directory.path}/orders/`,
    );
    await backend.stop();
  });

  it.each([
    ['undefined', undefined],
    ['null, as in production', null],
    ['empty', {}],
  ])('is off where the config is %s', async (_, goldenPath) => {
    directory.setContent({ orders: component('orders') });
    const { backend, names } = await start(goldenPath);
    await new Promise(done => setTimeout(done, 500));
    expect(await names()).toEqual([]);
    await backend.stop();
  });

  it('refuses to start with a period that makes no sense', async () => {
    await expect(
      start({ localPublish: { root: directory.path, pollSeconds: 0 } }),
    ).rejects.toThrow(/pollSeconds must be from 0.5 to 3600/);
  });
});
