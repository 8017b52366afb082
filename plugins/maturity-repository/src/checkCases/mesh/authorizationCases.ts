import {
  ambient,
  casesOfMesh,
  declared,
  manifests,
  meshed,
  plain,
  service,
  unmeshed,
  unread,
  workload,
} from './objects';
import {
  allow,
  allows,
  denyAll,
  linked,
  meshTls,
  ofWeb,
  open,
  policy,
  principal,
  server,
  serverAuthorization,
} from './policies';

/** What the checks say of who may call. */
export const authorizationCases = casesOfMesh({
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
});
