import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { promises as fs } from 'node:fs';
import { LocalServicesProvider } from './LocalServicesProvider';

const component = (name: string, more = '') => ({
  'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  annotations:
    backstage.io/source-location: file:/etc/
    backstage.io/managed-by-location: url:https://example.com
    mine: kept
${more}`,
});

describe('LocalServicesProvider', () => {
  const directory = createMockDirectory();

  const start = async () => {
    const applyMutation = jest.fn(async (_: any) => {});
    const logger = mockServices.logger.mock();
    let look = async () => {};
    const provider = LocalServicesProvider.create({
      root: directory.resolve('root'),
      logger,
      runner: {
        run: async ({ fn }) => {
          look = async () => fn(new AbortController().signal);
        },
      },
    });
    await provider.connect({ applyMutation, refresh: jest.fn() });
    return {
      applyMutation,
      logger,
      look: () => look(),
      served: () =>
        applyMutation.mock.calls
          .at(-1)?.[0]
          .entities.map((each: any) => each.entity.metadata.name),
    };
  };

  beforeEach(() => directory.setContent({}));
  afterEach(() => jest.restoreAllMocks());

  const aMinuteLater = () => {
    const at = performance.now() + 60_000;
    jest.spyOn(performance, 'now').mockReturnValue(at);
  };
  const warnings = (logger: ReturnType<typeof mockServices.logger.mock>) =>
    logger.warn.mock.calls.map(([message]) => message);

  it('tells the catalog where each service comes from, whatever its file says', async () => {
    directory.setContent({ root: { orders: component('orders') } });
    const { look, applyMutation } = await start();
    await look();

    const location = `file:${directory.path}/root/orders/catalog-info.yaml`;
    expect(applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: [
        {
          locationKey: location,
          entity: expect.objectContaining({
            metadata: {
              name: 'orders',
              annotations: {
                mine: 'kept',
                'backstage.io/managed-by-location': location,
                'backstage.io/managed-by-origin-location': location,
                'backstage.io/source-location': `file:${directory.path}/root/orders/`,
              },
            },
          }),
        },
      ],
    });
  });

  it('follows what comes, changes and goes, and is silent otherwise', async () => {
    const { look, applyMutation, served } = await start();
    await look();
    expect(served()).toEqual([]);

    directory.addContent({ root: { orders: component('orders') } });
    await look();
    expect(served()).toEqual(['orders']);

    await look();
    expect(applyMutation).toHaveBeenCalledTimes(2);

    directory.addContent({
      root: {
        orders: component('orders-renamed'),
        basket: component('basket'),
      },
    });
    await look();
    expect(served()).toEqual(['basket', 'orders-renamed']);

    await fs.rm(directory.resolve('root/orders'), { recursive: true });
    await look();
    expect(served()).toEqual(['basket']);
    expect(applyMutation).toHaveBeenCalledTimes(4);
  });

  it('hides only what is broken, and says so once', async () => {
    directory.setContent({
      root: {
        orders: component('orders'),
        broken: { 'catalog-info.yaml': 'a: [' },
        template: {
          'catalog-info.yaml': component('x')['catalog-info.yaml'].replace(
            'Component',
            'Template',
          ),
        },
        empty: {},
        '.staging': component('staging'),
        Upper: component('upper'),
        'a-file': '',
        link: ({ symlink }: any) => symlink(directory.resolve('root/orders')),
      },
    });
    const { look, served, logger } = await start();
    await look();
    await look();
    expect(served()).toEqual(['orders']);
    expect(logger.warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringMatching(/service broken is not shown.*not valid YAML/),
      expect.stringMatching(/service template is not shown.*a Template/),
    ]);
  });

  it('gives an entity that two describe to the one that has its name', async () => {
    directory.setContent({
      root: { also: component('orders'), orders: component('orders') },
    });
    const { look, logger, served, applyMutation } = await start();
    await look();
    expect(served()).toEqual(['orders']);
    expect(applyMutation.mock.calls[0][0].entities[0].locationKey).toContain(
      '/root/orders/',
    );
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/service also describes.*belongs to orders/),
    );
  });

  it('tries again what the catalog did not take', async () => {
    directory.setContent({ root: { orders: component('orders') } });
    const { look, applyMutation, served } = await start();
    applyMutation.mockRejectedValueOnce(new Error('database is locked'));
    await expect(look()).rejects.toThrow('database is locked');
    await look();
    expect(applyMutation).toHaveBeenCalledTimes(2);
    expect(served()).toEqual(['orders']);
  });

  it('keeps what it served when the root cannot be read, and says so once', async () => {
    directory.setContent({ root: 'a file' });
    const { look, applyMutation, logger } = await start();
    await expect(look()).rejects.toThrow(/ENOTDIR/);
    await expect(look()).rejects.toThrow(/ENOTDIR/);
    expect(applyMutation).not.toHaveBeenCalled();
    expect(logger.error.mock.calls.map(([message]) => message)).toEqual([
      expect.stringMatching(/Looking for local services in .*ENOTDIR/),
    ]);
  });

  it('offers everything again after a minute, in case the catalog refused something', async () => {
    directory.setContent({
      root: { orders: component('orders'), also: component('orders') },
    });
    const { look, applyMutation, logger } = await start();
    await look();
    await look();
    expect(applyMutation).toHaveBeenCalledTimes(1);
    aMinuteLater();
    await look();
    expect(applyMutation).toHaveBeenCalledTimes(2);
    expect(applyMutation.mock.calls[1]).toEqual(applyMutation.mock.calls[0]);
    await look();
    expect(applyMutation).toHaveBeenCalledTimes(2);
    // Nothing is said twice.
    expect(warnings(logger)).toHaveLength(1);
    expect(logger.info).toHaveBeenCalledTimes(1);
  });

  it('serves what could not be read for a while, though its file is the same', async () => {
    directory.setContent({ root: { orders: component('orders') } });
    const { look, served, logger } = await start();
    jest
      .spyOn(fs, 'open')
      .mockRejectedValueOnce(new Error('EMFILE: too many open files'));
    await look();
    expect(served()).toEqual([]);
    expect(warnings(logger)).toEqual([
      expect.stringMatching(/service orders is not shown.*EMFILE/),
    ]);
    await look();
    expect(served()).toEqual([]);
    aMinuteLater();
    await look();
    expect(served()).toEqual(['orders']);
  });

  it('says again what was mended and is broken again', async () => {
    const broken = { 'catalog-info.yaml': 'a: [' };
    const { look, logger } = await start();
    for (const orders of [broken, component('orders'), broken]) {
      directory.setContent({ root: { orders } });
      await look();
    }
    expect(warnings(logger)).toEqual([
      expect.stringMatching(
        /^The local service orders is not shown.*line 1, column \d+$/,
      ),
      expect.stringMatching(/^The local service orders is not shown/),
    ]);
  });

  it('looks at 2,000 directories, and says which are left out', async () => {
    const names = Array.from(
      { length: 2_002 },
      (_, index) => `s${10_000 + index}`,
    );
    directory.setContent({
      root: Object.fromEntries(
        names.map((name, index) => [
          name,
          index % 1_000 > 990 || index > 1_990 ? component(name) : {},
        ]),
      ),
    });
    const { look, served, logger } = await start();
    await look();
    await look();
    expect(served().at(-1)).toBe('s11999');
    expect(warnings(logger)).toEqual([
      expect.stringMatching(
        /root has 2002 directories of services, of which 2000 are looked at: s12000 and those after it by name are not shown/,
      ),
    ]);

    await fs.rm(directory.resolve('root/s10001'), { recursive: true });
    await look();
    expect(served().at(-1)).toBe('s12000');
    expect(warnings(logger)).toEqual([
      expect.any(String),
      expect.stringMatching(/s12001 and those after it/),
    ]);
  });
});
