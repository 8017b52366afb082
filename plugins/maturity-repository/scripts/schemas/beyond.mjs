// What the API server checks beyond the schema it publishes: bounds of numbers and forms of names, by definition.
// Facts of kubernetes/kubernetes, pkg/apis/*/validation.
const natural = { minimum: 0 };
const positive = { minimum: 1 };
const port = { minimum: 1, maximum: 65535 };
const fileMode = { minimum: 0, maximum: 0o777 };
const weight = { minimum: 1, maximum: 100 };
const label = { format: 'label' };
const labels = { format: 'labels' };
const configKeys = { format: 'configKeys' };
const portOrName = { format: 'port' };
const percent = { format: 'percent' };

const DEFINITIONS = {
  IoK8sApimachineryPkgApisMetaV1ObjectMeta: {
    labels,
    annotations: { format: 'annotations' },
    namespace: label,
    deletionGracePeriodSeconds: natural,
  },
  IoK8sApimachineryPkgApisMetaV1LabelSelector: { matchLabels: labels },

  IoK8sApiAppsV1DeploymentSpec: {
    replicas: natural,
    minReadySeconds: natural,
    progressDeadlineSeconds: natural,
    revisionHistoryLimit: natural,
  },
  IoK8sApiAppsV1RollingUpdateDeployment: {
    maxSurge: percent,
    maxUnavailable: percent,
  },
  IoK8sApiAppsV1RollingUpdateDaemonSet: {
    maxSurge: percent,
    maxUnavailable: percent,
  },
  IoK8sApiPolicyV1PodDisruptionBudgetSpec: {
    minAvailable: percent,
    maxUnavailable: percent,
  },
  IoK8sApiAppsV1ReplicaSetSpec: { replicas: natural, minReadySeconds: natural },
  IoK8sApiAppsV1StatefulSetSpec: {
    replicas: natural,
    minReadySeconds: natural,
    revisionHistoryLimit: natural,
  },
  IoK8sApiAppsV1DaemonSetSpec: {
    minReadySeconds: natural,
    revisionHistoryLimit: natural,
  },
  IoK8sApiBatchV1JobSpec: {
    parallelism: natural,
    completions: natural,
    backoffLimit: natural,
    activeDeadlineSeconds: natural,
    ttlSecondsAfterFinished: natural,
  },
  IoK8sApiBatchV1CronJobSpec: {
    startingDeadlineSeconds: natural,
    successfulJobsHistoryLimit: natural,
    failedJobsHistoryLimit: natural,
  },
  IoK8sApiAutoscalingV1HorizontalPodAutoscalerSpec: {
    minReplicas: natural,
    maxReplicas: positive,
  },
  IoK8sApiAutoscalingV2HorizontalPodAutoscalerSpec: {
    minReplicas: natural,
    maxReplicas: positive,
  },

  IoK8sApiCoreV1PodSpec: {
    nodeSelector: labels,
    terminationGracePeriodSeconds: natural,
    activeDeadlineSeconds: positive,
  },
  IoK8sApiCoreV1Container: { name: label },
  IoK8sApiCoreV1EphemeralContainer: { name: label },
  IoK8sApiCoreV1Volume: { name: label },
  IoK8sApiCoreV1ContainerPort: {
    containerPort: port,
    // 0 is "not set".
    hostPort: { minimum: 0, maximum: 65535 },
    name: { format: 'portName' },
  },
  IoK8sApiCoreV1EnvVar: { name: { format: 'environmentName' } },
  IoK8sApiCoreV1ConfigMapKeySelector: { key: { format: 'configKey' } },
  IoK8sApiCoreV1SecretKeySelector: { key: { format: 'configKey' } },
  IoK8sApiCoreV1KeyToPath: { key: { format: 'configKey' }, mode: fileMode },
  IoK8sApiCoreV1ConfigMapVolumeSource: { defaultMode: fileMode },
  IoK8sApiCoreV1SecretVolumeSource: { defaultMode: fileMode },
  IoK8sApiCoreV1ProjectedVolumeSource: { defaultMode: fileMode },
  IoK8sApiCoreV1DownwardAPIVolumeSource: { defaultMode: fileMode },
  IoK8sApiCoreV1DownwardAPIVolumeFile: { mode: fileMode },
  IoK8sApiCoreV1Probe: {
    initialDelaySeconds: natural,
    timeoutSeconds: natural,
    periodSeconds: natural,
    successThreshold: natural,
    failureThreshold: natural,
    terminationGracePeriodSeconds: positive,
  },
  IoK8sApiCoreV1HTTPGetAction: { port: portOrName },
  IoK8sApiCoreV1TCPSocketAction: { port: portOrName },
  IoK8sApiCoreV1SecurityContext: { runAsUser: natural, runAsGroup: natural },
  IoK8sApiCoreV1PodSecurityContext: {
    runAsUser: natural,
    runAsGroup: natural,
    fsGroup: natural,
  },
  IoK8sApiCoreV1TopologySpreadConstraint: { maxSkew: positive },
  IoK8sApiCoreV1WeightedPodAffinityTerm: { weight },
  IoK8sApiCoreV1PreferredSchedulingTerm: { weight },

  IoK8sApiCoreV1ServiceSpec: { selector: labels },
  IoK8sApiCoreV1ServicePort: {
    port,
    nodePort: { minimum: 0, maximum: 65535 },
    targetPort: portOrName,
    name: label,
  },
  IoK8sApiCoreV1ConfigMap: { data: configKeys, binaryData: configKeys },
  IoK8sApiCoreV1Secret: { data: configKeys, stringData: configKeys },
};

const asked = new Set();

/** By the file that exports a definition's validator: field → limits. */
export function beyond(file = '') {
  const definition = /([A-Za-z0-9]+)\.js$/.exec(file)?.[1];
  asked.add(definition);
  return DEFINITIONS[definition] ?? {};
}

/** Definitions that the models don't have: a name that was misspelt, or renamed by a new version. */
export function neverAsked() {
  return Object.keys(DEFINITIONS).filter(name => !asked.has(name));
}
