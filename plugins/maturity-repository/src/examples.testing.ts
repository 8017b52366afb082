interface Expected {
  inScope?: boolean;
  /** Repository level; null: not in scope, or no check applies. */
  level: 0 | 1 | 2 | 3 | 4 | null;
  /** Ids of the required checks that fail; below level 2 those of the first two phases, the rest is not on purpose. */
  fails?: string[];
  /** Ids of the required checks of which the repository can't tell. */
  unknown?: string[];
}

/** What is wrong with each service, on purpose; examples/README.md tells it in words. */
export const expected: Record<string, Expected> = {
  'search-api': { level: 4 },
  'invoice-service': { level: 4 },
  'delivery-slots': {
    level: 3,
    fails: ['gitops-application', 'image-signed', 'tracing-instrumented'],
  },
  'order-api': {
    level: 2,
    fails: ['image-signed', 'tracing-instrumented'],
    unknown: ['gitops-application'],
  },
  'pick-planner': { level: 1, fails: ['manifests-exist'] },
  'storefront-web': { level: 1, fails: ['manifests-exist'] },
  'basket-api': {
    level: 2,
    fails: [
      'gitops-application',
      'image-scan-gates',
      'image-signed',
      'mesh-authorization',
      'mesh-failure-detection',
      'tracing-instrumented',
    ],
    unknown: ['mesh-joined', 'mesh-mtls'],
  },
  'recommendation-api': {
    level: 1,
    fails: [
      'configuration-exists',
      'disruption-budget-exists',
      'memory-limit',
      'network-policy',
      'pod-drops-capabilities',
      'pod-non-root',
      'pod-privilege-escalation',
      'pod-seccomp',
      'readiness-probe',
    ],
  },
  'stock-ledger': { level: 1, fails: ['network-policy'] },
  'driver-api': {
    level: 1,
    fails: [
      'container-env-no-secrets',
      'container-image-tag',
      'ingress-rewrite',
      'network-policy-dns',
      'pod-drops-capabilities',
      'pod-privilege-escalation',
      'pod-seccomp',
      'rbac-cluster-admin',
      'replicas-redundant',
      'selector-stable',
    ],
  },
  'parcel-tracker': {
    level: 0,
    fails: ['base-image-supported', 'base-image-tag', 'manifests-exist'],
  },
  'price-engine': {
    level: 0,
    fails: [
      'ci-build',
      'dockerfile-non-root',
      'manifests-exist',
      'multi-stage',
      'operations-doc',
    ],
  },
  'notification-worker': {
    level: 0,
    fails: [
      'base-image-tag',
      'ci-test',
      'dockerfile-no-secrets',
      'dockerfile-non-root',
      'manifests-exist',
      'operations-doc',
    ],
  },
  'returns-portal': {
    level: 0,
    fails: [
      'ci-build',
      'ci-exists',
      'ci-test',
      'dockerfile-exists',
      'manifests-exist',
      'operations-doc',
    ],
  },
  'demand-forecast': {
    level: 0,
    fails: ['dockerfile-non-root', 'manifests-exist'],
  },
  'address-validator': {
    level: 0,
    fails: ['manifests-exist'],
    unknown: ['ci-build', 'ci-test'],
  },
  'payment-gateway': {
    level: 0,
    fails: [
      'base-image-supported',
      'ci-build',
      'dockerfile-no-secrets',
      'dockerfile-non-root',
      'manifests-exist',
    ],
  },
  'route-planner': {
    level: 0,
    fails: [
      'base-image-tag',
      'dockerfile-non-root',
      'manifests-exist',
      'operations-doc',
    ],
  },
  'ui-kit': { level: null },
  'erp-sync': { inScope: false, level: null },
  'hackday-chatbot': { inScope: false, level: null },
};
