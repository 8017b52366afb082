import { casesOfMesh, meshed } from './objects';
import {
  atGateway,
  certificate,
  gateway,
  gatewayPods,
  host,
  ingress,
  server,
  sound,
  tls,
  withSecret,
} from './routes';

/** What the checks say of the doors of the mesh. */
export const gatewayCases = casesOfMesh({
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
});
