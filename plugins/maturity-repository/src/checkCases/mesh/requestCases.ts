import {
  casesOfMesh,
  declared,
  linkerdPolicy,
  manifests,
  meshed,
  plain,
  service,
  unmeshed,
  unread,
  workload,
} from './objects';
import {
  canary,
  declaredTcp,
  fault,
  gamma,
  header,
  headless,
  linked,
  profile,
  retries,
  rollout,
  route,
  sent,
  split,
  tcp,
} from './resilience';

/** What the checks say of timeouts, retries, faults and splits. */
export const requestCases = casesOfMesh({
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
