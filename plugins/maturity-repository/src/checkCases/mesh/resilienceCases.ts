import {
  casesOfMesh,
  declared,
  linkerd,
  linkerdPolicy,
  manifests,
  meshed,
  networking,
  object,
  plain,
  service,
  unmeshed,
  unread,
  workload,
} from './objects';

const rule = (policy: string, host = 'web') =>
  networking('DestinationRule', `  host: ${host}\n  trafficPolicy:\n${policy}`);
const outlier = (more = '') =>
  `    outlierDetection: { interval: 30s, baseEjectionTime: 30s, maxEjectionPercent: 50${more} }\n`;
const detecting = rule(outlier(', consecutive5xxErrors: 3'));
const accrual =
  ', annotations: { balancer.linkerd.io/failure-accrual: consecutive }';
const pool = (tcp: string, http = '') =>
  rule(
    `    connectionPool:\n      tcp:\n        ${tcp}\n${
      http && `      http:\n        ${http}\n`
    }`,
  );
const route = (parts: string, more = '') =>
  networking(
    'VirtualService',
    `  hosts: [web]\n  http:\n    - ${parts}${more}`,
  );
const sent = 'route: [{ destination: { host: web } }]\n';
const retries = (more: string) =>
  route(`retries:\n        attempts: 3\n${more}`);
const gamma = (rules: string, annotations = '') =>
  object(
    'HTTPRoute',
    `name: web, namespace: shop${annotations}`,
    `spec:\n  parentRefs: [{ group: "", kind: Service, name: web, port: 80 }]\n  rules:\n${rules}`,
    'gateway.networking.k8s.io/v1',
  );
const profile = (routes: string) =>
  object(
    'ServiceProfile',
    'name: web.shop.svc.cluster.local, namespace: shop',
    `spec:\n  routes:\n${routes}`,
    'linkerd.io/v1alpha2',
  );
const linked = (metadata: string, ...objects: string[]) =>
  manifests(workload(linkerd), service(metadata), ...objects);
const tcp = manifests(workload(), service('', '{ name: tcp-db, port: 5432 }'));
const headless = manifests(
  workload(),
  service().replace('spec:\n', 'spec:\n  clusterIP: None\n'),
);
const declaredTcp = declared(
  'istio',
  manifests(workload(plain), service('', '{ name: tcp-db, port: 5432 }')),
);
const split = (weights: string) =>
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
const canary = object(
  'Canary',
  'name: web, namespace: shop',
  'spec: { targetRef: { kind: Deployment, name: web } }\n',
  'flagger.app/v1beta1',
);
const rollout = workload()
  .replace('apps/v1', 'argoproj.io/v1alpha1')
  .replace('kind: Deployment', 'kind: Rollout')
  .replace(
    'replicas: 3\n',
    'replicas: 3\n  strategy: { canary: { trafficRouting: { istio: {} } } }\n',
  );
const fault = '      fault:\n        abort: { httpStatus: 500 }\n';
const header = '      match: [{ headers: { x-test: { exact: "1" } } }]\n';

