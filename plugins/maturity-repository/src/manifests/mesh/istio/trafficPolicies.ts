import { Field } from '../../model/field';
import { DestinationRule, TrafficPolicy } from '../shapes';

/** A DestinationRule's own trafficPolicy, and those of its subsets and ports. */
export function trafficPoliciesOf(spec: Field): TrafficPolicy[] {
  return policyFields(spec).map(({ field, of }) => policyOf(field, of));
}

function policyFields(spec: Field): Array<{ field: Field; of: string }> {
  const subsets = spec.get('subsets').items();
  return [
    { field: spec.get('trafficPolicy'), of: '' },
    ...subsets.map(subset => ({
      field: subset.get('trafficPolicy'),
      of: subset.get('name').text,
    })),
  ]
    .filter(({ field }) => field.isRecord)
    .flatMap(policy => [policy, ...ofPorts(policy)]);
}

function ofPorts({ field, of }: { field: Field; of: string }) {
  return field
    .get('portLevelSettings')
    .items()
    .map(port => ({
      field: port,
      of: `${of} ${port.get('port', 'number').text}`.trim(),
    }));
}

/** One that is reused after few requests is no limit of load. */
const ofLoad = new Set([
  'maxConnections',
  'http1MaxPendingRequests',
  'http2MaxRequests',
]);

function policyOf(field: Field, of: string): TrafficPolicy {
  const balancer = field.get('loadBalancer');
  const locality = balancer.get('localityLbSetting');
  const tls = field.get('tls');
  const breaker = field.get('circuitBreaker');
  return {
    of,
    loadBalancer: balancer.get('simple').text,
    loadBalancerSource: balancer.get('simple').source,
    locality:
      locality.get('failover').set || locality.get('failoverPriority').set,
    limitsLoad: limitsIn(field).some(({ name }) => ofLoad.has(name)),
    outlierDetection: outlierDetectionOf(field),
    circuitBreaker: breaker.set,
    tls: tls.get('mode').text,
    unverified: tls.get('insecureSkipVerify').bool === true,
    tlsSource: tls.source,
    source: breaker.set ? breaker.source : field.source,
  };
}

const limits = [
  ['tcp', 'maxConnections'],
  ['http', 'http1MaxPendingRequests'],
  ['http', 'http2MaxRequests'],
  ['http', 'maxRequestsPerConnection'],
];

/** What the connection pools of a DestinationRule are limited to. */
export function limitsOf(spec: Field): DestinationRule['limits'] {
  return policyFields(spec).flatMap(({ field }) => limitsIn(field));
}

function limitsIn(policy: Field): DestinationRule['limits'] {
  const pool = policy.get('connectionPool');
  return limits.flatMap(([protocol, name]) => {
    const limit = pool.get(protocol, name);
    return limit.int === undefined
      ? []
      : [{ name, value: limit.int, source: limit.source }];
  });
}

const counters = [
  'consecutive5xxErrors',
  'consecutiveGatewayErrors',
  'consecutiveLocalOriginFailures',
];

/** Hosts are taken out after five errors where nothing is said of errors; 0 says none count. */
function outlierDetectionOf(policy: Field): TrafficPolicy['outlierDetection'] {
  const field = policy.get('outlierDetection');
  const written = counters
    .map(name => field.get(name))
    .filter(({ set }) => set);
  const obsolete = field.get('consecutiveErrors').set;
  const off = written.length > 0 && written.every(({ text }) => text === '0');
  const missing = [
    ...(written.length > 0 || obsolete ? [] : ['consecutive5xxErrors']),
    ...['interval', 'baseEjectionTime', 'maxEjectionPercent'].filter(
      name => !field.get(name).set,
    ),
  ];
  return {
    set: field.isRecord && !off,
    missing: field.isRecord ? missing : [],
    obsolete,
    source: field.source,
  };
}
