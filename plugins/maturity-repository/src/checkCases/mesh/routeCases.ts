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

const routes = (http: string, more = '') =>
  networking('VirtualService', `  hosts: [web]\n${more}  http:\n${http}`);
const to = (host: string, more = '') =>
  `    - route:\n        - destination:\n            host: ${host}\n${more}`;
const port = (number: number) => `            port: { number: ${number} }\n`;
const subset = (name: string) => `            subset: ${name}\n`;
const sound = routes(to('web', port(80)));
const twoPorts = manifests(
  workload(),
  service('', '{ name: http, port: 80 }, { name: grpc, port: 90 }'),
  routes(to('web')),
);
const rule = (subsets: string, host = 'web') =>
  networking('DestinationRule', `  host: ${host}\n  subsets:\n${subsets}`);
const v1 = '    - { name: v1, labels: { app: web } }\n';
const gateway = (servers: string, name = 'web', selector = 'istio: ingress') =>
  networking(
    'Gateway',
    `  selector: { ${selector} }\n  servers:\n${servers}`,
    name,
  );
const server = (hosts: string, number = 443, more = '') =>
  `    - port: { number: ${number}, name: p, protocol: ${
    number === 80 ? 'HTTP' : 'HTTPS'
  } }\n      hosts: [${hosts}]\n${more}`;
const tls = (more: string) =>
  `      tls:\n        mode: SIMPLE\n        credentialName: web-tls\n${more}`;
const atGateway = (hosts: string) =>
  networking(
    'VirtualService',
    `  hosts: [${hosts}]\n  gateways:\n    - web\n  http:\n${to(
      'web',
      port(80),
    )}`,
  );
const host = 'web.example.com';
const ingress = (name: string) =>
  object(
    'Ingress',
    'name: web, namespace: shop',
    `spec: { rules: [{ host: ${name} }] }\n`,
    'networking.k8s.io/v1',
  );
const gatewayPods = (of: string) =>
  object(
    'Deployment',
    `name: gateway, namespace: ${of}`,
    'spec: { selector: { matchLabels: { istio: ingress } }, template: { metadata: { labels: { istio: ingress } }, spec: { containers: [{ name: g, image: "g:1" }] } } }\n',
    'apps/v1',
  );
const certificate = (of: string) =>
  object(
    'Certificate',
    `name: web, namespace: ${of}`,
    'spec: { secretName: web-tls }\n',
    'cert-manager.io/v1',
  );
const withSecret = gateway(server(host, 443, tls('')));

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
  'mesh-entry-once': {
    pass: [
      meshed(atGateway(host), ingress('other.example.com')),
      meshed(atGateway(host)),
    ],
    fail: [
      {
        files: meshed(atGateway(host), ingress(host)),
        at: ['kind: VirtualService'],
      },
    ],
    none: [meshed(sound, ingress('web'))],
  },
  'istio-gateway-redirect': {
    pass: [
      meshed(gateway(server(host, 80, '      tls: { httpsRedirect: true }\n'))),
      meshed(
        gateway(
          server(host, 80, '      tls: { httpsRedirect: true }\n') +
            server(host, 8080).replace('HTTPS', 'HTTP') +
            server(host, 80).replace('HTTP', 'TCP'),
        ),
      ),
    ],
    fail: [
      {
        files: meshed(gateway(server(host, 80) + server(host))),
        at: ['number: 80'],
      },
    ],
    none: [
      meshed(gateway(server(host))),
      meshed(gateway(server(host, 8080).replace('HTTPS', 'HTTP'))),
      meshed(gateway(server(host, 80).replace('HTTP', 'TCP'))),
    ],
  },
  'istio-gateway-tls': {
    pass: [
      meshed(withSecret),
      meshed(
        gateway(
          server(host, 443, tls('        minProtocolVersion: TLSV1_3\n')),
        ),
      ),
    ],
    fail: [
      {
        files: meshed(
          gateway(
            server(host, 443, tls('        minProtocolVersion: TLSV1_1\n')),
          ),
        ),
        at: ['      tls:'],
      },
    ],
    none: [meshed(gateway(server(host, 80)))],
  },
  'istio-gateway-secret': {
    pass: [meshed(withSecret, gatewayPods('ingress'), certificate('ingress'))],
    fail: [
      {
        files: meshed(withSecret, gatewayPods('ingress'), certificate('shop')),
        at: ['      tls:'],
      },
    ],
    unknown: [
      meshed(withSecret),
      meshed(withSecret, certificate('shop')),
      meshed(withSecret, gatewayPods('ingress')),
    ],
    none: [meshed(gateway(server(host, 80)))],
  },
  'istio-gateway-selector': {
    pass: [meshed(withSecret, gatewayPods('ingress'))],
    fail: [
      {
        files: meshed(gateway(server(host), 'web', '')),
        at: ['kind: Gateway'],
      },
    ],
    unknown: [meshed(withSecret)],
    none: [meshed()],
  },
  'istio-gateway-conflicts': {
    pass: [
      meshed(gateway(server(host))),
      // The same once more, in another file.
      {
        ...meshed(gateway(server(host))),
        'k8s/again.yaml': gateway(server(host)),
      },

      meshed(
        gateway(server(host)),
        gateway(server('other.example.com'), 'other'),
        gateway(server(host, 8443), 'port'),
        gateway(server(host), 'pods', 'istio: other'),
      ),
    ],
    fail: [
      {
        files: meshed(
          gateway(server(host)),
          gateway(server(`"*", ${host}`).replace('name: p', 'name: q'), 'two'),
        ),
        at: ['name: p', 'name: q'],
      },
    ],
    none: [meshed(sound)],
  },
});
