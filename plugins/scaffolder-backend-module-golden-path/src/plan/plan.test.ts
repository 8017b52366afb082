import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { existsSync } from 'node:fs';
import { makeCtx } from '../__testUtils__/makeCtx';
import { parseInput } from '../input';
import { createPlanAction } from './action';
import { planService } from './plan';
import { planInput, planValues } from './schema';

const least = {
  name: 'order-history',
  owner: 'group:default/checkout-team',
  organisation: 'Heronway',
};
const plan = (input: object) => planService(parseInput(planInput, input));

describe('goldenpath:plan', () => {
  it('fills every value from the least input', () => {
    const { values, entityRef, warnings } = plan(least);
    expect(planValues.strict().parse(values)).toEqual(values);
    expect(entityRef).toBe('component:default/order-history');
    expect(values).toMatchObject({
      title: 'Order history',
      description: 'Order history, a service of checkout-team',
      codeOwner: '@Heronway/checkout-team',
      image: 'ghcr.io/heronway/order-history',
      registryHost: 'ghcr.io',
      repositoryUrl: 'https://github.com/Heronway/order-history',
      routeEnabled: false,
      replicas: { min: 2, max: 4 },
    });
    expect(warnings).toEqual([
      expect.stringContaining('description'),
      expect.stringContaining('system'),
    ]);
  });

  it('takes an empty field of a form for one left out', () => {
    const empty = {
      title: '',
      description: ' ',
      system: '',
      registry: '',
      template: '',
    };
    expect(plan({ ...least, ...empty })).toEqual(plan(least));
  });

  it('is pure', () => {
    expect(plan(least)).toEqual(plan(least));
    plan(least).values.replicas.min = 99;
    expect(plan(least).values.replicas.min).toBe(2);
  });

  it('follows tier, exposure and registry', () => {
    const { values, warnings } = plan({
      ...least,
      description: 'What was ordered',
      owner: 'user:default/ada',
      system: 'checkout',
      tier: '1',
      exposure: 'public',
      registry: 'registry.example.com:5000/shop',
    });
    expect(values).toMatchObject({
      owner: 'user:default/ada',
      codeOwner: '@ada',
      system: 'system:default/checkout',
      replicas: { min: 3, max: 12 },
      availability: 0.999,
      routeEnabled: true,
      routeParents: [{ name: 'public', namespace: 'gateway-system' }],
      registryHost: 'registry.example.com:5000',
      image: 'registry.example.com:5000/shop/order-history',
    });
    expect(warnings).toEqual([
      expect.stringContaining('Gateway named public'),
      expect.stringContaining('REGISTRY_PASSWORD'),
    ]);
  });

  it.each([
    ['name', '', /The name ""/],
    ['name', 'Order', /begin with a letter/],
    ['name', '1st', /begin with a letter/],
    ['name', 'a-', /end with a letter or digit/],
    ['name', '../etc', /can't be used/],
    ['name', 'a\n', /can't be used/],
    ['name', 'a'.repeat(41), /at most 40/],
    ['name', 'null', /as a value and not as a name/],
    ['name', 'on', /as a value and not as a name/],
    ['owner', 'component:default/x', /must be a group or user/],
    ['owner', 'group:default/"x"', /must be a group or user/],
    ['owner', ':', /no entity reference/],
    ['system', 'group:default/x', /must be a system/],
    ['organisation', 'a/b', /GitHub organisation/],
    ['registry', 'https://ghcr.io/x', /without https/],
    ['registry', 'ghcr.io', /host and a path/],
    ['registry', 'ghcr.io/UPPER', /lower case/],
    ['registry', `ghcr.io/${'a.'.repeat(300)}`, /host and a path/],
    ['title', 'a\nb', /one line/],
    ['description', 'a'.repeat(201), /at most 200/],
    ['description', 'a\u0000b', /one line/],
    ['license', 'a"b', /SPDX/],
    ['tier', '4', /tier: Invalid enum value/],
    ['language', 'cobol', /language: Invalid enum value/],
  ])('refuses %s %j', (field, value, message) => {
    expect(() => plan({ ...least, [field]: value })).toThrow(message);
  });

  it('says what is wrong in both languages', () => {
    expect(() => plan({ ...least, name: 'A' })).toThrow(
      /^The name "A" can't be used: .* · 名称“A”不可用：/,
    );
    expect(plan(least).warnings[0]).toMatch(
      /^It has no description.* · 没有描述/,
    );
  });

  describe('asks whether the name is free', () => {
    const directory = createMockDirectory();
    const root = () => directory.resolve('services');
    const taken = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'Order-History' },
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/shipping-team' },
        { type: 'partOf', targetRef: 'system:default/shop' },
      ],
    };
    const run = async (
      catalog = catalogServiceMock({ entities: [taken] }),
      overrides: object = {},
    ) => {
      const action = createPlanAction({
        catalog,
        localPublish: { root: root(), pollSeconds: 2 },
      });
      const ctx = makeCtx<any, any>({ input: least, ...overrides });
      await action.handler(ctx);
      return ctx.outputs;
    };
    const free = { input: { ...least, name: 'basket' } };

    it.each([false, true])(
      'refuses one of the catalog, and names it and its owner (dry run: %s)',
      async isDryRun => {
        await expect(run(undefined, { isDryRun })).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringMatching(
            /The catalog has component:default\/order-history already, which belongs to group:default\/shipping-team: choose another name.* · 软件目录中已有/,
          ),
        });
      },
    );

    it('says so where it has no owner', async () => {
      const entities = [{ ...taken, relations: [] }];
      await expect(run(catalogServiceMock({ entities }))).rejects.toThrow(
        /already, which has no owner: choose/,
      );
    });

    it.each([
      ['a directory', {}],
      ['a file', 'mine'],
      ['a link to nowhere', ({ symlink }: any) => symlink('nowhere')],
    ])('refuses one that %s has below the root', async (_, basket) => {
      directory.setContent({ services: { basket } });
      await expect(run(undefined, free)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(/The directory basket exists/),
      });
    });

    it('takes one that is free, in a dry run too, and writes nothing', async () => {
      directory.setContent({ services: { other: {} } });
      for (const isDryRun of [false, true]) {
        expect(await run(undefined, { ...free, isDryRun })).toEqual(
          plan(free.input),
        );
      }
      expect(existsSync(directory.resolve('services/basket'))).toBe(false);
    });

    it('asks as the person who runs the template', async () => {
      const credentials = mockCredentials.user('user:default/ada');
      const catalog = catalogServiceMock.mock();
      await run(catalog as any, {
        ...free,
        getInitiatorCredentials: async () => credentials,
      });
      expect(catalog.getEntityByRef.mock.calls).toEqual([
        ['component:default/basket', { credentials }],
      ]);
    });

    it('does not go on where the catalog cannot be asked', async () => {
      const catalog = catalogServiceMock.mock();
      catalog.getEntityByRef.mockRejectedValue(new Error('it is down'));
      await expect(run(catalog as any, free)).rejects.toThrow(
        /couldn't be asked .*component:default\/basket.*it is down/,
      );
    });

    it('asks once a task: what it published itself does not stop it', async () => {
      const checkpoint = async () => true;
      expect(await run(undefined, { checkpoint })).toEqual(plan(least));
    });
  });

  it('looks at no directory where nothing is published to this machine', async () => {
    const action = createPlanAction({ catalog: catalogServiceMock() });
    const ctx = makeCtx<any, any>({ input: least });
    await action.handler(ctx);
    expect(ctx.outputs).toEqual(plan(least));
  });
});
