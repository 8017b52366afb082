import { Files } from '../types';
import { autoscaled } from './autoscalerCases';
import { after, changed, edit, nothing, shop, without } from './shop';
import { casesOf, notRendered } from './tell';

const none = [nothing];

/** The sample as that of another environment. */
const at = (environment: string, files: Files): Files => ({
  [`k8s/${environment}/api.yaml`]: files['k8s/api.yaml'],
});
const replicas = (line: string) => changed(['  replicas: 3\n', line]);
const strategy = (text: string) =>
  changed(['  strategy:\n    type: RollingUpdate\n', text]);
const statefulSet = (files: Files): Files => ({
  'k8s/api.yaml': edit(
    edit(files['k8s/api.yaml'], ['kind: Deployment', 'kind: StatefulSet']),
    ['  strategy:\n    type: RollingUpdate\n', ''],
  ),
});
const job = (kind: string, spec: string, annotations = '{}'): Files => ({
  'k8s/job.yaml': `apiVersion: batch/v1\nkind: ${kind}\nmetadata: { name: once, annotations: ${annotations} }\nspec:\n  ${spec}\n  template: { spec: { containers: [{ name: once, image: "x:1" }] } }\n`,
});
const cronJob = (spec: string, jobSpec = '{}'): Files => ({
  'k8s/job.yaml': `apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: nightly }\nspec:\n  ${spec}\n  jobTemplate: { spec: ${jobSpec.replace(
    '}',
    'template: { spec: { containers: [{ name: once, image: "x:1" }] } } }',
  )} }\n`,
});
const pod: Files = {
  'k8s/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec: { containers: [{ name: x, image: "x:1" }] }\n',
};

const budget = (line: string) => changed(['  maxUnavailable: 1', line]);
const noBudget = changed([
  'matchLabels: { app: api } } # budget',
  'matchLabels: { app: other } } # budget',
]);
const selector = 'labelSelector: { matchLabels: { app: api } }';
const spread = `      topologySpreadConstraints:\n        - maxSkew: 1\n          topologyKey: kubernetes.io/hostname\n          whenUnsatisfiable: ScheduleAnyway\n          ${selector}`;

const replicaCases = casesOf({
  'replicas-redundant': {
    none: [
      nothing,
      autoscaled,
      at('staging', shop),
      statefulSet(shop),
      pod,
      job('Job', 'parallelism: 1'),
      changed(['kind: Deployment', 'kind: DaemonSet'], ['  replicas: 3\n', '']),
    ],
    pass: [
      shop,
      { ...at('staging', replicas('  replicas: 1\n')), ...at('prod', shop) },
    ],
    fail: [
      { files: replicas('  replicas: 1\n'), at: ['replicas: 1'] },
      { files: replicas(''), at: ['spec: # of the workload'] },
      {
        files: at('prod', replicas('  replicas: 1\n')),
        at: ['replicas: 1'],
      },
      {
        files: shop,
        overlay: 'params:\n  minimumReplicas: 4\n',
        at: ['replicas: 3'],
      },
    ],
    unknown: [replicas('  replicas: ${REPLICAS}\n')],
  },
  'rollout-strategy': {
    none: [nothing, pod, job('Job', 'parallelism: 1')],
    pass: [shop, strategy('')],
    fail: [
      {
        files: strategy('  strategy: { type: Recreate }\n'),
        at: ['type: Recreate'],
      },
      {
        files: strategy(
          '  strategy: { rollingUpdate: { maxUnavailable: 100% } }\n',
        ),
        at: ['100%'],
      },
    ],
  },
  'pods-spread': {
    none: [nothing, replicas('  replicas: 1\n'), at('dev', without(spread))],
    pass: [
      shop,
      changed([
        spread,
        `      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, ${selector} }] } }`,
      ]),
    ],
    fail: [
      { files: without(spread), at: ['    spec:'] },
      {
        files: changed([
          selector,
          'labelSelector: { matchLabels: { app: other } }',
        ]),
        at: ['          labelSelector'],
      },
    ],
  },
});

const budgetCases = casesOf({
  'disruption-budget-exists': {
    none: [
      nothing,
      pod,
      replicas('  replicas: 1\n'),
      at('dev', noBudget),
      job('Job', 'parallelism: 4'),
    ],
    pass: [shop, autoscaled, { files: shop, evidence: notRendered }],
    fail: [{ files: noBudget, at: ['kind: Deployment'] }],
    unknown: [{ files: noBudget, evidence: notRendered }],
  },
  'disruption-budget-selects': {
    none,
    pass: [shop, { files: shop, evidence: notRendered }],
    fail: [{ files: noBudget, at: ['kind: PodDisruptionBudget'] }],
    unknown: [{ files: noBudget, evidence: notRendered }],
  },
  'disruption-budget-allows': {
    none: [nothing, noBudget],
    pass: [shop, budget('  minAvailable: 2')],
    fail: [
      { files: budget('  minAvailable: 3'), at: ['minAvailable: 3'] },
      { files: budget('  maxUnavailable: 0'), at: ['maxUnavailable: 0'] },
    ],
  },
  'disruption-budget-unhealthy': {
    none,
    pass: [shop],
    fail: [
      { files: without('  unhealthyPodEvictionPolicy: AlwaysAllow') },
      {
        files: changed(['AlwaysAllow', 'IfHealthyBudget']),
        at: ['IfHealthyBudget'],
      },
    ],
  },
});

const runCases = casesOf({
  'job-deadline': {
    none: [nothing, shop],
    pass: [
      job('Job', 'activeDeadlineSeconds: 600'),
      cronJob('schedule: "0 3 * * *"', '{ activeDeadlineSeconds: 600, }'),
    ],
    fail: [
      { files: job('Job', 'ttlSecondsAfterFinished: 600'), at: ['spec:'] },
      { files: cronJob('schedule: "0 3 * * *"') },
    ],
  },
  'job-cleanup': {
    none: [
      nothing,
      shop,
      cronJob('schedule: "0 3 * * *"'),
      job('Job', 'parallelism: 1', '{ helm.sh/hook: pre-upgrade }'),
    ],
    pass: [job('Job', 'ttlSecondsAfterFinished: 600')],
    fail: [{ files: job('Job', 'parallelism: 1'), at: ['spec:'] }],
  },
  'cron-job-overlap': {
    none: [nothing, shop, job('Job', 'parallelism: 1')],
    pass: [
      cronJob('concurrencyPolicy: Forbid\n  startingDeadlineSeconds: 300'),
    ],
    fail: [
      { files: cronJob('concurrencyPolicy: Forbid') },
      { files: cronJob('startingDeadlineSeconds: 300') },
    ],
  },
  'tolerations-named': {
    none: [
      nothing,
      without(
        '      tolerations:\n        - key: spot\n          operator: Exists',
      ),
    ],
    pass: [shop],
    fail: [
      {
        files: after('      tolerations:', '        - { operator: Exists }'),
        at: ['- { operator: Exists }'],
      },
    ],
  },
  'priority-not-system': {
    none: [nothing, without('      priorityClassName: business')],
    pass: [shop],
    fail: [
      {
        files: changed(['business', 'system-cluster-critical']),
        at: ['system-cluster-critical'],
      },
      {
        files: changed(['business', 'system-node-critical']),
        at: ['system-node-critical'],
      },
    ],
  },
});

/** What the checks of the task "scale and stay available" say. */
export const scalingCases = [...replicaCases, ...budgetCases, ...runCases];
