import { CheckCase } from '../types';
import { guideWithMesh } from './guide';
import { declared } from './objects';

const istio = (line: number) => `k8s/istio.yaml:${line}`;
const workload = 'k8s/deployment.yaml:3';
const service = 'k8s/service.yaml:3';

/** The checks that the guide's own objects of Istio fail, and where. */
const outdated: Record<string, string[]> = {
  // circuitBreaker is no field; outlierDetection is.
  'manifests-valid': [istio(76)],
  'mesh-failure-detection': [istio(76)],
  'istio-api-version': [istio(2), istio(30), istio(60)],
  // A fault in the route that users take, beside retries and a timeout.
  'mesh-fault-injection': [istio(49)],
  'mesh-fault-beside-retries': [istio(49)],
  'mesh-retry-conditions': [istio(54)],
  'mesh-load-balancing': [istio(69)],
  'mesh-connection-pool-size': [istio(72), istio(74), istio(75)],
  // The route takes /api alone, while the Ingress serves the same host, whole.
  'mesh-route-catch-all': [istio(31)],
  'mesh-entry-once': [istio(31)],
  // Nobody says who may call.
  'mesh-authorization': [workload],
  'mesh-default-deny': [workload],
  'mesh-traffic-split': [service],
};

/** What depends on what the guide does not show. */
const open = [
  // The Secret has to be where the gateway's pods are.
  'istio-gateway-secret',
  'istio-gateway-selector',
  'mesh-mtls',
  'mesh-egress',
];

/** The checks that they still pass. */
const right = [
  'mesh-route-destinations',
  'mesh-route-gateways',
  'mesh-route-reachable',
  'istio-gateway-redirect',
  'istio-gateway-tls',
  'istio-gateway-conflicts',
  'mesh-connection-pool',
  'mesh-timeouts',
  'mesh-retry-time',
  'mesh-mtls-clients',
  'mesh-hosts',
];

const cases = (
  checks: string[],
  status: CheckCase['expected']['status'],
): CheckCase[] =>
  checks.map(check => ({
    ...declared('istio', guideWithMesh),
    check,
    expected: { status },
  }));

/** What the checks say of the guide's own objects of Istio. */
export const guideCases: CheckCase[] = [
  ...Object.entries(outdated).map(
    ([check, at]): CheckCase => ({
      ...declared('istio', guideWithMesh),
      check,
      expected: { status: 'fail', at },
    }),
  ),
  ...cases(open, 'unknown'),
  ...cases(right, 'pass'),
];
