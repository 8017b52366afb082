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

const inNamespace = (text: string, namespace: string) =>
  text.replace('{name: web}', `{name: web, namespace: ${namespace}}`);

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
    services[0].ports.map(
      ({ port, targetPort, byName, resolves, application }) => [
        port,
        targetPort,
        byName,
        resolves,
        application,
      ],
    ),
  ).toEqual([
    [80, '8080', false, true, 'http'],
    [81, 'http', true, true, 'grpc-web'],
    [82, '9090', false, false, ''],
    [53, '53', false, true, 'udp'],
    [8080, '8080', false, true, 'kubernetes.io/h2c'],
    // The container listens there by UDP only.
    [53, '53', false, false, ''],
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

describe('pods that an operator runs', () => {
  const prometheus = (kind: string, name: string, namespace = 'a') =>
    `apiVersion: monitoring.coreos.com/v1\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\n`;
  const of = async (...objects: string[]) => {
    const { services } = await linkedOf(
      documents(
        inNamespace(service('{app: prometheus, instance: k8s}', '[]'), 'a'),
        ...objects,
      ),
    );
    return services[0].operated;
  };

  it.each([
    [true, prometheus('Prometheus', 'k8s')],
    [false, prometheus('Prometheus', 'other')],
    [false, prometheus('Prometheus', 'k8s', 'b')],
    [false, prometheus('ServiceMonitor', 'k8s')],
    [false, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: k8s}\n'],
    [
      false,
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: k8s}\n',
    ],
  ])(
    'are told by the name of what it is given: %s for %s',
    async (told, text) => {
      expect(await of(text)).toBe(told);
    },
  );

  it('are not asked for where a workload is selected', async () => {
    const own = web
      .replaceAll('{app: web}', '{app: prometheus, instance: k8s}')
      .replace('{name: web}', '{name: web, namespace: a}');
    expect(await of(prometheus('Prometheus', 'k8s'), own)).toBe(false);
  });
});
