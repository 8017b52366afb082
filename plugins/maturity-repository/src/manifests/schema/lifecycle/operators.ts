import type { LifecycleRow } from './types';

const CERT_MANAGER = {
  product: 'cert-manager',
  deprecatedIn: '1.4',
  removedIn: '1.6',
  source:
    'https://cert-manager.io/docs/releases/upgrading/remove-deprecated-apis/',
};
const GATEWAY = {
  product: 'Gateway API',
  source: 'https://github.com/kubernetes-sigs/gateway-api/tree/main/CHANGELOG',
};
const ISTIO = {
  product: 'Istio',
  deprecatedIn: '1.4',
  removedIn: '1.6',
  source: 'https://istio.io/latest/blog/2021/migrate-alpha-policy/',
};
const FLUX = {
  product: 'Flux',
  deprecatedIn: '',
  removedIn: '2.8',
  source: 'https://fluxcd.io/roadmap/',
};

const certManager: LifecycleRow[] = ['v1alpha2', 'v1alpha3', 'v1beta1'].flatMap(
  version => [
    {
      ...CERT_MANAGER,
      apiVersion: `cert-manager.io/${version}`,
      kinds: ['Certificate', 'CertificateRequest', 'Issuer', 'ClusterIssuer'],
      replacement: 'cert-manager.io/v1',
    },
    {
      ...CERT_MANAGER,
      apiVersion: `acme.cert-manager.io/${version}`,
      kinds: ['Challenge', 'Order'],
      replacement: 'acme.cert-manager.io/v1',
    },
  ],
);

const gateway: LifecycleRow[] = [
  {
    ...GATEWAY,
    apiVersion: 'gateway.networking.k8s.io/v1alpha2',
    kinds: ['Gateway', 'GatewayClass', 'HTTPRoute'],
    deprecatedIn: '0.6',
    removedIn: '0.8',
    replacement: 'gateway.networking.k8s.io/v1',
  },
  {
    ...GATEWAY,
    apiVersion: 'gateway.networking.k8s.io/v1alpha2',
    kinds: ['GRPCRoute'],
    deprecatedIn: '1.1',
    removedIn: '1.2',
    replacement: 'gateway.networking.k8s.io/v1',
  },
  {
    ...GATEWAY,
    apiVersion: 'gateway.networking.k8s.io/v1alpha2',
    kinds: ['ReferenceGrant'],
    deprecatedIn: '0.8',
    removedIn: '1.2',
    replacement: 'gateway.networking.k8s.io/v1beta1',
  },
  {
    ...GATEWAY,
    apiVersion: 'gateway.networking.k8s.io/v1alpha2',
    kinds: ['ReferencePolicy'],
    deprecatedIn: '',
    removedIn: '0.6',
    replacement: 'gateway.networking.k8s.io/v1beta1 ReferenceGrant',
  },
  ...['v1alpha2', 'v1alpha3'].map(version => ({
    ...GATEWAY,
    apiVersion: `gateway.networking.k8s.io/${version}`,
    kinds: ['TLSRoute'],
    deprecatedIn: '1.5',
    removedIn: '',
    replacement: 'gateway.networking.k8s.io/v1',
  })),
];

const istio: LifecycleRow[] = [
  {
    ...ISTIO,
    apiVersion: 'authentication.istio.io/v1alpha1',
    kinds: ['Policy', 'MeshPolicy'],
    replacement: 'security.istio.io/v1 PeerAuthentication',
  },
  {
    ...ISTIO,
    apiVersion: 'rbac.istio.io/v1alpha1',
    kinds: ['ClusterRbacConfig', 'ServiceRole', 'ServiceRoleBinding'],
    replacement: 'security.istio.io/v1 AuthorizationPolicy',
  },
];

const flux: LifecycleRow[] = [
  {
    ...FLUX,
    apiVersion: 'helm.toolkit.fluxcd.io/v2beta2',
    kinds: ['HelmRelease'],
    replacement: 'helm.toolkit.fluxcd.io/v2',
  },
  {
    ...FLUX,
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1beta2',
    kinds: ['Kustomization'],
    replacement: 'kustomize.toolkit.fluxcd.io/v1',
  },
  {
    ...FLUX,
    apiVersion: 'source.toolkit.fluxcd.io/v1beta2',
    kinds: [
      'Bucket',
      'GitRepository',
      'HelmChart',
      'HelmRepository',
      'OCIRepository',
    ],
    replacement: 'source.toolkit.fluxcd.io/v1',
  },
];

/** Versions of custom resources that their operators served once. */
export const operatorRows: LifecycleRow[] = [
  ...certManager,
  ...gateway,
  ...istio,
  ...flux,
  {
    product: 'external-secrets',
    apiVersion: 'external-secrets.io/v1beta1',
    kinds: [
      'ClusterExternalSecret',
      'ClusterSecretStore',
      'ExternalSecret',
      'SecretStore',
    ],
    deprecatedIn: '',
    removedIn: '0.17',
    replacement: 'external-secrets.io/v1',
    source:
      'https://github.com/external-secrets/external-secrets/releases/tag/v0.17.0',
  },
];
