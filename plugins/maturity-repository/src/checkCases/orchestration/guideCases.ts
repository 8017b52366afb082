import { CheckCase } from '../types';
import { guide } from './guide';

/** The checks that the guide's own manifests fail, and where: time went past what stands there. */
const outdated: Record<string, string[]> = {
  // PodSecurityPolicy is no more.
  'api-versions-served': ['k8s/security.yaml:2'],
  // Its Deployment would not be let into its own namespace.
  'pod-privilege-escalation': ['k8s/deployment.yaml:33'],
  'pod-drops-capabilities': ['k8s/deployment.yaml:33'],
  'pod-seccomp': ['k8s/deployment.yaml:33'],
  'container-read-only-root': ['k8s/deployment.yaml:33'],
  'workload-labels': ['k8s/deployment.yaml:7'],
  'startup-probe': ['k8s/deployment.yaml:51'],
  'scratch-space-limited': ['k8s/deployment.yaml:77'],
  'ingress-class': ['k8s/service.yaml:30'],
  'ingress-nginx-retired': ['k8s/service.yaml:30'],
  'ingress-annotations': ['k8s/service.yaml:28', 'k8s/service.yaml:29'],
  'ingress-rewrite': ['k8s/service.yaml:26'],
  'network-policy-dns': ['k8s/policies.yaml:15'],
  'network-policy-namespaces': ['k8s/policies.yaml:39'],
  'network-policy-peers': ['k8s/policies.yaml:39'],
};

/** The checks that they still pass. */
const right = [
  'namespace-pod-security',
  'pod-non-root',
  'selector-matches-pods',
  'service-selects-pods',
  'service-ports-declared',
  'service-type',
  'ingress-backends',
  'ingress-hosts',
  'ingress-tls',
  'network-policy',
  'network-default-deny',
];

/** What the checks say of the guide's own manifests. */
export const guideCases: CheckCase[] = [
  ...Object.entries(outdated).map(
    ([check, at]): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'fail', at },
    }),
  ),
  ...right.map(
    (check): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'pass' },
    }),
  ),
];
