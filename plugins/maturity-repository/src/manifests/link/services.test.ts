import { deployment, documents, linkedOf } from './testing';

const web = deployment('web', '{app: web}', {
  container:
    'ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}]',
});
const service = (selector: string, ports: string, more = '') =>
  [
    'apiVersion: v1',
    'kind: Service',
    'metadata: {name: web}',
    'spec:',
    `  selector: ${selector}`,
    `  ports: ${ports}`,
    ...(more ? [`  ${more}`] : []),
  ].join('\n');

it('selects the workloads whose pods have its labels', async () => {
  const { services, workloads, containers } = await linkedOf(
    documents(
      service('{app: web}', '[{name: http, port: 80, targetPort: http}]'),
      web,
      deployment('worker', '{app: worker}'),
    ),
  );
  expect(services[0]).toMatchObject({
    title: 'Service/web',
    selecting: true,
    workloads: ['Deployment/web'],
    type: { set: false, value: 'ClusterIP' },
    source: { file: 'k8s/app.yaml', line: 2 },
    selectorSource: { line: 5 },
  });
  expect(workloads.map(({ name, services: own }) => [name, own])).toEqual([
    ['web', ['web']],
    ['worker', []],
  ]);
  expect(containers.map(({ serves }) => serves)).toEqual([true, false]);
});

it('selects nothing across namespaces, but where one is not known', async () => {
  const inNamespace = (text: string, namespace: string) =>
    text.replace(
      'metadata: {name: web}',
      `metadata: {name: web, namespace: ${namespace}}`,
    );
  const of = async (one: string, other: string) => {
    const { services } = await linkedOf(documents(one, other));
    return services[0].workloads;
  };
  const http = service('{app: web}', '[{port: 80}]');
  expect(await of(inNamespace(http, 'a'), inNamespace(web, 'b'))).toEqual([]);
  expect(await of(inNamespace(http, 'a'), inNamespace(web, 'a'))).toHaveLength(
    1,
  );
  expect(await of(inNamespace(http, 'a'), web)).toHaveLength(1);
});

it('tells ports that lead nowhere, and the application protocol', async () => {
  const { services } = await linkedOf(
    documents(
      service(
        '{app: web}',
        '[{name: http, port: 80, targetPort: 8080}, {name: grpc-web, port: 81, targetPort: http}, {name: web, port: 82, targetPort: 9090}, {name: dns, port: 53, protocol: UDP}, {name: x, port: 8080, appProtocol: kubernetes.io/h2c}, {name: dns-tcp, port: 53}]',
      ),
      web,
    ),
  );
  expect(
    services[0].ports.map(({ port, targetPort, resolves, application }) => [
      port,
      targetPort,
      resolves,
      application,
    ]),
  ).toEqual([
    [80, '8080', true, 'http'],
    [81, 'http', true, 'grpc-web'],
    [82, '9090', false, ''],
    [53, '53', true, 'udp'],
    [8080, '8080', true, 'kubernetes.io/h2c'],
    // The container listens there by UDP only.
    [53, '53', false, ''],
  ]);
});

it.each([
  ['externalName: db.example.com\n  type: ExternalName', '{app: web}', false],
  ['clusterIP: None', '{}', false],
  ['clusterIP: None', '{app: web}', true],
])('%s with %s', async (more, selector, selecting) => {
  const { services } = await linkedOf(
    documents(service(selector, '[{port: 80}]', more), web),
  );
  expect(services[0].selecting).toBe(selecting);
  expect(services[0].workloads).toHaveLength(selecting ? 1 : 0);
  expect(services[0].headless).toBe(more.startsWith('clusterIP'));
});

it('is no Service of Knative, which runs pods', async () => {
  const { services, workloads } = await linkedOf(
    'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: fn}\nspec: {template: {spec: {containers: [{image: a:1}]}}}\n',
  );
  expect(services).toEqual([]);
  expect(workloads).toMatchObject([{ title: 'Service/fn', longRunning: true }]);
});

it('is served by the container with the port, where a pod has several', async () => {
  const { containers } = await linkedOf(
    documents(
      service('{app: web}', '[{port: 80, targetPort: http}]'),
      web.replace(
        '      - name: main',
        '      - {name: helper, image: helper:1}\n      - name: main',
      ),
    ),
  );
  expect(containers.map(({ name, serves }) => [name, serves])).toEqual([
    ['helper', false],
    ['main', true],
  ]);
});
