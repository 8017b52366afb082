import { Files } from '../types';
import { changed, edit, nothing, shop } from './shop';
import { casesOf, notRendered } from './tell';

/** The Deployment of the sample leaves its number of pods to others. */
const open = changed(['  replicas: 3\n', '']);

const hpaOf = (lines: string, version = 'v2') =>
  `apiVersion: autoscaling/${version}\nkind: HorizontalPodAutoscaler\nmetadata: { name: api, namespace: shop }\nspec:\n${lines}`;
const target =
  '  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }\n';
const bounds = '  minReplicas: 2\n  maxReplicas: 6\n';
const metrics =
  '  metrics:\n    - { type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }\n';
const scaled = (text: string, files = open): Files => ({
  ...files,
  'k8s/hpa.yaml': text,
});
const hpa = (more: string) => scaled(hpaOf(`${target}${more}`));
/** The sample with an autoscaler as the checks want it. */
export const autoscaled = hpa(`${bounds}${metrics}`);
const lost = scaled(
  hpaOf(`${target.replace('name: api', 'name: other')}${bounds}${metrics}`),
);
const keda = (min: number, max: number): Files =>
  scaled(
    `apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: api, namespace: shop }\nspec:\n  scaleTargetRef: { name: api }\n  minReplicaCount: ${min}\n  maxReplicaCount: ${max}\n  triggers: []\n`,
  );
const vpa = (policy: string, files: Files = shop): Files => ({
  ...files,
  'k8s/vpa.yaml': `apiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: { name: api, namespace: shop }\nspec:\n  targetRef: { apiVersion: apps/v1, kind: Deployment, name: api }\n${policy}`,
});
const mode = (name: string) => `  updatePolicy: { updateMode: "${name}" }\n`;
const bounded =
  '  resourcePolicy: { containerPolicies: [{ containerName: "*", minAllowed: { cpu: 50m }, maxAllowed: { cpu: 1 } }] }\n';

/** What the checks of autoscalers say. */
export const autoscalerCases = casesOf({
  'autoscaler-target': {
    none: [nothing, shop],
    pass: [
      autoscaled,
      keda(0, 3),
      { files: autoscaled, evidence: notRendered },
    ],
    fail: [
      { files: lost, at: ['name: other'] },
      {
        files: scaled(
          hpaOf(
            `${target.replace('kind: Deployment', 'kind: DaemonSet')}${bounds}`,
          ),
          changed(
            ['kind: Deployment', 'kind: DaemonSet'],
            ['  replicas: 3\n', ''],
          ),
        ),
        at: ['scaleTargetRef'],
      },
    ],
    unknown: [
      { files: lost, evidence: notRendered },
      scaled(
        hpaOf(`${target.replace('name: api', 'name: "${NAME}"')}${bounds}`),
      ),
      scaled(
        hpaOf(
          `${target.replace('kind: Deployment', 'kind: "${KIND}"')}${bounds}`,
        ),
      ),
    ],
  },
  'autoscaler-bounds': {
    none: [nothing, shop, { 'k8s/dev/hpa.yaml': autoscaled['k8s/hpa.yaml'] }],
    pass: [autoscaled, keda(0, 3)],
    fail: [
      {
        files: hpa('  minReplicas: 1\n  maxReplicas: 6\n'),
        at: ['minReplicas: 1'],
      },
      {
        files: hpa('  minReplicas: 6\n  maxReplicas: 6\n'),
        at: ['maxReplicas: 6'],
      },
      { files: keda(3, 3), at: ['maxReplicaCount'] },
      { files: hpa('  minReplicas: 2\n') },
    ],
    unknown: [
      hpa('  minReplicas: 2\n  maxReplicas: "${MAX}"\n'),
      hpa('  minReplicas: "${MIN}"\n  maxReplicas: 6\n'),
    ],
  },
  'autoscaler-metrics': {
    none: [
      nothing,
      shop,
      hpa(
        bounds.concat(
          '  metrics: [{ type: Pods, pods: { metric: { name: queue }, target: { type: AverageValue, averageValue: 5 } } }]\n',
        ),
      ),
      lost,
    ],
    pass: [autoscaled],
    fail: [
      {
        files: {
          'k8s/api.yaml': edit(
            edit(open['k8s/api.yaml'], ['              cpu: 100m\n', '']),
            ['              cpu: 500m\n', ''],
          ),
          'k8s/hpa.yaml': autoscaled['k8s/hpa.yaml'],
        },
        at: ['averageUtilization'],
      },
    ],
  },
  'autoscaler-owns-replicas': {
    none: [nothing, shop, lost],
    pass: [autoscaled],
    fail: [
      {
        files: {
          'k8s/api.yaml': shop['k8s/api.yaml'],
          'k8s/hpa.yaml': autoscaled['k8s/hpa.yaml'],
        },
        at: ['  replicas: 3'],
      },
    ],
  },
  'autoscaler-version': {
    none: [nothing, shop, keda(0, 3)],
    pass: [autoscaled],
    fail: [
      {
        files: scaled(hpaOf(`${target}${bounds}`, 'v1')),
        at: ['apiVersion: autoscaling/v1'],
      },
    ],
  },
  'vertical-autoscaler-alone': {
    none: [nothing, shop],
    pass: [vpa(mode('Recreate')), vpa(mode('Off'), autoscaled)],
    fail: [{ files: vpa(mode('Recreate'), autoscaled), at: ['updateMode'] }],
  },
  'vertical-autoscaler-mode': {
    none: [nothing, shop],
    pass: [
      vpa(mode('Off')),
      vpa(mode('Initial')),
      vpa(mode('Recreate') + bounded),
    ],
    fail: [
      { files: vpa(bounded, nothing), at: ['spec:'] },
      { files: vpa(mode('Auto') + bounded), at: ['updateMode'] },
      { files: vpa(mode('Recreate')), at: ['updateMode'] },
    ],
  },
});
