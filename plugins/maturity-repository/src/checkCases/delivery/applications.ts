import { Files } from '../types';

/** Lines of an Application in the order they stand in; each may be left out or changed. */
const lines = {
  finalizer: '',
  labels: '  labels: { environment: production }',
  project: '  project: shop',
  repository: '    repoURL: https://git.example.org/shop-config.git',
  path: '    path: apps/shop',
  revision: '    targetRevision: v1.4.0 # revision',
  more: '',
  namespace: '    namespace: shop',
  automated: '    automated: # sync',
  prune: '      prune: true',
  selfHeal: '      selfHeal: true',
  retry: '    retry: { limit: 5 }',
  options: '    syncOptions: [ServerSideApply=true] # options',
  rest: '',
};

type Changes = Partial<Record<keyof typeof lines, string>>;

/** An Application as the checks want it, with some lines changed. */
export function application(changes: Changes = {}, name = 'shop'): string {
  const line = { ...lines, ...changes };
  return [
    'apiVersion: argoproj.io/v1alpha1',
    'kind: Application # shop',
    'metadata:',
    `  name: ${name}`,
    line.labels,
    line.finalizer,
    'spec:',
    line.project,
    '  source:',
    line.repository,
    line.path,
    line.revision,
    line.more,
    '  destination:',
    '    server: https://kubernetes.default.svc',
    line.namespace,
    '  syncPolicy:',
    line.automated,
    line.prune,
    line.selfHeal,
    line.retry,
    line.options,
    line.rest,
    '',
  ]
    .filter((text, index, all) => text !== '' || index === all.length - 1)
    .join('\n');
}

/** A repository that holds it. */
export function delivered(changes: Changes = {}, more: Files = {}): Files {
  return { 'argocd/shop.yaml': application(changes), ...more };
}

/** A service with code and manifests, delivered by nothing that is here. */
export const service: Files = {
  Dockerfile: 'FROM scratch\n',
  'k8s/deploy.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: shop }\nspec: { ports: [{ port: 80 }] }\n',
};

/** A HelmRelease of Flux with its source. */
export function release(changes: {
  version?: string;
  spec?: string;
  source?: string;
}): string {
  const { version = '1.4.0', spec = '', source = '' } = changes;
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease # release
metadata: { name: shop, namespace: shop, labels: { env: production } }
spec: # of the release
  interval: 10m
${spec}  chart:
    spec:
      chart: shop
      version: '${version}' # version
      sourceRef: { kind: HelmRepository, name: acme }
${source}`;
}

/** A Kustomization of Flux with the git repository it takes. */
export function kustomization(
  ref: string,
  spec = '  prune: true\n',
  path = './deploy/production',
): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization # flux
metadata: { name: shop, namespace: flux-system }
spec: # of the Kustomization
  interval: 10m
  path: ${path}
  sourceRef: { kind: GitRepository, name: shop } # reference
${spec}---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: shop, namespace: flux-system }
spec: # of the source
  interval: 5m
  url: https://git.example.org/shop.git
${ref}`;
}

/** An AppProject; without a list nothing of it is allowed. */
export function project(spec: string): Files {
  return {
    'argocd/project.yaml': `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop }
spec: # of the project
${spec}`,
  };
}
