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

  it('outputs the plan, in a dry run too', async () => {
    const action = createPlanAction();
    expect(action.supportsDryRun).toBe(true);
    const ctx = makeCtx<any, any>({ input: least, isDryRun: true });
    await action.handler(ctx);
    expect(ctx.outputs).toEqual(plan(least));
  });
});
