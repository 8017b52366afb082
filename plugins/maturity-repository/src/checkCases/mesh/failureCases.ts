import {
  casesOfMesh,
  declared,
  manifests,
  meshed,
  networking,
  plain,
  service,
  unmeshed,
  unread,
  workload,
} from './objects';
import {
  accrual,
  declaredTcp,
  detecting,
  headless,
  linked,
  outlier,
  pool,
  profile,
  rule,
  tcp,
} from './resilience';

/** What the checks say of pods that fail and of full pools. */
export const failureCases = casesOfMesh({
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
});
