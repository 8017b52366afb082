import type { LifecycleRow } from './types';

/** Where a row is written; `markers` are the marks on the API's own types: alpha versions, and removals after 1.32. */
const SOURCES = new Map([
  [
    'guide',
    'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  ],
  ['markers', 'https://github.com/kubernetes/api'],
  [
    'notes-1.17',
    'https://v1-17.docs.kubernetes.io/docs/setup/release/notes/#deprecations-and-removals',
  ],
  ['pull-96987', 'https://github.com/kubernetes/kubernetes/pull/96987'],
  ['pull-94090', 'https://github.com/kubernetes/kubernetes/pull/94090'],
]);

/** As of Kubernetes 1.37: version | kinds | deprecated in | removed in | replacement | source. */
const TABLE = `
admissionregistration.k8s.io/v1alpha1 | ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding | 1.29 | 1.32 | admissionregistration.k8s.io/v1 | markers
admissionregistration.k8s.io/v1alpha1 | MutatingAdmissionPolicy MutatingAdmissionPolicyBinding | 1.35 | 1.38 | admissionregistration.k8s.io/v1 | markers
admissionregistration.k8s.io/v1beta1 | MutatingWebhookConfiguration ValidatingWebhookConfiguration | 1.16 | 1.22 | admissionregistration.k8s.io/v1 | guide
admissionregistration.k8s.io/v1beta1 | ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding | 1.31 | 1.34 | admissionregistration.k8s.io/v1 | markers
admissionregistration.k8s.io/v1beta1 | MutatingAdmissionPolicy MutatingAdmissionPolicyBinding | 1.37 | 1.40 | admissionregistration.k8s.io/v1 | markers
apiextensions.k8s.io/v1beta1 | CustomResourceDefinition | 1.16 | 1.22 | apiextensions.k8s.io/v1 | guide
apiregistration.k8s.io/v1beta1 | APIService | 1.19 | 1.22 | apiregistration.k8s.io/v1 | guide
apps/v1beta1 | ControllerRevision Deployment StatefulSet | 1.8 | 1.16 | apps/v1 | guide
apps/v1beta2 | ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet | 1.9 | 1.16 | apps/v1 | guide
autoscaling/v2beta1 | HorizontalPodAutoscaler | 1.22 | 1.25 | autoscaling/v2 | guide
autoscaling/v2beta2 | HorizontalPodAutoscaler | 1.23 | 1.26 | autoscaling/v2 | guide
batch/v2alpha1 | CronJob | - | 1.21 | batch/v1 | pull-96987
batch/v1beta1 | CronJob | 1.21 | 1.25 | batch/v1 | guide
certificates.k8s.io/v1alpha1 | PodCertificateRequest | - | 1.35 | certificates.k8s.io/v1 | markers
certificates.k8s.io/v1alpha1 | ClusterTrustBundle | 1.34 | 1.37 | certificates.k8s.io/v1 | markers
certificates.k8s.io/v1beta1 | CertificateSigningRequest | 1.19 | 1.22 | certificates.k8s.io/v1 | guide
certificates.k8s.io/v1beta1 | ClusterTrustBundle PodCertificateRequest | 1.37 | 1.40 | certificates.k8s.io/v1 | markers
coordination.k8s.io/v1alpha1 | LeaseCandidate | - | 1.32 | coordination.k8s.io/v1beta1 | markers
coordination.k8s.io/v1alpha2 | LeaseCandidate | 1.35 | 1.38 | coordination.k8s.io/v1beta1 | markers
coordination.k8s.io/v1beta1 | Lease | 1.19 | 1.22 | coordination.k8s.io/v1 | guide
coordination.k8s.io/v1beta1 | LeaseCandidate | 1.36 | 1.39 | - | markers
discovery.k8s.io/v1beta1 | EndpointSlice | 1.21 | 1.25 | discovery.k8s.io/v1 | guide
events.k8s.io/v1beta1 | Event | 1.22 | 1.25 | events.k8s.io/v1 | guide
extensions/v1beta1 | PodSecurityPolicy | 1.11 | 1.16 | - | guide
extensions/v1beta1 | Ingress | 1.14 | 1.22 | networking.k8s.io/v1 | guide
extensions/v1beta1 | DaemonSet Deployment ReplicaSet | 1.8 | 1.16 | apps/v1 | guide
extensions/v1beta1 | NetworkPolicy | 1.9 | 1.16 | networking.k8s.io/v1 | guide
flowcontrol.apiserver.k8s.io/v1alpha1 | FlowSchema PriorityLevelConfiguration | 1.20 | 1.21 | flowcontrol.apiserver.k8s.io/v1 | markers
flowcontrol.apiserver.k8s.io/v1beta1 | FlowSchema PriorityLevelConfiguration | 1.23 | 1.26 | flowcontrol.apiserver.k8s.io/v1 | guide
flowcontrol.apiserver.k8s.io/v1beta2 | FlowSchema PriorityLevelConfiguration | 1.26 | 1.29 | flowcontrol.apiserver.k8s.io/v1 | guide
flowcontrol.apiserver.k8s.io/v1beta3 | FlowSchema PriorityLevelConfiguration | 1.29 | 1.32 | flowcontrol.apiserver.k8s.io/v1 | guide
networking.k8s.io/v1alpha1 | ClusterCIDR | 1.28 | 1.29 | - | markers
networking.k8s.io/v1alpha1 | IPAddress ServiceCIDR | 1.30 | 1.33 | networking.k8s.io/v1 | markers
networking.k8s.io/v1beta1 | Ingress IngressClass | 1.19 | 1.22 | networking.k8s.io/v1 | guide
networking.k8s.io/v1beta1 | IPAddress ServiceCIDR | 1.34 | 1.37 | networking.k8s.io/v1 | markers
node.k8s.io/v1beta1 | RuntimeClass | 1.22 | 1.25 | node.k8s.io/v1 | guide
policy/v1beta1 | PodSecurityPolicy | 1.21 | 1.25 | - | guide
policy/v1beta1 | PodDisruptionBudget | 1.21 | 1.25 | policy/v1 | guide
rbac.authorization.k8s.io/v1alpha1 | ClusterRole ClusterRoleBinding Role RoleBinding | 1.17 | - | rbac.authorization.k8s.io/v1 | notes-1.17
rbac.authorization.k8s.io/v1beta1 | ClusterRole ClusterRoleBinding Role RoleBinding | 1.17 | 1.22 | rbac.authorization.k8s.io/v1 | guide
resource.k8s.io/v1alpha3 | DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice | - | 1.34 | resource.k8s.io/v1 | markers
resource.k8s.io/v1alpha3 | DeviceTaintRule | 1.36 | 1.39 | resource.k8s.io/v1 | markers
resource.k8s.io/v1beta1 | DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice | 1.35 | 1.38 | resource.k8s.io/v1 | markers
resource.k8s.io/v1beta2 | DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice | 1.36 | 1.39 | resource.k8s.io/v1 | markers
resource.k8s.io/v1beta2 | DeviceTaintRule | 1.39 | 1.42 | resource.k8s.io/v1 | markers
scheduling.k8s.io/v1beta1 | PriorityClass | 1.14 | 1.22 | scheduling.k8s.io/v1 | guide
settings.k8s.io/v1alpha1 | PodPreset | - | 1.20 | - | pull-94090
storage.k8s.io/v1alpha1 | CSIStorageCapacity VolumeAttachment | 1.21 | 1.24 | storage.k8s.io/v1 | markers
storage.k8s.io/v1alpha1 | VolumeAttributesClass | 1.32 | 1.35 | storage.k8s.io/v1 | markers
storage.k8s.io/v1beta1 | CSINode | 1.17 | 1.22 | storage.k8s.io/v1 | guide
storage.k8s.io/v1beta1 | CSIDriver StorageClass VolumeAttachment | 1.19 | 1.22 | storage.k8s.io/v1 | guide
storage.k8s.io/v1beta1 | CSIStorageCapacity | 1.24 | 1.27 | storage.k8s.io/v1 | guide
storage.k8s.io/v1beta1 | VolumeAttributesClass | 1.34 | 1.37 | storage.k8s.io/v1 | markers
storagemigration.k8s.io/v1alpha1 | StorageVersionMigration | 1.33 | 1.35 | storagemigration.k8s.io/v1 | markers
storagemigration.k8s.io/v1beta1 | StorageVersionMigration | 1.37 | 1.40 | storagemigration.k8s.io/v1 | markers
v1 | ComponentStatus | 1.19 | - | - | markers
v1 | Endpoints | 1.33 | - | discovery.k8s.io/v1 EndpointSlice | markers
`;

export const kubernetesRows: LifecycleRow[] = TABLE.trim()
  .split('\n')
  .map(line => {
    const [apiVersion, kinds, deprecatedIn, removedIn, replacement, source] =
      line.split(' | ').map(cell => (cell === '-' ? '' : cell));
    return {
      product: 'Kubernetes',
      apiVersion,
      kinds: kinds.split(' '),
      deprecatedIn,
      removedIn,
      replacement,
      source: SOURCES.get(source) ?? '',
    };
  });
