import { chartWith } from './charts';
import {
  deployment,
  manifests,
  object,
  refused,
  unrendered,
  web,
} from './objects';
import { nothing } from './shop';
import { casesOf } from './tell';

const policy = (name: string, spec: string, metadata = '') =>
  object(
    'NetworkPolicy',
    `name: ${name}${metadata}`,
    `spec:\n${spec}`,
    'networking.k8s.io/v1',
  );
const ofWeb = '  podSelector: { matchLabels: { app: web } }\n';
const rules = (ingress: string, egress: string) =>
  `${ofWeb}  policyTypes: [Ingress, Egress]\n  ingress:\n    - from:\n${ingress}  egress:\n    - ${egress}\n`;
const caller = '        - podSelector: { matchLabels: { app: shop } }\n';
const dns = (protocols: string) =>
  `{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }], ports: [${protocols}] }`;
const bothPorts = '{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }';
const own = policy('web', rules(caller, dns(bothPorts)));
const covered = manifests(web, own);
const only = (direction: string) =>
  manifests(web, policy('web', `${ofWeb}  policyTypes: [${direction}]\n`));
const denying = (direction: string) =>
  policy(
    `deny-${direction}`,
    `  podSelector: {}\n  policyTypes: [${direction}]\n`,
  );
const from = (...peers: string[]) =>
  manifests(
    web,
    policy(
      'web',
      rules(peers.map(peer => `        - ${peer}\n`).join(''), dns(bothPorts)),
    ),
  );
const cilium = object(
  'CiliumNetworkPolicy',
  'name: web',
  'spec:\n  endpointSelector: { matchLabels: { app: web } }\n  ingress: [{ fromEndpoints: [{ matchLabels: { app: shop } }] }]\n  egress: [{ toPorts: [{ ports: [{ port: "53" }] }] }]\n',
  'cilium.io/v2',
);
const named = '{ namespaceSelector: { matchLabels: { name: shop } } }';
const pods = '{ podSelector: { matchLabels: { app: shop } } }';
const metadataName =
  '{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } } }';
const labelled = object('Namespace', 'name: shop, labels: { name: shop }', '');
const shop = object('Namespace', 'name: shop', '');
const quota = object(
  'ResourceQuota',
  'name: all, namespace: shop',
  'spec: { hard: { pods: 10 } }\n',
);
const limits = object(
  'LimitRange',
  'name: all, namespace: shop',
  'spec: { limits: [] }\n',
);
const none = [nothing];

/** A chart that has a policy where its values say so. */
const chart = (values: string) =>
  chartWith({
    'values.yaml': values,
    'templates/deployment.yaml': web,
    'templates/policy.yaml': `{{- if .Values.isolated }}\n${own}{{- end }}\n`,
    'values.schema.json': undefined,
  });

/** A workload and its policy in kustomizations of their own, applied one after the other. */
const apart = (environment: string) => ({
  'overlays/production/web/kustomization.yaml':
    'namespace: shop\nresources: [web.yaml]\n',
  'overlays/production/web/web.yaml': web,
  [`overlays/${environment}/policies/kustomization.yaml`]:
    'namespace: shop\nresources: [policy.yaml]\n',
  [`overlays/${environment}/policies/policy.yaml`]: own,
});

