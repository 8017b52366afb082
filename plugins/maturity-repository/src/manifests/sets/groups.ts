import { ManifestObject } from '../objects';

/**
 * API groups of which objects are no part of what an entity runs: configuration of tools, and what delivers other
 * objects.
 */
const groups = new Set([
  'argoproj.io/Application',
  'argoproj.io/ApplicationSet',
  'argoproj.io/AppProject',
  'builtin',
  'audit.k8s.io',
  'cli.kyverno.io',
  'chainsaw.kyverno.io',
  'client.authentication.k8s.io',
  'dashboard.grafana.app',
  'deploy.cloud.google.com',
  'eksctl.io',
  'garden.io',
  'k3d.io',
  'kind.sigs.k8s.io',
  'kind.x-k8s.io',
  'krew.googlecontainertools.github.com',
  'kubeadm.k8s.io',
  'kubelet.config.k8s.io',
  'kubeproxy.config.k8s.io',
  'kudo.dev',
  'kuttl.dev',
  'kustomize.config.k8s.io',
  'minikube.sigs.k8s.io',
  'skaffold',
  'tekton.dev',
  'triggers.tekton.dev',
  'apiserver.config.k8s.io',
  'apiserver.k8s.io',
  'controller-runtime.sigs.k8s.io',
  'backstage.io',
  'scaffolder.backstage.io',
]);

/** Whether an object is deployed as it stands, and not a tool's configuration that merely looks like one. */
export function isDeployed({
  apiVersion,
  kind,
}: Pick<ManifestObject, 'apiVersion' | 'kind'>): boolean {
  const at = apiVersion.lastIndexOf('/');
  const group = at < 0 ? '' : apiVersion.slice(0, at);
  // A kubeconfig
  if (group === '') return /^v\d/.test(apiVersion) && kind !== 'Config';
  if (group.endsWith('.fluxcd.io')) return false;
  return !groups.has(group) && !groups.has(`${group}/${kind}`);
}
