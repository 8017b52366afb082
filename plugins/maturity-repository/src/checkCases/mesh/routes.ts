import { manifests, networking, object, service, workload } from './objects';

export const routes = (http: string, more = '') =>
  networking('VirtualService', `  hosts: [web]\n${more}  http:\n${http}`);
export const to = (host: string, more = '') =>
  `    - route:\n        - destination:\n            host: ${host}\n${more}`;
export const port = (number: number) =>
  `            port: { number: ${number} }\n`;
export const subset = (name: string) => `            subset: ${name}\n`;
export const sound = routes(to('web', port(80)));
export const twoPorts = manifests(
  workload(),
  service('', '{ name: http, port: 80 }, { name: grpc, port: 90 }'),
  routes(to('web')),
);
export const rule = (subsets: string, host = 'web') =>
  networking('DestinationRule', `  host: ${host}\n  subsets:\n${subsets}`);
export const v1 = '    - { name: v1, labels: { app: web } }\n';
export const gateway = (
  servers: string,
  name = 'web',
  selector = 'istio: ingress',
) =>
  networking(
    'Gateway',
    `  selector: { ${selector} }\n  servers:\n${servers}`,
    name,
  );
export const server = (hosts: string, number = 443, more = '') =>
  `    - port: { number: ${number}, name: p, protocol: ${
    number === 80 ? 'HTTP' : 'HTTPS'
  } }\n      hosts: [${hosts}]\n${more}`;
export const tls = (more: string) =>
  `      tls:\n        mode: SIMPLE\n        credentialName: web-tls\n${more}`;
export const atGateway = (hosts: string) =>
  networking(
    'VirtualService',
    `  hosts: [${hosts}]\n  gateways:\n    - web\n  http:\n${to(
      'web',
      port(80),
    )}`,
  );
export const host = 'web.example.com';
export const ingress = (name: string) =>
  object(
    'Ingress',
    'name: web, namespace: shop',
    `spec: { rules: [{ host: ${name} }] }\n`,
    'networking.k8s.io/v1',
  );
export const gatewayPods = (of: string) =>
  object(
    'Deployment',
    `name: gateway, namespace: ${of}`,
    'spec: { selector: { matchLabels: { istio: ingress } }, template: { metadata: { labels: { istio: ingress } }, spec: { containers: [{ name: g, image: "g:1" }] } } }\n',
    'apps/v1',
  );
export const certificate = (of: string) =>
  object(
    'Certificate',
    `name: web, namespace: ${of}`,
    'spec: { secretName: web-tls }\n',
    'cert-manager.io/v1',
  );
export const withSecret = gateway(server(host, 443, tls('')));
