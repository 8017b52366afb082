import {
  linkerd,
  linkerdPolicy,
  manifests,
  meshed,
  networking,
  object,
  security,
  service,
  workload,
} from './objects';

export const authentication = (mode: string, more = '') =>
  security(
    'PeerAuthentication',
    `  mtls:\n    mode: ${mode}\n${more}`,
    'default',
  );
export const ofWeb = '  selector: { matchLabels: { app: web } }\n';
export const ofMesh = (mode: string) =>
  authentication(mode).replace('namespace: shop', 'namespace: istio-system');
export const inbound = (policy: string) =>
  workload(
    `labels: { app: web }, annotations: { linkerd.io/inject: enabled, config.linkerd.io/default-inbound-policy: ${policy} } # joins`,
  );
export const server = (more = '', port = 'http') =>
  linkerdPolicy(
    'Server',
    `  podSelector: { matchLabels: { app: web } }\n  port: ${port}\n${more}`,
  );
export const meshTls = (identities: string) =>
  linkerdPolicy(
    'MeshTLSAuthentication',
    `  identities: [${identities}]\n`,
    'callers',
  );
export const network = (cidr: string) =>
  linkerdPolicy(
    'NetworkAuthentication',
    `  networks: [{ cidr: ${cidr} }]\n`,
    'callers',
  );
export const allows = (
  authenticationKind: string,
  target = 'Server',
  name = 'web',
) =>
  linkerdPolicy(
    'AuthorizationPolicy',
    `  targetRef: { group: policy.linkerd.io, kind: ${target}, name: ${name} }
  requiredAuthenticationRefs:
    - { kind: ${authenticationKind}, name: callers }
`,
    'web-callers',
  );
export const serverAuthorization = (client: string) =>
  linkerdPolicy(
    'ServerAuthorization',
    `  server: { name: web }\n  client:\n${client}`,
    'web-callers',
    'v1beta1',
  );
export const linked = (...objects: string[]) =>
  manifests(workload(linkerd), service(), ...objects);

export const allow = (rules: string, selector = ofWeb) =>
  security('AuthorizationPolicy', `${selector}  rules:\n${rules}`);
export const principal =
  '    - from: [{ source: { principals: [cluster.local/ns/shop/sa/cart] } }]\n';
export const policy = allow(principal);
export const denyAll = object(
  'AuthorizationPolicy',
  'name: deny-all, namespace: shop',
  'spec: {}\n',
  'security.istio.io/v1',
);
export const destination = (tls: string) =>
  networking(
    'DestinationRule',
    `  host: web\n  trafficPolicy:\n    tls:\n${tls}`,
  );
export const sidecarWith = (spec: string) =>
  networking('Sidecar', spec, 'default');
export const token = security(
  'RequestAuthentication',
  `${ofWeb}  jwtRules: [{ issuer: https://issuer.example.com }]\n`,
);
export const open = (source: string) =>
  meshed(allow(`    - from:\n        - source: ${source} # open\n`));
export const external = networking(
  'DestinationRule',
  '  host: api.example.com\n  trafficPolicy:\n    tls:\n      mode: DISABLE\n',
);
