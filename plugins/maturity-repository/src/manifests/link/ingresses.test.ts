import { deployment, documents, linkedOf } from './testing';

const web = deployment('web', '{app: web}');
const service =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}\n';
const ingress = (spec: string[], annotations: string[] = []) =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    'metadata:',
    '  name: web',
    '  annotations:',
    ...annotations.map(line => `    ${line}`),
    '    example.com/none: ""',
    'spec:',
    ...spec.map(line => `  ${line}`),
  ].join('\n');
const path = (backend: string, more = '') =>
  `- {host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: ${backend}}${more}}]}}`;

async function ingressOf(...texts: string[]) {
  const { ingresses } = await linkedOf(documents(...texts, service, web));
  return ingresses[0];
}

it('leads to Services and their workloads, by number or name of the port', async () => {
  const text = ingress([
    'rules:',
    path('{name: web, port: {number: 80}}'),
    path('{name: web, port: {name: http}}'),
    path('{name: web, port: {number: 81}}'),
    path('{name: other, port: {number: 80}}'),
    '- {http: {paths: [{path: /, pathType: Prefix, backend: {resource: {kind: Bucket}}}]}}',
  ]);
  const { ingresses, services, workloads } = await linkedOf(
    documents(text, service, web),
  );
  expect(
    ingresses[0].backends.map(
      ({ service: name, port, found, portFound, elsewhere, source }) => [
        name,
        port,
        found,
        portFound,
        elsewhere,
        source.line,
      ],
    ),
  ).toEqual([
    ['web', '80', true, true, false, 9],
    ['web', 'http', true, true, false, 10],
    ['web', '81', true, false, false, 11],
    ['other', '80', false, false, false, 12],
    ['', '', false, false, true, 13],
  ]);
  expect(services[0].ingresses).toEqual(['web']);
  expect(workloads[0].ingresses).toEqual(['web']);
});

it('tells hosts that are open or without TLS', async () => {
  const { hosts, tls } = await ingressOf(
    ingress([
      'tls:',
      '- {hosts: [a.example.com, "*.b.example.com"], secretName: tls}',
      'rules:',
      '- {host: a.example.com}',
      '- {host: x.b.example.com}',
      '- {host: y.x.b.example.com}',
      '- {host: c.example.com}',
      '- {http: {}}',
      '- {host: "*"}',
    ]),
  );
  expect(
    hosts.map(({ host, open, tls: covered, source }) => [
      host,
      open,
      covered,
      source.line,
    ]),
  ).toEqual([
    ['a.example.com', false, true, 11],
    ['x.b.example.com', false, true, 12],
    ['y.x.b.example.com', false, false, 13],
    ['c.example.com', false, false, 14],
    ['', true, false, 15],
    ['*', true, false, 16],
  ]);
  expect(tls).toMatchObject([
    { secret: 'tls', provided: false, source: { line: 9 } },
  ]);
});

it.each([
  ['a Secret', 'apiVersion: v1\nkind: Secret\nmetadata: {name: tls}\n'],
  [
    'a Certificate',
    'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: a}\nspec: {secretName: tls}\n',
  ],
])('takes its certificate from %s', async (_what, provider) => {
  const { tls } = await ingressOf(
    ingress(['tls: [{hosts: [a.example.com], secretName: tls}]']),
    provider,
  );
  expect(tls[0].provided).toBe(true);
});

it('takes its certificate from cert-manager by annotation, or from the cloud', async () => {
  const managed = await ingressOf(
    ingress(
      ['tls: [{hosts: [a.example.com], secretName: tls}]'],
      ['cert-manager.io/cluster-issuer: letsencrypt'],
    ),
  );
  expect(managed.tls[0].provided).toBe(true);
  const cloud = await ingressOf(
    ingress(
      ['rules: [{host: a.example.com}]'],
      ['alb.ingress.kubernetes.io/certificate-arn: "arn:aws:acm:x"'],
    ),
  );
  expect(cloud.hosts[0].tls).toBe(true);
});

describe('its class', () => {
  const nginxClass =
    'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: public}\nspec: {controller: k8s.io/ingress-nginx}\n';
  it.each([
    ['ingressClassName: nginx', [], 'nginx', true, true],
    ['ingressClassName: internal-nginx', [], 'internal-nginx', true, true],
    ['ingressClassName: traefik', [], 'traefik', true, false],
    ['ingressClassName: public', [], 'public', true, true],
    [
      'ingressClassName: nginx',
      ['nginx.org/rewrites: a'],
      'nginx',
      true,
      false,
    ],
    ['rules: []', ['kubernetes.io/ingress.class: nginx'], 'nginx', true, true],
    ['rules: []', [], '', false, false],
    [
      'rules: []',
      ['nginx.ingress.kubernetes.io/ssl-redirect: "true"'],
      '',
      false,
      true,
    ],
  ])('%s %p', async (spec, annotations, name, set, retired) => {
    const found = await ingressOf(ingress([spec], annotations), nginxClass);
    expect(found.class).toMatchObject({ name, set, retired });
  });

  it('is told at its line, the former annotation too', async () => {
    const found = await ingressOf(
      ingress(['ingressClassName: nginx']),
      nginxClass,
    );
    expect(found.class.source.line).toBe(8);
    const former = await ingressOf(
      ingress(['rules: []'], ['kubernetes.io/ingress.class: nginx']),
    );
    expect(former.class).toMatchObject({
      annotation: true,
      source: { line: 6 },
    });
  });
});

it('tells annotations that ingress-nginx does not know, and snippets', async () => {
  const { annotations } = await ingressOf(
    ingress(
      ['rules: []'],
      [
        'nginx.ingress.kubernetes.io/rate-limit: "100"',
        'nginx.ingress.kubernetes.io/limit-rps: "100"',
        'nginx.ingress.kubernetes.io/server-snippet: secret words',
      ],
    ),
  );
  expect(JSON.stringify(annotations)).not.toContain('secret words');
  expect(
    annotations.map(({ name, known, snippet, suggestion, source }) => [
      name.split('/')[1],
      known,
      snippet,
      suggestion,
      source.line,
    ]),
  ).toEqual([
    ['rate-limit', false, false, 'nginx.ingress.kubernetes.io/limit-rps', 6],
    ['limit-rps', true, false, '', 7],
    ['server-snippet', true, true, '', 8],
    ['none', true, false, '', 9],
  ]);
});

it('tells a rewrite that loses the path', async () => {
  const rewrites = async (target: string, pathType: string) => {
    const found = await ingressOf(
      ingress(
        [
          'rules:',
          `- {http: {paths: [{path: /api, pathType: ${pathType}, backend: {}}]}}`,
        ],
        [`nginx.ingress.kubernetes.io/rewrite-target: ${target}`],
      ),
    );
    return found.rewrites;
  };
  expect(await rewrites('/', 'Prefix')).toMatchObject([
    {
      message: { en: 'Every request below /api is sent to /' },
      source: { line: 6 },
    },
  ]);
  expect(await rewrites('/$2', 'ImplementationSpecific')).toEqual([]);
  expect(await rewrites('/', 'Exact')).toEqual([]);
});
