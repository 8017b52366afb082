import { manifests, object, refused, unrendered, web } from './objects';
import { nothing } from './shop';
import { casesOf, folder } from './tell';

const nginx = 'nginx.ingress.kubernetes.io/';
const service = object(
  'Service',
  'name: web',
  'spec:\n  selector: { app: web }\n  ports: [{ name: http, port: 80, targetPort: http }]\n',
);

interface Parts {
  annotations?: string[];
  className?: string;
  host?: string;
  backend?: string;
  tls?: string;
}

function ingress({
  annotations = [],
  className = 'public',
  host = 'web.example.com',
  backend = 'service: { name: web, port: { number: 80 } }',
  tls = '{ hosts: [web.example.com], secretName: web-tls }',
}: Parts = {}): string {
  const noted = annotations.length
    ? `  annotations:\n${annotations.map(line => `    ${line}\n`).join('')}`
    : '';
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
${noted}spec:
${className && `  ingressClassName: ${className}\n`}${
    tls && `  tls:\n    - ${tls}\n`
  }  rules:
    - ${host && `host: ${host}\n      `}http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              ${backend}
`;
}

const of = (parts?: Parts) => manifests(web, service, ingress(parts));
const noted = (...annotations: string[]) => of({ annotations });
const wrong = { backend: 'service: { name: wbe, port: { number: 80 } }' };
const bucket = {
  backend: 'resource: { apiGroup: x.example.com, kind: Bucket, name: files }',
};
const former = (className: string) =>
  of({
    className: '',
    annotations: [`kubernetes.io/ingress.class: ${className}`],
  });
const certificate = object(
  'Certificate',
  'name: web',
  'spec: { secretName: web-tls }\n',
  'cert-manager.io/v1',
);
const none = [nothing];

/** What the checks of service discovery say of Ingresses. */
export const ingressCases = casesOf({
  'ingress-backends': {
    pass: [of(), of(bucket)],
    fail: [
      { files: of(wrong), at: ['            backend:'] },
      {
        files: manifests(
          service.replace('name: web', 'name: api, namespace: shop'),
          ingress().replace('name: web', 'name: web\n  namespace: shop'),
        ),
      },
      // Where the namespace isn't known, it may be any.
      {
        files: manifests(
          service.replace('name: web', 'name: api, namespace: shop'),
          ingress(),
        ),
      },
      {
        files: of({ backend: 'service: { name: web, port: { name: grpc } }' }),
        at: ['            backend:'],
      },
      {
        files: {
          ...unrendered,
          ...of({ backend: 'service: { name: web, port: { number: 81 } }' }),
        },
        at: ['            backend:'],
      },
    ],
    unknown: [
      of({ backend: 'service: { name: "${SVC}", port: { number: 80 } }' }),
      of({ backend: 'service: { name: web, port: { number: "${PORT}" } }' }),
      manifests(web, service.replace('port: 80', 'port: "${PORT}"'), ingress()),
      manifests(web, ingress()),
      { ...unrendered, ...of(wrong) },
      { files: of(wrong), evidence: folder },
      { ...unrendered, ...of() },
      { ...unrendered, ...of(bucket) },
    ],
    error: [{ ...refused, ...of(bucket) }],
    none,
  },
  'ingress-hosts': {
    pass: [of(), of({ host: '"*.example.com"' })],
    fail: [
      { files: of({ host: '' }), at: ['    - http:'] },
      { files: of({ host: '"*"' }), at: ['host: "*"'] },
    ],
    none,
  },
  'ingress-tls': {
    pass: [
      of(),
      of({ tls: '{ hosts: ["*.example.com"], secretName: all }' }),
      of({
        tls: '',
        annotations: ['alb.ingress.kubernetes.io/certificate-arn: arn:x'],
      }),
    ],
    fail: [
      { files: of({ tls: '' }), at: ['host: web.example.com'] },
      {
        files: of({ tls: '{ hosts: [api.example.com], secretName: api }' }),
        at: ['host: web.example.com'],
      },
    ],
    none,
  },
  'ingress-certificate': {
    pass: [
      manifests(ingress(), certificate),
      noted('cert-manager.io/cluster-issuer: letsencrypt'),
    ],
    fail: [{ files: of(), at: ['secretName: web-tls'] }],
    unknown: [
      of({ tls: '{ secretName: "${TLS}" }' }),
      { ...unrendered, ...of() },
      { ...unrendered, ...manifests(ingress(), certificate) },
    ],
    error: [{ ...refused, ...manifests(ingress(), certificate) }],
    none: [...none, of({ tls: '' })],
  },
  'ingress-class': {
    // GKE knows its classes by the annotation alone.
    pass: [of(), former('gce'), former('gce-internal')],
    fail: [
      { files: manifests(ingress({ className: '' })), at: ['spec:'] },
      {
        files: former('public'),
        at: ['ingress.class: public'],
      },
    ],
    none,
  },
  'ingress-nginx-retired': {
    pass: [
      of(),
      of({ className: '' }),
      of({ className: 'nginx', annotations: ['nginx.org/websocket: web'] }),
    ],
    fail: [
      { files: of({ className: 'nginx' }), at: ['ingressClassName: nginx'] },
      {
        files: of({
          className: '',
          annotations: [`${nginx}ssl-redirect: "true"`],
        }),
      },
    ],
    none,
  },
  'ingress-snippets': {
    pass: [of(), noted(`${nginx}limit-rpm: "100"`)],
    fail: [
      {
        files: noted(
          `${nginx}limit-rpm: "100"`,
          `${nginx}configuration-snippet: more_set_headers`,
          `${nginx}auth-snippet: proxy_set_header`,
        ),
        at: ['configuration-snippet', 'auth-snippet'],
      },
    ],
    none,
  },
  'ingress-annotations': {
    pass: [noted(`${nginx}limit-rpm: "100"`)],
    fail: [
      {
        files: noted(
          `${nginx}limit-rpm: "100"`,
          `${nginx}rate-limit: "100"`,
          'rate-limit: "100"',
        ),
        at: [`${nginx}rate-limit:`],
      },
    ],
    none: [...none, of(), noted('example.com/team: shop')],
  },
  'ingress-rewrite': {
    pass: [of(), noted(`${nginx}rewrite-target: /$2`)],
    fail: [
      {
        files: noted(`${nginx}rewrite-target: /`),
        at: ['rewrite-target'],
      },
    ],
    none,
  },
});