/** What the checks say of failures on the way, and of slowness. */
export const resilienceCases = casesOfMesh({
  'mesh-load-balancing': {
    pass: [
      meshed(rule('    loadBalancer: { simple: LEAST_REQUEST }\n')),
      meshed(detecting),
    ],
    fail: [
      {
        files: meshed(
          rule('    loadBalancer:\n      simple: ROUND_ROBIN # in turn\n'),
        ),
        at: ['# in turn'],
      },
      {
        files: meshed(
          networking(
            'DestinationRule',
            '  host: web\n  subsets:\n    - name: v1\n      trafficPolicy:\n        portLevelSettings:\n          - port: { number: 80 }\n            loadBalancer:\n              simple: RANDOM # by chance\n',
          ),
        ),
        at: ['# by chance'],
      },
    ],
    none: [meshed()],
  },
  'mesh-connection-pool': {
    pass: [
      meshed(pool('maxConnections: 100')),
      meshed(pool('connectTimeout: 1s', 'http1MaxPendingRequests: 100')),
      meshed(pool('connectTimeout: 1s', 'http2MaxRequests: 100')),
    ],
    fail: [
      { files: meshed(detecting), at: ['kind: DestinationRule'] },
      {
        files: meshed(
          pool('connectTimeout: 1s', 'maxRequestsPerConnection: 20'),
        ),
        at: ['kind: DestinationRule'],
      },
    ],
    none: [
      meshed(),
      meshed(rule(outlier(), 'api.example.com')),
      meshed(rule(outlier(), 'egress.istio-system.svc.cluster.local')),
    ],
  },
  'mesh-connection-pool-size': {
    pass: [
      meshed(pool('maxConnections: 50')),
      meshed(pool('maxConnections: 0', 'maxRequestsPerConnection: 0')),
      meshed(pool('maxConnections: 50', 'maxRequestsPerConnection: 11')),
      // One pod alone.
      manifests(
        workload().replace('replicas: 3', 'replicas: 1'),
        service(),
        pool('maxConnections: 10'),
      ),
      // Large enough for any number of pods.
      meshed(pool('maxConnections: 50').replace('host: web', 'host: other')),
    ],
    fail: [
      { files: meshed(pool('maxConnections: 49')), at: ['maxConnections'] },
      {
        files: meshed(
          pool('connectTimeout: 1s', 'maxRequestsPerConnection: 10'),
        ),
        at: ['maxRequestsPerConnection'],
      },
      {
        files: meshed(
          pool('connectTimeout: 1s', 'http1MaxPendingRequests: 10'),
        ),
        at: ['http1MaxPendingRequests'],
      },
      {
        files: meshed(
          pool('connectTimeout: 1s', 'maxRequestsPerConnection: 10').replace(
            'host: web',
            'host: other',
          ),
        ),
        at: ['maxRequestsPerConnection'],
      },
    ],
    unknown: [
      meshed(pool('maxConnections: 10').replace('host: web', 'host: other')),
    ],
    none: [meshed(detecting)],
  },
  'mesh-failure-detection': {
    pass: [
      meshed(detecting),
      meshed(rule('    outlierDetection: {}\n', '"*.shop.svc.cluster.local"')),
      { files: meshed(detecting), evidence: unread },
      linked(accrual),
      declared('istio', manifests(workload(plain), service(), detecting)),
    ],
    fail: [
      { files: meshed(), at: ['kind: Service'] },
      {
        files: meshed(rule('    circuitBreaker: { consecutiveErrors: 3 }\n')),
        at: ['circuitBreaker'],
      },
      {
        files: meshed(
          rule('    outlierDetection: { consecutive5xxErrors: 0 }\n'),
        ),
        at: ['kind: DestinationRule'],
      },
      { files: meshed(rule(outlier(), 'other')), at: ['kind: Service'] },
      {
        files: linked(
          `${accrual.replace(' }', ' } # accrues')}`.replace(
            ' } # accrues',
            ' }',
          ),
          profile('    - { name: a }\n'),
        ),
        at: ['balancer.linkerd.io'],
      },
      { ...declared('istio', unmeshed), at: ['kind: Service'] },
    ],
    unknown: [{ files: meshed(), evidence: unread }],
    none: [unmeshed, tcp, headless, declaredTcp],
  },
  'mesh-outlier-settings': {
    pass: [
      meshed(detecting),
      meshed(rule(outlier(', consecutiveGatewayErrors: 3'))),
    ],
    fail: [
      { files: meshed(rule(outlier())), at: ['outlierDetection'] },
      {
        files: meshed(
          rule('    outlierDetection: { consecutive5xxErrors: 3 }\n'),
        ),
        at: ['outlierDetection'],
      },
      {
        files: meshed(rule(outlier(', consecutiveErrors: 3'))),
        at: ['outlierDetection'],
      },
    ],
    none: [meshed(pool('maxConnections: 50'))],
  },
  'mesh-locality': {
    pass: [
      meshed(
        rule(
          `    loadBalancer: { localityLbSetting: { failover: [] } }\n${outlier()}`,
        ),
      ),
      meshed(
        networking(
          'DestinationRule',
          `  host: web\n  trafficPolicy:\n    loadBalancer: { localityLbSetting: { failoverPriority: [] } }\n${outlier()}  subsets:\n    - { name: v1, trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }\n`,
        ),
      ),
    ],
    fail: [
      {
        files: meshed(
          rule('    loadBalancer: { localityLbSetting: { failover: [] } }\n'),
        ),
        at: ['localityLbSetting'],
      },
    ],
    none: [meshed(detecting)],
  },
  'mesh-timeouts': {
    pass: [
      meshed(route(`timeout: 10s\n      ${sent}`)),
      { files: meshed(route(`timeout: 10s\n      ${sent}`)), evidence: unread },
      meshed(gamma('    - { timeouts: { request: 10s } }\n')),
      linked(', annotations: { timeout.linkerd.io/request: 10s }'),
      linked('', profile('    - { name: a, timeout: 300ms }\n')),
      linked(
        '',
        gamma(
          '    - {}\n',
          ', annotations: { timeout.linkerd.io/response: 5s }',
        ),
      ),
      linked(
        '',
        linkerdPolicy(
          'HTTPRoute',
          '  parentRefs: [{ group: core, kind: Service, name: web }]\n  rules: [{ timeouts: { request: 1m30s } }]\n',
          'web',
          'v1beta3',
        ),
      ),
      declared(
        'istio',
        manifests(workload(plain), service(), route('timeout: 10s\n')),
      ),
    ],
    fail: [
      { files: meshed(route(sent)), at: ['kind: Service'] },
      { files: meshed(route('timeout: soon\n')), at: ['kind: Service'] },
      { ...declared('istio', unmeshed), at: ['kind: Service'] },
    ],
    unknown: [{ files: meshed(route(sent)), evidence: unread }],
    none: [unmeshed, tcp, headless, declaredTcp],
  },
  'mesh-retry-time': {
    pass: [
      meshed(
        route(
          'timeout: 10s\n      retries: { attempts: 5, perTryTimeout: 2s }\n',
        ),
      ),
    ],
    fail: [
      {
        files: meshed(
          route(
            'timeout: 9s\n      retries: { attempts: 5, perTryTimeout: 2s }\n',
          ),
        ),
        at: ['timeout: 9s'],
      },
      {
        files: meshed(
          gamma(
            '    - timeouts: { request: 1s, backendRequest: 600ms }\n      retry: { attempts: 2 }\n',
          ),
        ),
        at: ['timeouts'],
      },
    ],
    none: [
      meshed(route('timeout: 10s\n')),
      meshed(retries('        perTryTimeout: 2s\n')),
      meshed(route('timeout: 1s\n      retries: { attempts: 3 }\n')),
      meshed(
        route(
          'timeout: 1s\n      retries: { attempts: 0, perTryTimeout: 2s }\n',
        ),
      ),
    ],
  },
  'mesh-retry-conditions': {
    pass: [
      meshed(retries('        retryOn: "503"\n')),
      meshed(gamma('    - retry: { codes: [503], attempts: 2 }\n')),
      linked('', profile('    - { name: a, isRetryable: true }\n')),
      linked(
        '',
        gamma('    - {}\n', ', annotations: { retry.linkerd.io/http: 5xx }'),
      ),
    ],
    fail: [
      { files: meshed(retries('')), at: ['retries:'] },
      {
        files: meshed(gamma('    - retry: { attempts: 2 }\n')),
        at: ['retry:'],
      },
    ],
    none: [meshed(route(sent))],
  },
  'mesh-retry-safe': {
    pass: [
      meshed(
        retries(
          '      match: [{ method: { exact: POST } }, { method: { exact: GET } }]\n',
        ),
      ),
      linked(
        '',
        profile(
          "    - { name: a, condition: { method: POST, pathRegex: '/shop\\.v1\\.Cart/List' }, isRetryable: true }\n",
        ),
      ),
      meshed(retries('')),
    ],
    fail: [
      {
        files: meshed(retries('      match: [{ method: { exact: POST } }]\n')),
        at: ['retries:'],
      },
      {
        files: linked(
          '',
          profile(
            '    - name: a\n      condition: { method: POST }\n      isRetryable: true\n',
          ),
        ),
        at: ['isRetryable'],
      },
      {
        files: meshed(
          gamma(
            '    - matches: [{ method: PATCH }]\n      retry: { attempts: 2 }\n',
          ),
        ),
        at: ['retry:'],
      },
    ],
    none: [meshed(route('match: [{ method: { exact: POST } }]\n'))],
  },
  'mesh-fault-injection': {
    pass: [
      meshed(route(sent)),
      meshed(route(sent, fault + header)),
      meshed(
        route(sent, `${fault}      match: [{ sourceLabels: { app: test } }]\n`),
      ),
    ],
    fail: [
      { files: meshed(route(sent, fault)), at: ['      fault:'] },
      {
        files: meshed(
          route(sent, `${fault}      match: [{ uri: { prefix: /api } }]\n`),
        ),
        at: ['      fault:'],
      },
      {
        files: meshed(
          route(
            sent,
            '      fault:\n        delay: { fixedDelay: 5s, percentage: { value: 0.1 } }\n',
          ),
        ),
        at: ['      fault:'],
      },
    ],
    none: [
      meshed(),
      manifests(
        workload(plain),
        service(),
        route(sent, fault).replace('http:', 'gateways: [public]\n  http:'),
      ),
      { 'k8s/staging/app.yaml': meshed(route(sent, fault))['k8s/app.yaml'] },
    ],
  },
  'mesh-fault-beside-retries': {
    pass: [meshed(route(sent, fault)), meshed(retries(''))],
    fail: [
      {
        files: meshed(route(sent, `${fault}    - timeout: 5s\n`)),
        at: ['      fault:'],
      },
      {
        files: meshed(route('retries: { attempts: 3 }\n', fault)),
        at: ['      fault:'],
      },
    ],
    none: [meshed()],
  },
  'mesh-traffic-split': {
    pass: [
      meshed(split('90,10')),
      { files: meshed(split('90,10')), evidence: unread },
      meshed(canary),
      manifests(rollout, service()),
      declared('istio', manifests(workload(plain), service(), split('90,10'))),
    ],
    fail: [
      { files: meshed(split('100,0')), at: ['kind: Service'] },
      {
        files: meshed(canary.replace('name: web }', 'name: cart }')),
        at: ['kind: Service'],
      },
      { ...declared('istio', unmeshed), at: ['kind: Service'] },
    ],
    unknown: [{ files: meshed(), evidence: unread }],
    none: [unmeshed, tcp, headless, declaredTcp],
  },
  'mesh-split-weights': {
    pass: [
      meshed(split('90,10')),
      meshed(
        gamma(
          '    - backendRefs: [{ name: web, weight: 90 }, { name: web, weight: 10 }]\n',
        ),
      ),
    ],
    fail: [
      { files: meshed(split('90,20')), at: ['- route:'] },
      { files: meshed(split('100,')), at: ['- route:'] },
      { files: meshed(split('50,49')), at: ['- route:'] },
    ],
    none: [meshed(split('100'))],
  },
});
