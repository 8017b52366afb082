import {
  ambient,
  casesOfMesh,
  declared,
  manifests,
  meshed,
  namespace,
  plain,
  service,
  unmeshed,
  workload,
} from './objects';
import {
  allows,
  authentication,
  destination,
  external,
  inbound,
  linked,
  meshTls,
  network,
  ofMesh,
  ofWeb,
  server,
  serverAuthorization,
} from './policies';

/** What the checks say of mutual TLS. */
export const encryptionCases = casesOfMesh({
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
});
