import { deployment, documents, linkedOf } from './testing';

const web = deployment('web', '{app: web}');
const service =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}\n';
const gateway = (listeners: string) =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: edge}\nspec:\n  gatewayClassName: envoy\n  listeners: ${listeners}\n`;
const route = (...spec: string[]) =>
  [
    'apiVersion: gateway.networking.k8s.io/v1',
    'kind: HTTPRoute',
    'metadata: {name: web}',
    'spec:',
    ...spec.map(line => `  ${line}`),
  ].join('\n');

it('leads to Services and their workloads', async () => {
  const { httpRoutes, workloads, services } = await linkedOf(
    documents(
      route(
        'hostnames: [a.example.com]',
        'rules:',
        '- matches: [{path: {value: /api}}]',
        '  backendRefs:',
        '  - {name: web, port: 80}',
        '  - {name: web, port: 81}',
        '  - {name: other, port: 80}',
        '  - {name: far, namespace: far, port: 80}',
        '  - {kind: ServiceImport, group: multicluster.x-k8s.io, name: a, port: 80}',
      ),
      service,
      web,
    ),
  );
  expect(
    httpRoutes[0].backends.map(
      ({ service: name, port, found, portFound, elsewhere, source }) => [
        name,
        port,
        found,
        portFound,
        elsewhere,
        source.line,
      ],
    ),
  ).toEqual([
    ['web', '80', true, true, false, 9],
    ['web', '81', true, false, false, 10],
    ['other', '80', false, false, false, 11],
    ['far', '80', false, false, true, 12],
    ['', '80', false, false, true, 13],
  ]);
  expect(httpRoutes[0].backends[0]).toMatchObject({
    host: 'a.example.com',
    path: '/api',
  });
  expect(workloads[0].httpRoutes).toEqual(['web']);
  expect(services[0].httpRoutes).toEqual(['web']);
});

describe('its Gateway', () => {
  const https =
    '[{name: https, port: 443, protocol: HTTPS, hostname: "*.example.com", tls: {certificateRefs: [{name: cert}]}}]';

  it.each([
    ['parentRefs: [{name: edge}]', https, true],
    ['parentRefs: [{name: edge, sectionName: https}]', https, true],
    ['parentRefs: [{name: edge, sectionName: http}]', https, false],
    ['parentRefs: [{name: edge, port: 80}]', https, false],
    ['parentRefs: [{name: edge}]\n  hostnames: [a.example.com]', https, true],
    ['parentRefs: [{name: edge}]\n  hostnames: [a.example.org]', https, false],
    ['parentRefs: [{name: edge}]', '[]', false],
    ['parentRefs: [{name: elsewhere}]', https, true],
  ])('%s at %s: %p', async (parents, listeners, accepts) => {
    const { httpRoutes } = await linkedOf(
      documents(route(parents), gateway(listeners)),
    );
    expect(httpRoutes[0].parents).toMatchObject([
      { accepts, found: !parents.includes('elsewhere'), source: { line: 5 } },
    ]);
  });

  it('accepts routes of its own namespace unless it says so', async () => {
    const far = gateway(https).replace(
      '{name: edge}',
      '{name: edge, namespace: edge}',
    );
    const of = async (text: string) =>
      (
        await linkedOf(
          documents(route('parentRefs: [{name: edge, namespace: edge}]'), text),
          { namespace: 'app' },
        )
      ).httpRoutes[0].parents[0].accepts;
    expect(await of(far)).toBe(false);
    expect(
      await of(
        far.replace(
          'name: https,',
          'name: https, allowedRoutes: {namespaces: {from: All}},',
        ),
      ),
    ).toBe(true);
  });

  it('is encrypted where a listener has a certificate or passes through', async () => {
    const { gateways } = await linkedOf(
      gateway(
        '[{name: a, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: c}]}}, {name: b, port: 80, protocol: HTTP}, {name: c, port: 8443, protocol: HTTPS}, {name: d, port: 9443, protocol: TLS, tls: {mode: Passthrough}}]',
      ),
    );
    expect(
      gateways[0].listeners.map(({ name, encrypted }) => [name, encrypted]),
    ).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
      ['d', true],
    ]);
  });
});

it('tells a route that redirects only', async () => {
  const { httpRoutes } = await linkedOf(
    route('rules: [{filters: [{type: RequestRedirect}]}]'),
  );
  expect(httpRoutes[0]).toMatchObject({ redirectsOnly: true, backends: [] });
});

it('reads no Gateway of Istio for one of the Gateway API', async () => {
  const { gateways } = await linkedOf(
    'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a}\n',
  );
  expect(gateways).toEqual([]);
});
