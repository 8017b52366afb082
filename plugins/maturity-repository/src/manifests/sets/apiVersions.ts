import { allKinds } from '../schema';

/**
 * What operators add to most clusters. Charts often have templates only for clusters that know an API; they are judged as
 * if the cluster knew these, since what a team wrote for it is deployed there.
 */
const operators = [
  'monitoring.coreos.com/v1',
  'gateway.networking.k8s.io/v1',
  'cert-manager.io/v1',
  'external-secrets.io/v1',
  'bitnami.com/v1alpha1',
  'secrets-store.csi.x-k8s.io/v1',
  'keda.sh/v1alpha1',
  'autoscaling.k8s.io/v1',
  'argoproj.io/v1alpha1',
];

/** Kinds of theirs that have no schema in our table. */
const more = [
  'autoscaling.k8s.io/v1/VerticalPodAutoscaler',
  'external-secrets.io/v1/SecretStore',
  'external-secrets.io/v1/ClusterSecretStore',
  'secrets-store.csi.x-k8s.io/v1/SecretProviderClass',
];

/**
 * The API versions that templates see besides those that helm knows by itself. A cluster names its kinds too
 * (`policy/v1/PodDisruptionBudget`), which helm alone does not.
 */
export const apiVersions: readonly string[] = [
  ...operators,
  ...allKinds()
    .filter(
      ({ apiVersion, builtIn }) => builtIn || operators.includes(apiVersion),
    )
    .map(({ apiVersion, kind }) => `${apiVersion}/${kind}`),
  ...more,
];
