import { deployment, documents, linkedOf } from './testing';

const web = deployment('web', '{app: web}');

it('are those that workloads run in and those that are declared', async () => {
  const { namespaces } = await linkedOf(
    documents(
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: app\n  labels:\n    pod-security.kubernetes.io/enforce: restricted\n    pod-security.kubernetes.io/enforce-version: v1.36',
      web,
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: other}',
    ),
    { namespace: 'app' },
  );
  expect(namespaces).toMatchObject([
    {
      name: 'app',
      declared: true,
      workloads: ['Deployment/web'],
      podSecurity: {
        enforce: 'restricted',
        enforceVersion: 'v1.36',
        warn: '',
        source: { line: 6 },
      },
      source: { line: 2 },
    },
    {
      name: 'other',
      declared: true,
      workloads: [],
      podSecurity: { enforce: '' },
    },
  ]);
});

it('may be known to nobody', async () => {
  const { namespaces } = await linkedOf(web);
  expect(namespaces).toMatchObject([
    { name: '', declared: false, source: { line: 2 } },
  ]);
});

it('have quotas and limits of their own', async () => {
  const { namespaces, quotas } = await linkedOf(
    documents(
      web,
      'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: a, namespace: app}\nspec: {hard: {requests.cpu: 4, pods: 10}}',
      'apiVersion: v1\nkind: LimitRange\nmetadata: {name: b, namespace: other}\nspec: {limits: [{type: Container, defaultRequest: {cpu: 100m}, max: {memory: 1Gi}}]}',
    ),
    { namespace: 'app' },
  );
  expect(namespaces[0]).toMatchObject({
    resourceQuota: true,
    limitRange: false,
  });
  expect(
    quotas.map(({ title, resources, defaults }) => [
      title,
      resources,
      defaults,
    ]),
  ).toEqual([
    ['ResourceQuota/a', ['requests.cpu', 'pods'], false],
    ['LimitRange/b', ['memory', 'cpu'], true],
  ]);
});

it('let a LimitRange give its containers what they lack', async () => {
  const range =
    'apiVersion: v1\nkind: LimitRange\nmetadata: {name: b, namespace: app}\nspec: {limits: [{type: Container, defaultRequest: {cpu: 100m}}]}';
  const of = async (namespace: string) =>
    (await linkedOf(documents(web, range), { namespace })).containers[0]
      .resources.requests.cpu;
  expect(await of('app')).toMatchObject({ from: 'limit-range', amount: 100 });
  expect(await of('other')).toMatchObject({ set: false, from: '' });
});
