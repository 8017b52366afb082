import fc from 'fast-check';
import { ManifestObject } from '../objects';
import { ManifestSet } from '../sets';
import { linkSet } from './linkSets';
import { shaped } from './testing';

/** Every kind that the linker knows, with the API group by which it knows it. */
const kinds = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['v1', 'Pod'],
  ['argoproj.io/v1alpha1', 'Rollout'],
  ['serving.knative.dev/v1', 'Service'],
  ['v1', 'Service'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['networking.k8s.io/v1', 'IngressClass'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['gateway.networking.k8s.io/v1', 'Gateway'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['cilium.io/v2', 'CiliumNetworkPolicy'],
  ['projectcalico.org/v3', 'GlobalNetworkPolicy'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['keda.sh/v1alpha1', 'ScaledObject'],
  ['autoscaling.k8s.io/v1', 'VerticalPodAutoscaler'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['v1', 'ServiceAccount'],
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
  ['v1', 'ConfigMap'],
  ['v1', 'Secret'],
  ['bitnami.com/v1alpha1', 'SealedSecret'],
  ['external-secrets.io/v1', 'ExternalSecret'],
  ['v1', 'Namespace'],
  ['v1', 'LimitRange'],
  ['v1', 'ResourceQuota'],
  ['monitoring.coreos.com/v1', 'ServiceMonitor'],
  ['monitoring.coreos.com/v1', 'PodMonitor'],
] as const;

/** Fields that the linker reads, so that nonsense stands where it looks. */
const keys = [
  'metadata',
  'labels',
  'annotations',
  'name',
  'namespace',
  'spec',
  'template',
  'jobTemplate',
  'containers',
  'initContainers',
  'volumes',
  'volumeMounts',
  'env',
  'valueFrom',
  'secretKeyRef',
  'securityContext',
  'capabilities',
  'add',
  'drop',
  'resources',
  'limits',
  'requests',
  'cpu',
  'ports',
  'containerPort',
  'selector',
  'matchLabels',
  'matchExpressions',
  'podSelector',
  'ingress',
  'egress',
  'from',
  'to',
  'rules',
  'http',
  'paths',
  'backend',
  'backendRefs',
  'parentRefs',
  'tls',
  'hosts',
  'metrics',
  'scaleTargetRef',
  'minAvailable',
  'subjects',
  'roleRef',
  'verbs',
  'data',
  'items',
  'tolerations',
  'affinity',
  'livenessProbe',
  'httpGet',
  'lifecycle',
  '__proto__',
  'constructor',
  'toString',
];

const { value: anything } = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(null, true, false, '', '*', 'a', 'app', '80', '100%'),
    fc.double(),
    fc.integer(),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('record'),
    tie('record'),
  ),
  record: fc
    .array(fc.tuple(fc.constantFrom(...keys), tie('value')), { maxLength: 6 })
    .map(entries => Object.fromEntries(entries)),
}));

const objects = fc.array(
  fc
    .tuple(fc.constantFrom(...kinds), fc.constantFrom('', 'a', 'b'), anything)
    .map(([[apiVersion, kind], name, spec]) =>
      objectOf({ apiVersion, kind, metadata: { name, labels: spec }, spec }),
    ),
  { maxLength: 12 },
);

it('makes evidence of the published shape out of whatever objects hold', async () => {
  await fc.assert(
    fc.asyncProperty(objects, async hostile => {
      const evidence = await linkSet(setOf(hostile));
      expect(shaped(evidence)).toEqual(evidence);
    }),
    { numRuns: 400, seed: 42 },
  );
}, 120_000);

it('links thousands of objects that all select each other in seconds', async () => {
  const many = Array.from({ length: 1_500 }, (_, index) => [
    deployment(index),
    policy(index),
  ]).flat();
  const start = performance.now();
  const linked = await linkSet(setOf(many));
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(linked.workloads).toHaveLength(1_500);
  expect(linked.networkPolicies[0].workloads).toHaveLength(100);
}, 60_000);

function deployment(index: number): ManifestObject {
  const labels = { app: 'same' };
  return objectOf({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `d${index}` },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'c', image: 'a:1' }] },
      },
    },
  });
}

function policy(index: number): ManifestObject {
  return objectOf({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `p${index}` },
    spec: {
      podSelector: {
        matchExpressions: [{ key: 'absent', operator: 'DoesNotExist' }],
      },
      egress: [],
      policyTypes: ['Egress'],
    },
  });
}

function objectOf(
  value: Record<string, unknown> & {
    apiVersion: string;
    kind: string;
    metadata: { name: string; labels?: unknown };
  },
): ManifestObject {
  const source = { file: 'k8s/app.yaml', line: 1 };
  return {
    apiVersion: value.apiVersion,
    kind: value.kind,
    name: value.metadata.name,
    namespace: '',
    value,
    source,
    sourceOf: () => source,
  };
}

function setOf(all: ManifestObject[]): ManifestSet {
  return {
    environment: 'default',
    origin: 'plain',
    source: {},
    directory: 'k8s',
    valueFiles: [],
    releaseName: '',
    namespace: '',
    status: 'rendered',
    message: { en: '', zh: '' },
    failedAt: {},
    objects: all,
    gaps: [],
  };
}
