import {
  ambient,
  casesOfMesh,
  declared,
  linkerdPolicy,
  manifests,
  meshed,
  namespace,
  networking,
  plain,
  service,
  unmeshed,
  unread,
  workload,
} from './objects';
import {
  allow,
  denyAll,
  inbound,
  linked,
  ofWeb,
  policy,
  sidecarWith,
  token,
} from './policies';

/** What the checks say of namespaces, tokens and what is called. */
export const accessCases = casesOfMesh({
  'mesh-default-deny': {
    pass: [
      meshed(denyAll),
      meshed(denyAll.replace('namespace: shop', 'namespace: istio-system')),
      manifests(inbound('deny')),
      { files: meshed(denyAll), evidence: unread },
      declared('istio', manifests(workload(plain), denyAll)),
    ],
    fail: [
      { files: meshed(namespace(), policy), at: ['# joins'] },
      {
        files: meshed(
          namespace(),
          denyAll.replace('namespace: shop', 'namespace: other'),
        ),
        at: ['# joins'],
      },
      {
        files: manifests(namespace(), inbound('all-authenticated')),
        at: ['# joins'],
      },
      {
        ...declared(
          'istio',
          manifests(namespace(), workload(plain), service()),
        ),
        at: ['kind: Deployment'],
      },
    ],
    unknown: [
      { files: meshed(namespace(), policy), evidence: unread },
      meshed(policy),
    ],
    none: [unmeshed],
  },
  'mesh-tokens-required': {
    pass: [
      meshed(
        token,
        allow(
          '    - from: [{ source: { notRequestPrincipals: ["*"] } }]\n',
          `  action: DENY\n${ofWeb}`,
        ),
      ),
      meshed(
        token,
        allow(
          '    - when: [{ key: "request.auth.claims[iss]", values: [a] }]\n',
        ),
      ),
    ],
    fail: [
      {
        files: meshed(token, policy),
        at: ['kind: RequestAuthentication'],
      },
      {
        files: meshed(
          token,
          allow(
            '    - from: [{ source: { requestPrincipals: ["*"] } }]\n',
            ofWeb.replace('web', 'cart'),
          ),
        ),
        at: ['kind: RequestAuthentication'],
      },
    ],
    none: [meshed(policy)],
  },
  'mesh-egress': {
    pass: [
      meshed(sidecarWith('  egress: [{ hosts: ["./*", "istio-system/*"] }]\n')),
      meshed(sidecarWith('  outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n')),
      linked(linkerdPolicy('EgressNetwork', '  trafficPolicy: Deny\n')),
      declared(
        'istio',
        manifests(
          workload(plain),
          sidecarWith('  outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n'),
        ),
      ),
    ],
    fail: [
      {
        files: meshed(sidecarWith('  egress: [{ hosts: ["*/*"] }]\n')),
        at: ['kind: Sidecar'],
      },
      {
        files: meshed(
          sidecarWith(
            '  workloadSelector: { labels: { app: web } }\n  outboundTrafficPolicy: { mode: ALLOW_ANY }\n',
          ),
          sidecarWith(
            '  outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n',
          ).replace('kind: Sidecar', 'kind: "Sidecar"'),
        ),
        at: ['kind: Sidecar'],
      },
      {
        files: linked(
          linkerdPolicy('EgressNetwork', '  trafficPolicy: Allow\n'),
        ),
        at: ['kind: EgressNetwork'],
      },
    ],
    unknown: [meshed(), declared('istio', unmeshed)],
    none: [
      unmeshed,
      manifests(workload(ambient), sidecarWith('  egress: []\n')),
      declared('istio-ambient', manifests(workload(plain))),
    ],
  },
  'mesh-hosts': {
    pass: [meshed(networking('VirtualService', '  hosts: [web]\n'))],
    fail: [
      {
        files: meshed(networking('VirtualService', '  hosts: ["*"]\n')),
        at: ['kind: VirtualService'],
      },
    ],
    none: [meshed()],
  },
});
