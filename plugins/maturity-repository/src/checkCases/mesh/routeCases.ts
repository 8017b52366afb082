import {
  casesOfMesh,
  declared,
  manifests,
  meshed,
  networking,
  object,
  plain,
  service,
  unread,
  workload,
} from './objects';
import {
  atGateway,
  gateway,
  host,
  port,
  routes,
  rule,
  server,
  sound,
  subset,
  to,
  twoPorts,
  v1,
} from './routes';

/** What the checks say of the way that requests take. */
export const routeCases = casesOfMesh({
  'istio-api-version': {
    pass: [meshed(sound), meshed(sound, rule(v1))],
    fail: [
      {
        files: meshed(
          sound.replace('istio.io/v1', 'istio.io/v1alpha3 # former'),
        ),
        at: ['# former'],
      },
      {
        files: meshed(
          object(
            'PeerAuthentication',
            'name: web',
            'spec: {}\n',
            'security.istio.io/v1beta1',
          ),
        ),
        at: ['security.istio.io/v1beta1'],
      },
    ],
    none: [
      meshed(),
      // It has no other.
      meshed(
        object('EnvoyFilter', 'name: web', '', 'networking.istio.io/v1alpha3'),
        object('MeshConfig', 'name: web', '', 'security.istio.io/v1alpha1'),
        object('Gateway', 'name: a', '', 'gateway.networking.k8s.io/v1beta1'),
        object(
          'AuthorizationPolicy',
          'name: a',
          '',
          'policy.linkerd.io/v1alpha1',
        ),
      ),
    ],
  },
  'mesh-route-destinations': {
    pass: [
      meshed(sound),
      { files: meshed(sound), evidence: unread },
      meshed(routes(to('web'))),
      meshed(routes(to('web.shop.svc.cluster.local', port(80)))),
      // Those of others, and hosts outside, can't be judged.
      meshed(routes(to('cart.orders.svc.cluster.local'))),
      meshed(routes(to('api.example.com'))),
      {
        files: meshed(routes(to('cart.orders.svc.cluster.local'))),
        evidence: unread,
      },
      meshed(routes('    - redirect: { uri: / }\n')),
      declared('istio', manifests(workload(plain), service(), sound)),
    ],
    fail: [
      { files: meshed(routes(to('wbe', port(80)))), at: ['host: wbe'] },
      { files: meshed(routes(to('web', port(81)))), at: ['host: web'] },
      { files: twoPorts, at: ['host: web'] },
      {
        files: meshed(routes(to('wbe')).replace(', namespace: shop', '')),
        at: ['host: wbe'],
      },
      {
        files: meshed(
          routes(
            `${to('web', port(80))}      mirror: { host: shadow } # mirrored\n`,
          ),
        ),
        at: ['# mirrored'],
      },
      {
        ...declared(
          'istio',
          manifests(workload(plain), service(), routes(to('wbe'))),
        ),
        at: ['host: wbe'],
      },
    ],
    unknown: [
      { files: meshed(routes(to('wbe'))), evidence: unread },
      manifests(workload(), routes(to('wbe'))),
      {
        files: meshed(routes(to('wbe'))),
        evidence: collected => ({
          repository: { ...collected.repository, subpath: 'services/web' },
        }),
      },
    ],
    none: [meshed(), manifests(workload(plain), service(), atGateway(host))],
  },
  'mesh-route-subsets': {
    pass: [
      meshed(routes(to('web', subset('v1'))), rule(v1)),
      meshed(
        routes(to('web', subset('v1'))),
        rule(v1, 'web.shop.svc.cluster.local'),
      ),
      {
        files: meshed(routes(to('web', subset('v1'))), rule(v1)),
        evidence: unread,
      },
      meshed(
        routes(to('api.example.com', subset('v1'))),
        rule(v1, 'api.example.com'),
      ),
    ],
    fail: [
      {
        files: meshed(routes(to('web', subset('v2'))), rule(v1)),
        at: ['subset: v2'],
      },
      {
        files: meshed(routes(to('web', subset('v1')))),
        at: ['subset: v1'],
      },
    ],
    unknown: [
      { files: meshed(routes(to('web', subset('v1')))), evidence: unread },
      meshed(routes(to('web.orders.svc.cluster.local', subset('v1')))),
    ],
    none: [
      meshed(sound),
      manifests(
        workload(plain),
        service(),
        routes(to('web', subset('v1')), '  gateways: [public]\n'),
      ),
    ],
  },
  'mesh-subset-pods': {
    pass: [
      meshed(rule(v1)),
      // Pods from elsewhere.
      meshed(rule(v1.replace('app: web', 'app: x'), 'other.example.com')),
      { files: meshed(rule(v1)), evidence: unread },
    ],
    fail: [
      {
        files: meshed(
          rule(`${v1}    - { name: v2, labels: { version: v2 } }\n`),
        ),
        at: ['name: v2'],
      },
    ],
    unknown: [
      {
        files: meshed(rule('    - { name: v2, labels: { version: v2 } }\n')),
        evidence: unread,
      },
    ],
    none: [meshed(networking('DestinationRule', '  host: web\n'))],
  },
  'mesh-route-gateways': {
    pass: [
      meshed(gateway(server(host)), atGateway(host)),
      meshed(gateway(server('"*.example.com"')), atGateway(host)),
      meshed(gateway(server('"*"')), atGateway(host)),
      meshed(gateway(server(`shop/${host}`)), atGateway(host)),
    ],
    fail: [
      {
        files: meshed(gateway(server('other.example.com')), atGateway(host)),
        at: ['    - web'],
      },
      {
        files: meshed(gateway(server('"*.example.org"')), atGateway(host)),
        at: ['    - web'],
      },
    ],
    unknown: [meshed(atGateway(host))],
    none: [
      meshed(sound),
      meshed(
        networking('VirtualService', '  hosts: [web]\n  gateways: [mesh]\n'),
      ),
      manifests(
        workload(plain),
        service(),
        gateway(server('other.example.com')),
        atGateway(host),
      ),
    ],
  },
  'mesh-route-catch-all': {
    pass: [
      meshed(sound),
      meshed(
        routes(
          `    - match: [{ uri: { prefix: / } }]\n${to('web').replace(
            '    -',
            '     ',
          )}`,
        ),
      ),
      meshed(routes('    - delegate: { name: other }\n')),
      meshed(networking('VirtualService', '  hosts: [web]\n')),
    ],
    fail: [
      {
        files: meshed(routes('    - match: [{ uri: { prefix: /api } }]\n')),
        at: ['kind: VirtualService'],
      },
      {
        files: meshed(
          routes(
            '    - match: [{ uri: { prefix: / }, headers: { a: { exact: b } } }]\n',
          ),
        ),
        at: ['kind: VirtualService'],
      },
    ],
    none: [meshed()],
  },
  'mesh-route-reachable': {
    pass: [meshed(sound), meshed(routes('    - match: [{ port: 80 }]\n'))],
    fail: [
      {
        files: meshed(
          routes(
            `${to('web')}    - match: [{ uri: { prefix: /late } }] # late\n`,
          ),
        ),
        at: ['# late'],
      },
    ],
    none: [meshed()],
  },
});
