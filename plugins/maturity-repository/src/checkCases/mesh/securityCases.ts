import {
  ambient,
  casesOfMesh,
  declared,
  linkerd,
  linkerdPolicy,
  manifests,
  meshed,
  namespace,
  networking,
  object,
  plain,
  security,
  service,
  unmeshed,
  unread,
  workload,
} from './objects';

const authentication = (mode: string, more = '') =>
  security(
    'PeerAuthentication',
    `  mtls:\n    mode: ${mode}\n${more}`,
    'default',
  );
const ofWeb = '  selector: { matchLabels: { app: web } }\n';
const ofMesh = (mode: string) =>
  authentication(mode).replace('namespace: shop', 'namespace: istio-system');
const inbound = (policy: string) =>
  workload(
    `labels: { app: web }, annotations: { linkerd.io/inject: enabled, config.linkerd.io/default-inbound-policy: ${policy} } # joins`,
  );
const server = (more = '', port = 'http') =>
  linkerdPolicy(
    'Server',
    `  podSelector: { matchLabels: { app: web } }\n  port: ${port}\n${more}`,
  );
const meshTls = (identities: string) =>
  linkerdPolicy(
    'MeshTLSAuthentication',
    `  identities: [${identities}]\n`,
    'callers',
  );
const network = (cidr: string) =>
  linkerdPolicy(
    'NetworkAuthentication',
    `  networks: [{ cidr: ${cidr} }]\n`,
    'callers',
  );
const allows = (authenticationKind: string, target = 'Server', name = 'web') =>
  linkerdPolicy(
    'AuthorizationPolicy',
    `  targetRef: { group: policy.linkerd.io, kind: ${target}, name: ${name} }
  requiredAuthenticationRefs:
    - { kind: ${authenticationKind}, name: callers }
`,
    'web-callers',
  );
const serverAuthorization = (client: string) =>
  linkerdPolicy(
    'ServerAuthorization',
    `  server: { name: web }\n  client:\n${client}`,
    'web-callers',
    'v1beta1',
  );
const linked = (...objects: string[]) =>
  manifests(workload(linkerd), service(), ...objects);

const allow = (rules: string, selector = ofWeb) =>
  security('AuthorizationPolicy', `${selector}  rules:\n${rules}`);
const principal =
  '    - from: [{ source: { principals: [cluster.local/ns/shop/sa/cart] } }]\n';
const policy = allow(principal);
const denyAll = object(
  'AuthorizationPolicy',
  'name: deny-all, namespace: shop',
  'spec: {}\n',
  'security.istio.io/v1',
);
const destination = (tls: string) =>
  networking(
    'DestinationRule',
    `  host: web\n  trafficPolicy:\n    tls:\n${tls}`,
  );
const sidecar = (spec: string) => networking('Sidecar', spec, 'default');
const token = security(
  'RequestAuthentication',
  `${ofWeb}  jwtRules: [{ issuer: https://issuer.example.com }]\n`,
);
const open = (source: string) =>
  meshed(allow(`    - from:\n        - source: ${source} # open\n`));
const external = networking(
  'DestinationRule',
  '  host: api.example.com\n  trafficPolicy:\n    tls:\n      mode: DISABLE\n',
);

