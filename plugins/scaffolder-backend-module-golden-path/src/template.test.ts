import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import catalogBackend from '@backstage/plugin-catalog-backend';
import scaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderBackend from '@backstage/plugin-scaffolder-backend';
import { promises as fs } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import request from 'supertest';
import goldenPath from '.';
import { filesOf } from './__testUtils__/filesOf';
import { until } from './__testUtils__/until';
import { plannedFiles } from './plan/files';

jest.setTimeout(120_000);

const templateFile = resolve(
  __dirname,
  '../../../templates/container-service-node.yaml',
);

const templateRef = 'template:default/container-service-node';

describe('container-service-node in a backend', () => {
  const directory = createMockDirectory();
  let server: Parameters<typeof request>[0];
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  const template = () =>
    request(server).get(
      '/api/catalog/entities/by-name/template/default/container-service-node',
    );

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            backend: { workingDirectory: directory.path },
            catalog: {
              rules: [{ allow: ['Component'] }],
              locations: [
                {
                  type: 'file',
                  target: templateFile,
                  rules: [{ allow: ['Template'] }],
                },
              ],
            },
            goldenPath: {
              localPublish: {
                root: directory.resolve('services'),
                pollSeconds: 0.5,
              },
            },
          },
        }),
        // The real one: the mock doesn't repeat tasks.
        schedulerServiceFactory,
        catalogBackend,
        scaffolderEntityModel,
        scaffolderBackend,
        goldenPath,
      ],
    });
    server = backend.server;
    await until(async () => (await template()).status === 200);
  });

  afterAll(() => backend?.stop());

  const run = async (input: object) => {
    const created = await request(server)
      .post('/api/scaffolder/v2/tasks')
      .send({ templateRef, values: input });
    expect(created.body).toEqual({ id: expect.any(String) });
    const task = () =>
      request(server).get(`/api/scaffolder/v2/tasks/${created.body.id}`);
    await until(async () =>
      ['completed', 'failed'].includes((await task()).body.status),
    );
    const events = await request(server).get(
      `/api/scaffolder/v2/tasks/${created.body.id}/events`,
    );
    return {
      status: (await task()).body.status as string,
      log: (events.body as Array<{ body: { message: string } }>)
        .map(event => event.body.message)
        .join('\n'),
      output: (
        events.body as Array<{ type: string; body: { output?: unknown } }>
      ).find(event => event.type === 'completion')?.body.output,
    };
  };

  const values = {
    name: 'order-history',
    description: 'Remembers: what was ordered, "when" & by whom',
    owner: 'group:default/checkout-team',
    organisation: 'Heronway',
    lifecycle: 'experimental',
    tier: '3',
    exposure: 'none',
  };

  it('makes a service that the catalog shows within 10 s', async () => {
    const { status, log, output } = await run(values);
    if (status !== 'completed') {
      throw new Error(`The task ${status}:\n${log}`);
    }
    const published = Date.now();

    const service = directory.resolve('services/order-history');
    expect(await filesOf(service)).toEqual(plannedFiles('node'));
    expect(output).toMatchObject({
      links: [
        { entityRef: 'component:default/order-history' },
        { url: '/catalog/default/component/order-history/maturity' },
      ],
    });

    const component = () =>
      request(server).get(
        '/api/catalog/entities/by-name/component/default/order-history',
      );
    await until(async () => (await component()).status === 200);
    expect(Date.now() - published).toBeLessThan(10_000);
    expect((await component()).body).toMatchObject({
      metadata: {
        description: values.description,
        annotations: {
          'backstage.io/managed-by-location': `file:${service}/catalog-info.yaml`,
          'backstage.io/source-location': `file:${service}/`,
        },
      },
      spec: { type: 'service', owner: 'group:default/checkout-team' },
    });
  });

  it('refuses a name that is taken, and leaves the service as it is', async () => {
    const before = await filesOf(directory.path);
    const { status, log } = await run({ ...values, name: 'order-history' });
    expect(status).toBe('failed');
    expect(log).toContain('A service named order-history has been published');
    expect(await filesOf(directory.path)).toEqual(before);
  });

  it.each([
    ['name', 'Order_History'],
    ['organisation', 'a/b'],
    ['registry', 'https://Registry/'],
    ['tier', '9'],
  ])('refuses the %s %j in its form', async (field, value) => {
    const { status, body } = await request(server)
      .post('/api/scaffolder/v2/tasks')
      .send({ templateRef, values: { ...values, [field]: value } });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
  });

  it('shows what it would make in a dry run, and makes nothing', async () => {
    const before = await fs.readdir(directory.resolve('services'));
    const { status, body } = await request(server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: (await template()).body,
        values: { ...values, name: 'basket' },
        directoryContents: await contentsOf(dirname(templateFile)),
      });
    expect({ status, error: body.error }).toEqual({ status: 200 });
    expect(
      body.directoryContents.map((file: { path: string }) => file.path).sort(),
    ).toEqual(plannedFiles('node'));
    expect(body.output.links[0].entityRef).toBe('component:default/basket');
    expect(body.output.text[0].content).toContain('**level 1**');
    expect(await fs.readdir(directory.resolve('services'))).toEqual(before);
  });
});

async function contentsOf(root: string) {
  return Promise.all(
    (await filesOf(root)).map(async path => ({
      path,
      base64Content: await fs.readFile(join(root, path), 'base64'),
      executable: path.endsWith('.sh'),
    })),
  );
}
