import { manifests, object, refused, unrendered, web } from './objects';
import { nothing } from './shop';
import { casesOf, folder } from './tell';

const gatewayApi = 'gateway.networking.k8s.io/v1';
const service = object(
  'Service',
  'name: web',
  'spec:\n  selector: { app: web }\n  ports: [{ name: http, port: 80, targetPort: http }]\n',
);
const app = [web, service];
const gateway = (...listeners: string[]) =>
  object(
    'Gateway',
    'name: public',
    `spec:\n  gatewayClassName: envoy\n  listeners:\n${listeners
      .map(listener => `    - ${listener}\n`)
      .join('')}`,
    gatewayApi,
  );
const https =
  '{ name: https, port: 443, protocol: HTTPS, hostname: "*.example.com", tls: { certificateRefs: [{ name: example }] } }';
const route = (
  backend = '{ name: web, port: 80 }',
  parent = '{ name: public, sectionName: https }',
) =>
  object(
    'HTTPRoute',
    'name: web',
    `spec:\n  parentRefs:\n    - ${parent}\n  hostnames: [web.example.com]\n  rules:\n    - backendRefs:\n        - ${backend}\n`,
    gatewayApi,
  );
const orphan = object(
  'HTTPRoute',
  'name: orphan',
  'spec:\n  rules:\n    - backendRefs: [{ name: web, port: 80 }]\n',
  gatewayApi,
);
const bucket =
  '{ group: storage.example.com, kind: Bucket, name: files, port: 80 }';
const none = [nothing];

/** What the checks of service discovery say of Gateways and their routes. */
export const routeCases = casesOf({
  'route-backends': {
    pass: [
      manifests(...app, route()),
      manifests(...app, route(bucket)),
      manifests(...app, route('{ name: api, namespace: other, port: 80 }')),
      manifests(
        ...app,
        route('{ name: "${SVC}", namespace: other, port: 80 }'),
      ),
    ],
    fail: [
      {
        files: manifests(
          service.replace('name: web', 'name: api, namespace: shop'),
          route().replace('name: web', 'name: web, namespace: shop'),
        ),
      },
      // Where the namespace isn't known, it may be any.
      {
        files: manifests(
          service.replace('name: web', 'name: api, namespace: shop'),
          route(),
        ),
        at: ['{ name: web, port: 80 }'],
      },
      {
        files: manifests(...app, route('{ name: wbe, port: 80 }')),
        at: ['name: wbe'],
      },
      {
        files: manifests(...app, route('{ name: web, port: 81 }')),
        at: ['port: 81'],
      },
      // The Service is there, so its ports are certain.
      {
        files: {
          ...unrendered,
          ...manifests(...app, route('{ name: web, port: 81 }')),
        },
        at: ['port: 81'],
      },
    ],
    unknown: [
      manifests(...app, route('{ name: "${SVC}", port: 80 }')),
      manifests(web, route()),
      {
        files: manifests(...app, route('{ name: wbe, port: 80 }')),
        evidence: folder,
      },
      {
        ...unrendered,
        ...manifests(...app, route('{ name: wbe, port: 80 }')),
      },
      { ...unrendered, ...manifests(...app, route()) },
      { ...unrendered, ...manifests(...app, route(bucket)) },
    ],
    error: [{ ...refused, ...manifests(...app, route(bucket)) }],
    none,
  },
  'route-attached': {
    pass: [
      manifests(gateway(https), route()),
      // A Gateway of the platform is kept elsewhere.
      manifests(route()),
    ],
    fail: [
      {
        files: manifests(
          gateway(https),
          route(undefined, '{ name: public, sectionName: http }'),
        ),
        at: ['sectionName: http }'],
      },
      {
        files: manifests(gateway(https.replace('*.', '*.other.')), route()),
        at: ['sectionName: https'],
      },
      { files: manifests(orphan), at: ['kind: HTTPRoute'] },
    ],
    none,
  },
  'gateway-tls': {
    pass: [
      manifests(gateway(https, '{ name: http, port: 80, protocol: HTTP }')),
      manifests(
        gateway(
          '{ name: tls, port: 443, protocol: TLS, tls: { mode: Passthrough } }',
        ),
      ),
    ],
    fail: [
      {
        files: manifests(
          web,
          gateway('{ name: http, port: 80, protocol: HTTP }'),
        ),
        at: ['kind: Gateway'],
      },
      {
        files: manifests(
          gateway('{ name: https, port: 443, protocol: HTTPS }'),
        ),
      },
    ],
    none: [
      ...none,
      manifests(gateway('{ name: mesh, port: 15008, protocol: HBONE }')),
    ],
  },
});
