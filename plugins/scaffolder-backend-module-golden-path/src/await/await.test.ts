import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { makeCtx } from '../__testUtils__/makeCtx';
import { createCatalogAwaitAction } from './action';

const entityRef = 'component:default/orders';
const orders: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders' },
};

describe('goldenpath:catalog:await', () => {
  const catalog = catalogServiceMock.mock();
  const logger = mockServices.logger.mock();
  const credentials = mockCredentials.user('user:default/ada');

  beforeEach(() => jest.resetAllMocks());

  const wait = async (input: object = {}, overrides: object = {}) => {
    const ctx = makeCtx<any, any>({
      input: { entityRef, ...input },
      logger: logger as any,
      getInitiatorCredentials: async () => credentials,
      ...overrides,
    });
    await createCatalogAwaitAction({ catalog }).handler(ctx);
    return ctx.outputs;
  };
  const said = (level: 'info' | 'warn') =>
    logger[level].mock.calls.map(([message]) => message).join('\n');

  it('waits until the catalog shows it to the person who asks', async () => {
    catalog.getEntityByRef
      .mockResolvedValueOnce(undefined)
      .mockResolvedValueOnce(orders);
    expect(await wait({ entityRef: 'Component:Orders' })).toEqual({
      shown: true,
    });
    expect(catalog.getEntityByRef.mock.calls).toEqual([
      [entityRef, { credentials }],
      [entityRef, { credentials }],
    ]);
    expect(said('info')).toMatch(/at most 15 s · 等待软件目录显示/);
    expect(said('info')).toMatch(/The catalog shows component:default\/orders/);
    expect(said('warn')).toBe('');
  });

  it('gives up in time, says so, and fails nothing', async () => {
    catalog.getEntityByRef.mockResolvedValue(undefined);
    const start = performance.now();
    expect(await wait({ timeoutSeconds: 1 })).toEqual({ shown: false });
    const waited = performance.now() - start;
    expect(waited).toBeGreaterThan(900);
    expect(waited).toBeLessThan(5_000);
    expect(said('warn')).toMatch(
      /doesn't show component:default\/orders after 1 s.* · 1 秒后/,
    );
  });

  it('gives up on a catalog that does not answer', async () => {
    catalog.getEntityByRef.mockReturnValue(new Promise(() => {}));
    expect(await wait({ timeoutSeconds: 1 })).toEqual({ shown: false });
  });

  it('goes on after a lookup that fails, and tells each failure once', async () => {
    catalog.getEntityByRef
      .mockRejectedValueOnce(new Error('it is down'))
      .mockRejectedValueOnce(new Error('it is down'))
      .mockResolvedValueOnce(orders);
    expect(await wait()).toEqual({ shown: true });
    expect(said('warn')).toMatch(/^The catalog can't be asked .*it is down.*$/);
  });

  it('ends at once when the task is cancelled', async () => {
    catalog.getEntityByRef.mockResolvedValue(undefined);
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('cancelled')), 50);
    const start = performance.now();
    await expect(wait({}, { signal: controller.signal })).rejects.toThrow(
      'cancelled',
    );
    expect(performance.now() - start).toBeLessThan(5_000);
    await expect(wait({}, { signal: controller.signal })).rejects.toThrow(
      'cancelled',
    );
  });

  it('asks nobody in a dry run', async () => {
    expect(createCatalogAwaitAction({ catalog }).supportsDryRun).toBe(true);
    expect(await wait({}, { isDryRun: true })).toEqual({ shown: true });
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
    expect(said('info')).toMatch(/^Would wait/);
  });

  it.each([
    [{ timeoutSeconds: 16 }, /timeoutSeconds/],
    [{ timeoutSeconds: 0 }, /timeoutSeconds/],
    [{ entityRef: 'group:default/orders' }, /must be a component/],
    [{ entityRef: 'a:b:c' }, /The entityRef "a:b:c" can't be used/],
    [{ entityRef: undefined }, /entityRef/],
  ])('refuses %j', async (input, message) => {
    await expect(wait(input)).rejects.toThrow(message);
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });
});
