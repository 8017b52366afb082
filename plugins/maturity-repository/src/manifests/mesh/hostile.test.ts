import fc from 'fast-check';
import { linkSet } from '../link';
import { shaped } from '../link/testing';
import { ManifestObject } from '../objects';
import { ManifestSet } from '../sets';
import { setsOf } from '../testing';

const seed = 20261122;

/** One object of every kind, sound, all about the same workload. */
const sound = `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled, istio.io/use-waypoint: w }, annotations: { linkerd.io/inject: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, sidecar.istio.io/inject: "true" }, annotations: { config.linkerd.io/skip-inbound-ports: "1-9,8080" } }
    spec: { containers: [{ name: web, image: "web:1", ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop, annotations: { balancer.linkerd.io/failure-accrual: consecutive, retry.linkerd.io/limit: "2", retry.linkerd.io/http: 5xx } }
spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { rules: [{ host: web.example.com }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web, web.example.com]
  gateways: [mesh, shop/web]
  http:
    - match: [{ uri: { prefix: /a }, method: { exact: POST }, headers: { a: { exact: b } } }]
      fault: { delay: { fixedDelay: 5s } }
      retries: { attempts: 3, perTryTimeout: 2s, retryOn: "503" }
      timeout: 10s
      route: [{ destination: { host: web, subset: v1, port: { number: 80 } }, weight: 90 }, { destination: { host: web }, weight: 10 }]
      mirrors: [{ destination: { host: web } }]
    - route: [{ destination: { host: api.example.com } }]
  tcp: [{ route: [{ destination: { host: web } }] }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec:
  host: web
  trafficPolicy:
    loadBalancer: { simple: RANDOM, localityLbSetting: { failover: [] } }
    connectionPool: { tcp: { maxConnections: 10 }, http: { http1MaxPendingRequests: 10 } }
    outlierDetection: { consecutive5xxErrors: 3, interval: 30s }
    tls: { mode: DISABLE, insecureSkipVerify: true }
    portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }]
  subsets: [{ name: v1, labels: { app: web }, trafficPolicy: { tls: { mode: SIMPLE } } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  servers: [{ port: { number: 443, protocol: HTTPS }, hosts: [shop/web.example.com], tls: { mode: SIMPLE, credentialName: web, minProtocolVersion: TLSV1_0 } }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec: { hosts: [api.example.com] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { workloadSelector: { labels: { app: web } }, egress: [{ hosts: ["*/*"] }], outboundTrafficPolicy: { mode: ALLOW_ANY } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, mtls: { mode: STRICT }, portLevelMtls: { 8080: { mode: DISABLE } } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec:
  action: ALLOW
  targetRefs: [{ kind: Service, name: web }]
  rules:
    - from: [{ source: { principals: ["*"], requestPrincipals: [a] } }]
      to: [{ operation: { paths: [/a] } }]
      when: [{ key: request.auth.claims, values: [a] }]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop, annotations: { timeout.linkerd.io/request: 10s } }
spec:
  parentRefs: [{ kind: Service, name: web }]
  rules: [{ matches: [{ method: POST }], timeouts: { request: 10s, backendRequest: 1s }, retry: { attempts: 2, codes: [503] }, backendRefs: [{ name: web, weight: 1 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: w, namespace: shop }
spec: { gatewayClassName: istio-waypoint }
---
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { podSelector: { matchLabels: { app: web } }, port: http, accessPolicy: deny }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: web-linkerd, namespace: shop }
spec: { targetRef: { kind: Server, name: web }, requiredAuthenticationRefs: [{ kind: MeshTLSAuthentication, name: all }, { kind: NetworkAuthentication, name: all }] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: all, namespace: shop }
spec: { identities: ["*"] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata: { name: all, namespace: shop }
spec: { networks: [{ cidr: 0.0.0.0/0 }] }
---
apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: { name: web, namespace: shop }
spec: { server: { selector: { matchLabels: { app: web } } }, client: { unauthenticated: true, networks: [{ cidr: 10.0.0.0/8 }], meshTLS: { identities: ["*"] } } }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: EgressNetwork
metadata: { name: out, namespace: shop }
spec: { trafficPolicy: Deny }
---
apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata: { name: web.shop.svc.cluster.local, namespace: shop }
spec: { routes: [{ name: a, condition: { method: POST, pathRegex: /a }, isRetryable: true, timeout: 300ms }] }
---
apiVersion: flagger.app/v1beta1
kind: Canary
metadata: { name: web, namespace: shop }
spec: { targetRef: { name: web }, service: { name: web } }
`;

