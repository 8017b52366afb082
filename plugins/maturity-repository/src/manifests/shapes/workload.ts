import { z } from 'zod';
import { sourceShape } from '../../shapes';
import {
  boolSettingShape,
  environmentsShape,
  intSettingShape,
  pairShape,
  remarkShape,
  textSettingShape,
  titleShape,
  unreadShape,
  apiVersionShape,
  nameShape,
} from './common';
import { violationShape } from './podSecurity';

const namespaceShape = z
  .object({
    name: z
      .string()
      .describe(
        'As the object says, else where it is deployed into; empty where nothing says',
      ),
    set: z.boolean().describe('The object itself says'),
    known: z.boolean().describe('The object or the deployment says'),
    hardCoded: z
      .boolean()
      .describe(
        "It is written into a chart's template instead of taken from the release",
      ),
    source: sourceShape,
  })
  .describe('The namespace it runs in');

const labelsShape = z
  .object({
    names: z.array(z.string()).describe('Names of the labels of the object'),
    podNames: z.array(z.string()).describe('Names of the labels of its pods'),
    problems: z
      .array(remarkShape)
      .describe('Names and values that Kubernetes does not accept'),
    source: sourceShape,
  })
  .describe('Labels of the object and of its pods');

const selectorShape = z
  .object({
    required: z.boolean().describe('The kind needs one'),
    set: z.boolean().describe('It is written and not empty'),
    matchesPod: z.boolean().describe('It selects the pods of the template'),
    labels: z.array(z.string()).describe('Names of the labels it looks at'),
    changing: z
      .array(z.string())
      .describe(
        'Those that change with a release, such as version: a selector can not be changed',
      ),
    source: sourceShape,
  })
  .describe('How it finds its pods');

const replicasShape = z
  .object({
    applies: z
      .boolean()
      .describe(
        'The kind has replicas: Deployment, StatefulSet, ReplicaSet, Rollout',
      ),
    set: z.boolean().describe('The number is written'),
    count: z.int().describe('As written, else 1; 0 where it does not apply'),
    placeholder: z
      .boolean()
      .describe(
        'Something else fills the number in, as in ${REPLICAS}: it is not known',
      ),
    autoscaled: z
      .boolean()
      .describe('A HorizontalPodAutoscaler or ScaledObject sets the number'),
    least: z
      .int()
      .describe("The autoscaler's minimum where there is one, else count"),
    source: sourceShape,
  })
  .describe('How many pods there are');

const strategyShape = z
  .object({
    applies: z
      .boolean()
      .describe(
        'The kind has one: Deployment, StatefulSet, DaemonSet, Rollout',
      ),
    set: z.boolean().describe('It is written'),
    type: z
      .string()
      .describe(
        'RollingUpdate, Recreate, OnDelete, Canary, BlueGreen; the default where none is written',
      ),
    maxUnavailable: z.string().describe('As written, else the default'),
    maxSurge: z.string().describe('As written, else the default'),
    stopsAll: z
      .boolean()
      .describe('All pods may be gone at once: Recreate, or all unavailable'),
    source: sourceShape,
  })
  .describe('How it is updated');

const serviceAccountShape = z
  .object({
    name: z.string().describe('default where none is written'),
    own: z.boolean().describe('One is written, and it is not default'),
    found: z
      .boolean()
      .describe(
        'It is among the objects that are deployed together, or it is default',
      ),
    deprecatedField: z
      .boolean()
      .describe('Written as serviceAccount instead of serviceAccountName'),
    automount: boolSettingShape.describe(
      'Whether its token is mounted: the pod decides, else the ServiceAccount, else true',
    ),
    bound: z.boolean().describe('A role is bound to it'),
    source: sourceShape,
  })
  .describe('Who the pods are to the Kubernetes API');

const terminationShape = z
  .object({
    gracePeriod: intSettingShape.describe(
      'terminationGracePeriodSeconds; 30 by default',
    ),
    preStop: z
      .int()
      .describe(
        'Seconds that the longest preStop hook sleeps; 0 where unknown',
      ),
    enough: z
      .boolean()
      .describe(
        'The grace period is longer than the preStop hooks are known to take',
      ),
    source: sourceShape,
  })
  .describe('How its pods end');

const volumeShape = z
  .object({
    name: z.string().describe('Name of the volume'),
    kind: z
      .string()
      .describe(
        'The field that says what it is: emptyDir, configMap, hostPath …',
      ),
    hostPath: z.string().describe('Path on the node; empty for other kinds'),
    runtimeSocket: z
      .boolean()
      .describe('It is, or contains, the socket of the container runtime'),
    sizeLimit: z.boolean().describe('An emptyDir with a limit of its size'),
    logs: z
      .boolean()
      .describe('An emptyDir that its name or mount path calls logs'),
    mounted: z.boolean().describe('A container mounts it'),
    source: sourceShape,
  })
  .describe('A volume of the pods');

