import {
  createMockDirectory,
  MockDirectoryContent,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { promises as fs, existsSync } from 'node:fs';
import { filesOf } from '../__testUtils__/filesOf';
import { makeCtx } from '../__testUtils__/makeCtx';
import { createPublishLocalAction } from './action';

const catalogInfo = (name: string) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
spec:
  type: service
`;

describe('goldenpath:publish:local', () => {
  const directory = createMockDirectory();
  const catalog = catalogServiceMock({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'basket' },
        spec: { owner: 'group:default/shop-team' },
      },
    ],
  });
  const root = () => directory.resolve('root/services');
  const workspacePath = () => directory.resolve('workspace');

  const publish = async (overrides: object = {}, input: object = {}) => {
    const ctx = makeCtx<any, any>({
      workspacePath: workspacePath(),
      input: { name: 'orders', ...input },
      ...overrides,
    });
    await createPublishLocalAction({
      catalog,
      localPublish: { root: root(), pollSeconds: 2 },
    }).handler(ctx);
    return ctx.outputs;
  };

  beforeEach(() => {
    directory.setContent({
      workspace: {
        'catalog-info.yaml': catalogInfo('orders'),
        'run.sh': '#!/bin/sh\n',
        '.github': { workflows: { 'ci.yaml': 'on: push\n' } },
        empty: {},
      },
    });
  });

  const nothingLeft = async () =>
    expect(existsSync(root()) ? await fs.readdir(root()) : []).toEqual([]);

  it('writes the workspace below the root, which it makes', async () => {
    await fs.chmod(directory.resolve('workspace/run.sh'), 0o777);
    expect(await publish()).toEqual({
      path: `${root()}/orders`,
      entityRef: 'component:default/orders',
    });
    expect(await fs.readdir(root())).toEqual(['orders']);
    expect(await filesOf(`${root()}/orders`)).toEqual([
      '.github/workflows/ci.yaml',
      'catalog-info.yaml',
      'run.sh',
    ]);
    const mode = async (path: string) =>
      (await fs.stat(`${root()}/orders/${path}`)).mode % 0o1000;
    expect(await mode('run.sh')).toBe(0o755);
    expect(await mode('catalog-info.yaml')).toBe(0o644);
  });

  it('writes nothing in a dry run', async () => {
    expect(await publish({ isDryRun: true })).toEqual({
      path: `${root()}/orders`,
      entityRef: 'component:default/orders',
    });
    expect(existsSync(root())).toBe(false);
  });

  it('never touches what exists', async () => {
    const occupied: MockDirectoryContent[] = [
      { orders: { mine: 'x' } },
      { orders: {} },
      { orders: 'a file' },
      { orders: ({ symlink }) => symlink('nowhere') },
    ];
    for (const existing of occupied) {
      directory.addContent({ root: { services: existing } });
      for (const isDryRun of [true, false]) {
        await expect(publish({ isDryRun })).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringContaining('choose another name'),
        });
      }
      expect(await fs.readdir(root())).toEqual(['orders']);
      await fs.rm(root(), { recursive: true });
    }
  });

  it('lets one of two at once win, whole', async () => {
    const outcomes = await Promise.allSettled([
      publish(),
      publish(),
      publish(),
    ]);
    const names = outcomes.map(each =>
      each.status === 'rejected' ? each.reason.name : each.status,
    );
    expect(names.sort()).toEqual([
      'ConflictError',
      'ConflictError',
      'fulfilled',
    ]);
    expect(await fs.readdir(root())).toEqual(['orders']);
    expect(await filesOf(`${root()}/orders`)).toHaveLength(3);
  });

  it.each(['../orders', 'Orders', 'a/b', '.hidden', '', 'orders\n', '..'])(
    'refuses the name %j',
    async name => {
      await expect(publish({}, { name })).rejects.toThrow(/can't be used/);
      await nothingLeft();
    },
  );

  it('refuses a symbolic link, and leaves nothing behind', async () => {
    directory.addContent({
      workspace: {
        passwd: ({ symlink }: any) => symlink('/etc/passwd'),
      },
    });
    await expect(publish()).rejects.toThrow(/passwd is a symbolic link/);
    await nothingLeft();
  });

  it('refuses a path out of the workspace', async () => {
    await expect(publish({}, { sourcePath: '../root' })).rejects.toThrow(
      /not allowed/i,
    );
  });

  it('refuses a workspace whose catalog file is of another name, or missing', async () => {
    await expect(publish({}, { name: 'other' })).rejects.toThrow(
      /no Component named other/,
    );
    await fs.rm(directory.resolve('workspace/catalog-info.yaml'));
    await expect(publish()).rejects.toThrow(/catalog-info.yaml can't be read/);
    await nothingLeft();
  });

  it('refuses a name that the catalog has', async () => {
    directory.setContent({
      workspace: { 'catalog-info.yaml': catalogInfo('basket') },
    });
    for (const isDryRun of [true, false]) {
      await expect(
        publish({ isDryRun }, { name: 'basket' }),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          /catalog has component:default\/basket already, which belongs to group:default\/shop-team/,
        ),
      });
    }
    await nothingLeft();
  });

  it('refuses what the catalog would not look at', async () => {
    await fs.mkdir(root(), { recursive: true });
    await Promise.all(
      Array.from({ length: 2_000 }, (_, index) =>
        fs.mkdir(`${root()}/service-${index}`),
      ),
    );
    for (const isDryRun of [true, false]) {
      await expect(publish({ isDryRun })).rejects.toThrow(
        /holds 2000 services already/,
      );
    }
    await fs.rmdir(`${root()}/service-7`);
    await publish();
    expect(existsSync(`${root()}/orders/run.sh`)).toBe(true);
  });

  it('refuses a workspace of too many directories', async () => {
    const many = Array.from({ length: 5_001 }, (_, index) => `d${index}`);
    directory.addContent({
      workspace: Object.fromEntries(many.map(name => [name, {}])),
    });
    await expect(publish()).rejects.toThrow(/too large to publish/);
    await nothingLeft();
  });

  describe('in a task that is tried again', () => {
    const state = new Map<string, any>();
    const checkpoint = async ({ key, fn }: any) => {
      if (!state.has(key)) {
        state.set(key, JSON.parse(JSON.stringify(await fn())));
      }
      return state.get(key);
    };
    beforeEach(() => state.clear());

    it('leaves what it has published', async () => {
      const first = await publish({ checkpoint });
      await fs.writeFile(`${root()}/orders/mine`, 'added since');
      expect(await publish({ checkpoint })).toEqual(first);
      expect(await filesOf(`${root()}/orders`)).toContain('mine');
    });

    it('publishes what has been removed since', async () => {
      const first = await publish({ checkpoint });
      await fs.rm(`${root()}/orders`, { recursive: true });
      expect(await publish({ checkpoint })).toEqual(first);
      expect(await filesOf(`${root()}/orders`)).toHaveLength(3);
    });
  });

  it('stops when the task is cancelled, and leaves nothing behind', async () => {
    await expect(publish({ signal: AbortSignal.abort() })).rejects.toThrow(
      /abort/i,
    );
    await nothingLeft();
  });

  it('is off unless configured', async () => {
    const action = createPublishLocalAction({
      catalog,
      localPublish: undefined,
    });
    await expect(
      action.handler(
        makeCtx<any, any>({
          workspacePath: workspacePath(),
          input: { name: 'orders' },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('goldenPath.localPublish.root'),
    });
  });
});