const place = { file: 'k8s/mesh.yaml', line: 1 };
const [read] = setsOf({ 'k8s/mesh.yaml': sound });
const set: ManifestSet = {
  ...read,
  objects: read.objects.map(
    ({ apiVersion, kind, name, namespace, value }): ManifestObject => ({
      apiVersion,
      kind,
      name,
      namespace,
      value,
      source: place,
      sourceOf: () => place,
    }),
  ),
};

const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '*',
    'web',
    'shop',
    true,
    0,
    -1,
    1e308,
    '10s',
    '9'.repeat(5_000),
    '0'.repeat(2_000),
    [],
    {},
    [[[]]],
    ['*', null, {}],
    { __proto__: null, toString: 1 },
    { constructor: 'x', name: 'web' },
  ),
  fc.anything({ maxDepth: 2, withNullPrototype: false }),
);

/** The place of everything that an object holds. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, child]) =>
      placesIn(child, [...path, key]),
    ),
  ];
}

function changed(
  object: ManifestObject,
  [first, ...rest]: string[],
  value: unknown,
): ManifestObject {
  const put = (of: unknown, path: string[]): unknown => {
    const [key, ...deeper] = path;
    if (key === undefined) return value;
    const copy = (
      Array.isArray(of) ? [...of] : { ...(of as object) }
    ) as Record<string, unknown>;
    copy[key] = put(copy[key], deeper);
    return copy;
  };
  return {
    ...object,
    value: put(object.value, [first, ...rest]) as Record<string, unknown>,
  };
}

const places = set.objects.flatMap((object, index) =>
  placesIn(object.value)
    .filter(([first]) => first === 'spec' || first === 'metadata')
    .map(path => ({ index, path })),
);

it('links one of every kind', async () => {
  const evidence = await linkSet(set);
  expect(shaped(evidence)).toEqual(evidence);
  expect(places.length).toBeGreaterThan(250);
  for (const name of [
    'meshWorkloads',
    'meshServices',
    'meshAuthorizations',
    'meshTokens',
    'virtualServices',
    'destinationRules',
    'istioGateways',
  ] as const) {
    expect([name, evidence[name].length > 0]).toEqual([name, true]);
  }
  expect(evidence.meshRoutes).toHaveLength(4);
});

it('makes evidence of the published shape, whatever stands in any place', async () => {
  const changes = fc.array(fc.tuple(fc.constantFrom(...places), anything), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(changes, async all => {
      const objects = [...set.objects];
      for (const [{ index, path }, value] of all) {
        objects[index] = changed(objects[index], path, value);
      }
      const evidence = await linkSet({ ...set, objects });
      expect(shaped(evidence)).toEqual(evidence);
    }),
    { numRuns: 1_500, seed },
  );
}, 180_000);

it('links thousands of objects that are all about each other in seconds', async () => {
  const one: ManifestSet = { ...set, objects: [] };
  for (let at = 0; at < 400; at++) {
    one.objects.push(
      ...set.objects.map(object => ({
        ...object,
        name: `${object.name}${at}`,
      })),
    );
  }
  const start = performance.now();
  const { meshWorkloads } = await linkSet(one);
  expect(performance.now() - start).toBeLessThan(30_000);
  expect(meshWorkloads).toHaveLength(400);
}, 120_000);