const spreadShape = z
  .object({
    applies: z
      .boolean()
      .describe('It may have more than one pod, and is not one for each node'),
    antiAffinity: z.boolean().describe('Its pods avoid each other'),
    topologySpread: z.boolean().describe('Its pods are spread by topology'),
    matchesPod: z
      .boolean()
      .describe('At least one of these selects the pods themselves'),
    topologyKeys: z
      .array(z.string())
      .describe('Such as kubernetes.io/hostname'),
    mismatches: z
      .array(remarkShape)
      .describe('Terms that do not select the pods themselves'),
    source: sourceShape,
  })
  .describe('How its pods are spread over nodes');

const tolerationShape = z
  .object({
    key: z.string().describe('Empty: every key'),
    operator: z.string().describe('Equal by default, or Exists'),
    value: z.string().describe('Value of the taint'),
    effect: z.string().describe('Empty: every effect'),
    everything: z.boolean().describe('Exists without a key: every taint'),
    source: sourceShape,
  })
  .describe('A toleration');

const jobShape = z
  .object({
    applies: z.boolean().describe('It is a Job or CronJob'),
    scheduled: z.boolean().describe('It is a CronJob'),
    deadline: intSettingShape.describe('activeDeadlineSeconds of the job'),
    ttl: intSettingShape.describe('ttlSecondsAfterFinished of the job'),
    backoffLimit: intSettingShape.describe('6 by default'),
    startingDeadline: intSettingShape.describe(
      'startingDeadlineSeconds of the CronJob',
    ),
    concurrencyPolicy: textSettingShape.describe('Allow by default'),
    source: sourceShape,
  })
  .describe('What applies to jobs only');

const coverageShape = z
  .object({
    policies: z.array(titleShape).describe('The policies that select its pods'),
    ingress: z.boolean().describe('One of them restricts what comes in'),
    egress: z.boolean().describe('One of them restricts what goes out'),
    dns: z
      .boolean()
      .describe(
        'It may ask DNS: what goes out is not restricted, or port 53 is allowed',
      ),
    dnsLacks: z
      .array(z.enum(['UDP', 'TCP']))
      .describe('The protocols by which it may not; none where it may ask'),
    dnsSource: sourceShape.describe(
      'The first policy that allows the other protocol, else as source',
    ),
    source: sourceShape.describe('The first such policy, else the workload'),
  })
  .describe('NetworkPolicies, Cilium and Calico policies that select its pods');

const budgetShape = z
  .object({
    set: z.boolean().describe('A PodDisruptionBudget selects its pods'),
    name: z.string().describe('The first of them'),
    source: sourceShape.describe('The budget, else the workload'),
  })
  .describe('Its PodDisruptionBudget');

export const workloadShape = z
  .object({
    apiVersion: apiVersionShape,
    kind: z
      .string()
      .describe(
        'Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job, CronJob, Pod, Rollout (Argo), Service (Knative)',
      ),
    name: nameShape,
    title: titleShape,
    longRunning: z
      .boolean()
      .describe(
        'It runs until it is stopped; false for jobs, and for pods that end',
      ),
    hook: z
      .string()
      .describe(
        'The helm.sh/hook annotation; mostly empty. Test hooks are left out',
      ),
    namespace: namespaceShape,
    labels: labelsShape,
    selector: selectorShape,
    replicas: replicasShape,
    strategy: strategyShape,
    serviceAccount: serviceAccountShape,
    termination: terminationShape,
    hostNetwork: boolSettingShape,
    violations: z
      .array(violationShape)
      .describe(
        'All that the Pod Security Standards, baseline and restricted, forbid in its pods and containers',
      ),
    volumes: z
      .array(volumeShape)
      .describe('Its volumes; not those of volumeClaimTemplates'),
    spread: spreadShape,
    nodeSelector: z.array(pairShape).describe('Labels its nodes must have'),
    tolerations: z
      .array(tolerationShape)
      .describe('Taints of nodes that it puts up with'),
    priorityClass: textSettingShape.describe('priorityClassName'),
    job: jobShape,
    services: z
      .array(z.string())
      .describe('Names of the Services that select its pods'),
    ingresses: z
      .array(z.string())
      .describe('Names of the Ingresses that lead to one of these Services'),
    httpRoutes: z
      .array(z.string())
      .describe(
        'Names of the routes of the Gateway API that lead to one of these Services',
      ),
    monitors: z
      .array(z.string())
      .describe(
        'ServiceMonitors and PodMonitors that scrape its pods, as Kind/name',
      ),
    scrapeAnnotations: z
      .boolean()
      .describe(
        'Its pods carry prometheus.io/scrape, which the Prometheus Operator ignores',
      ),
    networkPolicy: coverageShape,
    disruptionBudget: budgetShape,
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('Something that runs pods');

export type Workload = z.output<typeof workloadShape>;
export type Volume = z.output<typeof volumeShape>;