/** What the checks of isolation say of network policies. */
export const policyCases = casesOf({
  'network-policy': {
    pass: [
      covered,
      manifests(web, cilium),
      chart('isolated: true\n'),
      apart('production'),
      { ...chart('isolated: false\n'), 'k8s/policy.yaml': own },
    ],
    fail: [
      { files: manifests(web), at: ['kind: Deployment'] },
      { files: only('Ingress'), at: ['kind: NetworkPolicy'] },
      { files: only('Egress'), at: ['kind: NetworkPolicy'] },
      { files: chart('isolated: false\n'), at: ['kind: Deployment'] },
      { files: apart('staging'), at: ['kind: Deployment'] },
      // What is refused is of production.
      {
        files: { ...refused, 'k8s/staging/web.yaml': web },
        at: ['kind: Deployment'],
      },
    ],
    unknown: [
      { ...refused, 'k8s/production/web.yaml': web },
      { ...unrendered, ...manifests(web) },
      { ...unrendered, ...only('Ingress') },
      { ...unrendered, ...only('Egress') },
      { ...unrendered, ...covered },
    ],
    error: [{ ...refused, ...covered }],
    none,
  },
  'network-policy-dns': {
    pass: [covered],
    fail: [
      { files: only('Egress'), at: ['kind: NetworkPolicy'] },
      {
        files: manifests(
          web,
          policy('web', rules(caller, dns('{ port: 53, protocol: UDP }'))),
        ),
        at: ['kind: NetworkPolicy'],
      },
      // The line is that of the policy with half of it, whichever comes first.
      {
        files: manifests(
          web,
          denying('Egress').replace('NetworkPolicy', '"NetworkPolicy"'),
          policy('web', rules(caller, dns('{ port: 53, protocol: UDP }'))),
        ),
        at: ['kind: NetworkPolicy'],
      },
    ],
    unknown: [
      { ...unrendered, ...only('Egress') },
      { ...unrendered, ...covered },
    ],
    error: [{ ...refused, ...covered }],
    none: [nothing, manifests(web), only('Ingress')],
  },
  'network-default-deny': {
    pass: [manifests(web, denying('Ingress'), denying('Egress'))],
    fail: [
      { files: manifests(web), at: ['kind: Deployment'] },
      { files: manifests(web, denying('Ingress')) },
      { files: manifests(web, denying('Egress')) },
      {
        files: manifests(deployment('', 'name: web, namespace: shop'), shop),
        at: ['kind: Namespace'],
      },
    ],
    unknown: [
      { ...unrendered, ...manifests(web) },
      { ...unrendered, ...manifests(web, denying('Ingress')) },
      { ...unrendered, ...manifests(web, denying('Egress')) },
    ],
    error: [
      {
        ...refused,
        ...manifests(web, denying('Ingress'), denying('Egress')),
      },
    ],
    none: [nothing, manifests(shop)],
  },
  'network-policy-namespaces': {
    pass: [
      from(metadataName),
      manifests(...Object.values(from(named)), labelled),
    ],
    fail: [{ files: from(metadataName, named), at: [named] }],
    none: [manifests(web)],
  },
  'network-policy-peers': {
    pass: [
      from(pods),
      from(
        '{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }, podSelector: { matchLabels: { app: shop } } }',
      ),
    ],
    fail: [{ files: from(metadataName, pods), at: [metadataName] }],
    none: [manifests(web)],
  },
  'network-policy-matches': {
    pass: [covered, manifests(web, denying('Ingress'))],
    fail: [
      {
        files: manifests(own.replace('app: web', 'app: wbe'), web),
        at: ['kind: NetworkPolicy'],
      },
    ],
    unknown: [
      manifests(own, object('Web', 'name: web', '', 'example.com/v1')),
      {
        ...unrendered,
        ...manifests(own.replace('app: web', 'app: wbe'), web),
      },
    ],
    error: [
      { ...refused, ...manifests(denying('Ingress')) },
      { ...refused, ...covered },
    ],
    none: [manifests(web)],
  },
  'namespace-quota': {
    pass: [manifests(shop, quota, limits)],
    fail: [
      { files: manifests(shop), at: ['kind: Namespace'] },
      { files: manifests(shop, quota) },
      { files: manifests(shop, limits) },
    ],
    unknown: [
      { ...unrendered, ...manifests(shop, quota) },
      { ...unrendered, ...manifests(shop, limits) },
    ],
    error: [{ ...refused, ...manifests(shop, quota, limits) }],
    none: [manifests(web)],
  },
});
