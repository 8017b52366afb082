import {
  declared,
  linkerd,
  manifests,
  networking,
  object,
  plain,
  service,
  workload,
} from './objects';

export const rule = (policy: string, host = 'web') =>
  networking('DestinationRule', `  host: ${host}\n  trafficPolicy:\n${policy}`);
export const outlier = (more = '') =>
  `    outlierDetection: { interval: 30s, baseEjectionTime: 30s, maxEjectionPercent: 50${more} }\n`;
export const detecting = rule(outlier(', consecutive5xxErrors: 3'));
export const accrual =
  ', annotations: { balancer.linkerd.io/failure-accrual: consecutive }';
export const pool = (tcp: string, http = '') =>
  rule(
    `    connectionPool:\n      tcp:\n        ${tcp}\n${
      http && `      http:\n        ${http}\n`
    }`,
  );
export const route = (parts: string, more = '') =>
  networking(
    'VirtualService',
    `  hosts: [web]\n  http:\n    - ${parts}${more}`,
  );
export const sent = 'route: [{ destination: { host: web } }]\n';
export const retries = (more: string) =>
  route(`retries:\n        attempts: 3\n${more}`);
export const gamma = (rules: string, annotations = '') =>
  object(
    'HTTPRoute',
    `name: web, namespace: shop${annotations}`,
    `spec:\n  parentRefs: [{ group: "", kind: Service, name: web, port: 80 }]\n  rules:\n${rules}`,
    'gateway.networking.k8s.io/v1',
  );
export const profile = (routes: string) =>
  object(
    'ServiceProfile',
    'name: web.shop.svc.cluster.local, namespace: shop',
    `spec:\n  routes:\n${routes}`,
    'linkerd.io/v1alpha2',
  );
export const linked = (metadata: string, ...objects: string[]) =>
  manifests(workload(linkerd), service(metadata), ...objects);
export const tcp = manifests(
  workload(),
  service('', '{ name: tcp-db, port: 5432 }'),
);
export const headless = manifests(
  workload(),
  service().replace('spec:\n', 'spec:\n  clusterIP: None\n'),
);
export const declaredTcp = declared(
  'istio',
  manifests(workload(plain), service('', '{ name: tcp-db, port: 5432 }')),
);
export const split = (weights: string) =>
  route(
    `route:\n${weights
      .split(',')
      .map(
        weight =>
          `        - { destination: { host: web }${
            weight && `, weight: ${weight}`
          } }\n`,
      )
      .join('')}`,
  );
export const canary = object(
  'Canary',
  'name: web, namespace: shop',
  'spec: { targetRef: { kind: Deployment, name: web } }\n',
  'flagger.app/v1beta1',
);
export const rollout = workload()
  .replace('apps/v1', 'argoproj.io/v1alpha1')
  .replace('kind: Deployment', 'kind: Rollout')
  .replace(
    'replicas: 3\n',
    'replicas: 3\n  strategy: { canary: { trafficRouting: { istio: {} } } }\n',
  );
export const fault = '      fault:\n        abort: { httpStatus: 500 }\n';
export const header =
  '      match: [{ headers: { x-test: { exact: "1" } } }]\n';