/** What the checks say of encryption and of who may call. */
export const securityCases = casesOfMesh({
  'mesh-mtls': {
    pass: [
      meshed(authentication('STRICT')),
      meshed(ofMesh('STRICT')),
      meshed(authentication('STRICT', ofWeb)),
      // The nearest that names a mode counts.
      meshed(authentication('UNSET', ofWeb), ofMesh('STRICT')),
      meshed(authentication('STRICT', ofWeb), ofMesh('PERMISSIVE')),
      manifests(workload(ambient), authentication('STRICT')),
      manifests(inbound('all-authenticated'), service()),
      manifests(inbound('cluster-authenticated')),
      manifests(inbound('deny')),
      linked(server(), meshTls('web.shop'), allows('MeshTLSAuthentication')),
      linked(server('', '8080')),
      manifests(
        namespace(
          ', annotations: { linkerd.io/inject: enabled, config.linkerd.io/default-inbound-policy: all-authenticated }',
        ),
        workload(plain),
      ),
      declared('istio', manifests(workload(plain), authentication('STRICT'))),
    ],
    fail: [
      { files: meshed(authentication('PERMISSIVE')), at: ['    mode:'] },
      { files: meshed(ofMesh('DISABLE')), at: ['    mode:'] },
      {
        files: manifests(workload(ambient), authentication('PERMISSIVE')),
        at: ['    mode:'],
      },
      {
        files: manifests(inbound('all-unauthenticated'), service()),
        at: ['# joins'],
      },
      {
        ...declared(
          'istio',
          manifests(workload(plain), authentication('PERMISSIVE')),
        ),
        at: ['    mode:'],
      },
    ],
    unknown: [
      meshed(),
      meshed(authentication('UNSET')),
      // For another workload.
      meshed(authentication('STRICT', ofWeb.replace('web', 'cart'))),
      linked(),
      linked(server('', '9090')),
      declared('linkerd', unmeshed),
    ],
    none: [unmeshed],
  },
  'mesh-mtls-ports': {
    pass: [
      meshed(authentication('STRICT')),
      meshed(
        authentication(
          'STRICT',
          `${ofWeb}  portLevelMtls: { 8080: { mode: STRICT } }\n`,
        ),
      ),
      declared('istio', unmeshed),
      linked(server(), meshTls('web.shop'), allows('MeshTLSAuthentication')),
      manifests(
        workload(
          'labels: { app: web }, annotations: { linkerd.io/inject: enabled, config.linkerd.io/skip-inbound-ports: "9000-9999,x" } # joins',
        ),
        service(', labels: {}', '{ name: http, port: 80, targetPort: http }'),
      ),
    ],
    fail: [
      {
        files: meshed(
          authentication(
            'STRICT',
            `${ofWeb}  portLevelMtls:\n    8080: { mode: PERMISSIVE }\n    9090: { mode: DISABLE }\n`,
          ),
        ),
        at: ['mode: PERMISSIVE', 'mode: DISABLE'],
      },
      {
        ...declared(
          'istio',
          manifests(
            workload(plain),
            authentication(
              'UNSET',
              `${ofWeb}  portLevelMtls:\n    8080: { mode: DISABLE }\n`,
            ),
          ),
        ),
        at: ['mode: DISABLE'],
      },
      {
        files: manifests(
          workload(
            'labels: { app: web }, annotations: { linkerd.io/inject: enabled, config.linkerd.io/skip-inbound-ports: "25,8000-8100" } # joins',
          ),
          service('', '{ name: http, port: 80, targetPort: http }'),
        ),
        at: ['# joins'],
      },
      {
        files: linked(server('  accessPolicy: all-unauthenticated\n')),
        at: ['accessPolicy'],
      },
      {
        files: linked(
          server(),
          serverAuthorization('    unauthenticated: true\n'),
        ),
        at: ['unauthenticated'],
      },
      {
        files: linked(
          server(),
          network('0.0.0.0/0'),
          allows('NetworkAuthentication'),
        ),
        at: ['kind: NetworkAuthentication, name: callers'],
      },
    ],
    none: [unmeshed],
  },
  'mesh-mtls-clients': {
    pass: [
      meshed(destination('      mode: ISTIO_MUTUAL\n')),
      declared('istio', manifests(destination('      mode: ISTIO_MUTUAL\n'))),
    ],
    fail: [
      {
        files: meshed(destination('      mode: DISABLE\n')),
        at: ['    tls:'],
      },
      {
        ...declared('istio', manifests(destination('      mode: DISABLE\n'))),
        at: ['    tls:'],
      },
    ],
    none: [meshed(), meshed(external), manifests(workload(plain), external)],
  },
  'mesh-tls-verified': {
    pass: [meshed(destination('      mode: SIMPLE\n'))],
    fail: [
      {
        files: meshed(
          destination('      mode: SIMPLE\n      insecureSkipVerify: true\n'),
        ),
        at: ['    tls:'],
      },
    ],
    none: [meshed()],
  },
  'mesh-authorization': {
    pass: [
      meshed(policy),
      { files: meshed(policy), evidence: unread },
      meshed(denyAll),
      meshed(allow(principal, '')),
      meshed(
        allow(
          principal,
          '  targetRefs: [{ kind: Service, group: "", name: web }]\n',
        ),
      ),
      meshed(
        allow(
          '    - from: [{ source: { notPrincipals: [cluster.local/ns/shop/sa/cart] } }]\n',
          '  action: DENY\n',
        ),
      ),
      manifests(
        workload(ambient),
        service(', labels: { istio.io/use-waypoint: waypoint }'),
        allow(
          principal,
          '  targetRef: { kind: Gateway, group: gateway.networking.k8s.io, name: waypoint }\n',
        ),
      ),
      linked(server()),
      linked(
        meshTls('web.shop'),
        allows('MeshTLSAuthentication', 'Namespace', 'shop'),
      ),
      declared('istio', manifests(workload(plain), service(), policy)),
    ],
    fail: [
      { files: meshed(), at: ['kind: Deployment'] },
      {
        files: meshed(allow(principal, ofWeb.replace('web', 'cart'))),
        at: ['kind: Deployment'],
      },
      {
        files: meshed(allow(principal, '  action: DENY\n')),
        at: ['kind: Deployment'],
      },
      {
        files: meshed(policy.replace('namespace: shop', 'namespace: other')),
        at: ['kind: Deployment'],
      },
      {
        files: linked(server('  accessPolicy: all-authenticated\n')),
        at: ['kind: Deployment'],
      },
      // The proxy's own port, and one that no Service sends to.
      {
        files: linked(server('', 'linkerd-admin'), server('', '9090')),
        at: ['kind: Deployment'],
      },
      { ...declared('linkerd', unmeshed), at: ['kind: Deployment'] },
    ],
    unknown: [{ files: meshed(), evidence: unread }],
    none: [
      unmeshed,
      manifests(workload()),
      declared('istio', manifests(workload())),
    ],
  },
  'mesh-authorization-sources': {
    pass: [
      meshed(policy),
      // A path that is open to all is no open door.
      meshed(
        allow(`${principal}    - to: [{ operation: { paths: [/healthz] } }]\n`),
      ),
      meshed(
        allow('    - when: [{ key: "request.headers[x]", values: [a] }]\n'),
      ),
      // All conditions of a source have to hold.
      open('{ principals: ["*"], namespaces: [shop] }'),
      meshed(allow('    - {}\n', `  action: DENY\n${ofWeb}`)),
      linked(server(), meshTls('web.shop'), allows('MeshTLSAuthentication')),
      linked(
        server(),
        serverAuthorization('    meshTLS: { identities: [web.shop] }\n'),
      ),
      linked(
        server(),
        serverAuthorization(
          '    unauthenticated: true\n    networks: [{ cidr: 10.0.0.0/8 }]\n',
        ),
      ),
      declared('istio', manifests(workload(plain), policy)),
    ],
    fail: [
      { files: open('{ principals: ["*"] }'), at: ['# open'] },
      { files: open('{ namespaces: ["*"] }'), at: ['# open'] },
      { files: open('{ ipBlocks: [0.0.0.0/0] }'), at: ['# open'] },
      { files: open('{}'), at: ['# open'] },
      { files: meshed(allow('    - {}\n')), at: ['    - {}'] },
      {
        files: linked(
          server(),
          meshTls('"*"'),
          allows('MeshTLSAuthentication'),
        ),
        at: ['- { kind: MeshTLSAuthentication'],
      },
      {
        files: linked(
          server(),
          serverAuthorization('    meshTLS: { identities: ["*"] }\n'),
        ),
        at: ['identities'],
      },
      {
        ...declared('istio', open('{ principals: ["*"] }')),
        at: ['# open'],
      },
    ],
    none: [meshed(), manifests(workload(plain), service())],
  },
  'mesh-authorization-selects': {
    pass: [meshed(policy), { files: meshed(policy), evidence: unread }],
    fail: [
      {
        files: meshed(allow(principal, ofWeb.replace('web', 'wbe'))),
        at: ['kind: AuthorizationPolicy'],
      },
    ],
    unknown: [
      manifests(policy),
      meshed(policy.replace('namespace: shop', 'namespace: other')),
      {
        files: meshed(allow(principal, ofWeb.replace('web', 'wbe'))),
        evidence: unread,
      },
    ],
    none: [meshed(denyAll)],
  },
  'mesh-authorization-enforced': {
    pass: [
      manifests(workload(ambient), service(), policy),
      manifests(
        workload(ambient),
        service(),
        allow(
          '    - to: [{ operation: { paths: [/api] } }]\n',
          '  targetRefs: [{ kind: Service, group: "", name: web }]\n',
        ),
      ),
    ],
    fail: [
      {
        files: manifests(
          workload(ambient),
          allow('    - to: [{ operation: { methods: [GET] } }]\n'),
        ),
        at: ['methods'],
      },
      {
        files: manifests(
          workload(ambient),
          allow('    - from: [{ source: { requestPrincipals: [a] } }]\n'),
        ),
        at: ['requestPrincipals'],
      },
      {
        ...declared(
          'istio-ambient',
          manifests(
            workload(plain),
            allow('    - when: [{ key: "request.headers[x]", values: [a] }]\n'),
          ),
        ),
        at: ['- when'],
      },
    ],
    none: [
      manifests(
        workload(ambient),
        server(),
        serverAuthorization('    meshTLS: { identities: [web.shop] }\n'),
      ),
      meshed(allow('    - to: [{ operation: { methods: [GET] } }]\n')),
      declared(
        'istio-ambient',
        meshed(allow('    - to: [{ operation: { methods: [GET] } }]\n')),
      ),
      declared(
        'istio',
        manifests(
          workload(plain),
          allow('    - to: [{ operation: { methods: [GET] } }]\n'),
        ),
      ),
      manifests(
        workload(ambient),
        allow(
          '    - to: [{ operation: { methods: [GET] } }]\n',
          ofWeb.replace('web', 'cart'),
        ),
      ),
    ],
  },
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
      meshed(sidecar('  egress: [{ hosts: ["./*", "istio-system/*"] }]\n')),
      meshed(sidecar('  outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n')),
      linked(linkerdPolicy('EgressNetwork', '  trafficPolicy: Deny\n')),
      declared(
        'istio',
        manifests(
          workload(plain),
          sidecar('  outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n'),
        ),
      ),
    ],
    fail: [
      {
        files: meshed(sidecar('  egress: [{ hosts: ["*/*"] }]\n')),
        at: ['kind: Sidecar'],
      },
      {
        files: meshed(
          sidecar(
            '  workloadSelector: { labels: { app: web } }\n  outboundTrafficPolicy: { mode: ALLOW_ANY }\n',
          ),
          sidecar('  outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n').replace(
            'kind: Sidecar',
            'kind: "Sidecar"',
          ),
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
      manifests(workload(ambient), sidecar('  egress: []\n')),
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
