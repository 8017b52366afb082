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

  it('makes a service, and ends when the catalog shows it', async () => {
    const { status, log, output } = await run(values);
    if (status !== 'completed') {
      throw new Error(`The task ${status}:\n${log}`);
    }
    // Each link of the result leads somewhere from now on.
    const component = await request(server).get(
      '/api/catalog/entities/by-name/component/default/order-history',
    );
    expect(component.status).toBe(200);
    expect(log).toMatch(
      /The catalog shows component:default\/order-history after \d/,
    );

    const service = directory.resolve('services/order-history');
    expect(await filesOf(service)).toEqual(plannedFiles('node'));
    expect(output).toEqual({
      links: [
        {
          title: expect.stringContaining('Open the service'),
          icon: 'catalog',
          entityRef: 'component:default/order-history',
        },
        {
          title: expect.stringContaining('Its maturity'),
          icon: 'dashboard',
          url: '/catalog/default/component/order-history/maturity',
        },
      ],
      text: [
        {
          title: expect.stringContaining('What is left to do'),
          icon: 'checklist',
          default: true,
          content: expect.stringContaining('**level 2**'),
        },
      ],
    });
    expect(component.body).toMatchObject({
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
    expect(log).toMatch(
      /ConflictError: The catalog has component:default\/order-history already, which belongs to group:default\/checkout-team: choose another name/,
    );
    // Before anything was written anywhere.
    expect(log).not.toContain('Beginning step Write');
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

  const dryRun = async (change = (text: string) => text, more: object = {}) => {
    const text = JSON.stringify((await template()).body);
    const { status, body } = await request(server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: JSON.parse(change(text)),
        values: { ...values, name: 'basket', ...more },
        directoryContents: await contentsOf(dirname(templateFile)),
      });
    expect({ status, error: body.error }).toEqual({ status: 200 });
    return body;
  };

  it('shows what it would make in a dry run, and makes nothing', async () => {
    const before = await fs.readdir(directory.resolve('services'));
    const { directoryContents, output } = await dryRun();
    expect(
      directoryContents.map((file: { path: string }) => file.path).sort(),
    ).toEqual(plannedFiles('node'));
    expect(output.links[0].entityRef).toBe('component:default/basket');
    expect(output.text[0].content).toContain('**level 2**');
    expect(await fs.readdir(directory.resolve('services'))).toEqual(before);
  });

  it.each([
    [true, 2, ['What is left to do · 待办事项'], '**level 2**'],
    [
      false,
      0,
      [
        'Not in the catalog yet · 软件目录尚未显示',
        'What is left to do · 待办事项',
      ],
      'component:default/basket is published, but',
    ],
  ])(
    'leads somewhere only where the catalog shows the service (%s)',
    async (shown, links, titles, first) => {
      const { output } = await dryRun(
        text => text.replaceAll('steps.await.output.shown', 'parameters.shown'),
        { shown },
      );
      expect(output.links).toHaveLength(links);
      expect(output.text.map(({ title }: any) => title)).toEqual(titles);
      expect(output.text[0].content).toContain(first);
    },
  );
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
