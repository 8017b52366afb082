import { chartWith } from './charts';
import {
  deployment,
  manifests,
  object,
  refused,
  unrendered,
  web,
} from './objects';
import { nothing } from './shop';
import { casesOf } from './tell';

const service = (spec: string, metadata = 'name: web') =>
  object('Service', metadata, `spec:\n${spec}`);
const ports = (...lines: string[]) =>
  service(
    `  selector: { app: web }\n  ports:\n${lines
      .map(line => `    - ${line}\n`)
      .join('')}`,
  );
const http = ports('{ name: http, port: 80, targetPort: http }');
const typed = (type: string) =>
  manifests(web, service(`  type: ${type}\n  selector: { app: web }\n`));

const selecting = (app: string, metadata?: string) =>
  service(`  selector: { app: ${app} }\n`, metadata);
const elsewhere = manifests(
  deployment('', 'name: web, namespace: shop'),
  selecting('dns', 'name: dns, namespace: kube-system'),
);

const alertmanager = object(
  'Alertmanager',
  'name: main',
  '',
  'monitoring.coreos.com/v1',
);

/** A chart whose Service selects what its Deployment has, or not. */
const chart = (app: string) =>
  chartWith({
    'templates/deployment.yaml': web.replaceAll(
      'app: web',
      'app: {{ .Release.Name }}',
    ),
    'templates/service.yaml': `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: ${app}\n`,
  });

/** An overlay that gives the pods another label than the Service of its base selects. */
const overlay = (label: string) => ({
  'base/kustomization.yaml': 'resources: [web.yaml, service.yaml]\n',
  'base/web.yaml': web,
  'base/service.yaml': selecting('web'),
  'overlays/production/kustomization.yaml': `resources: [../../base]\npatches:\n  - patch: |\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: { name: web }\n      spec: { selector: { matchLabels: { app: ${label} } }, template: { metadata: { labels: { app: ${label} } } } }\n`,
});

/** What the checks of service discovery say of Services. */
export const serviceCases = casesOf({
  'service-selects-pods': {
    pass: [manifests(web, http), chart('{{ .Release.Name }}'), overlay('web')],
    fail: [
      {
        files: manifests(web, selecting('wbe')),
        at: ['  selector: { app: wbe }'],
      },
      // Where either namespace isn't known, it may be the same.
      { files: manifests(web, selecting('wbe', 'name: web, namespace: shop')) },
      {
        files: manifests(
          deployment('', 'name: web, namespace: shop'),
          selecting('wbe', 'name: web, namespace: shop'),
        ),
      },
      {
        files: manifests(
          deployment('', 'name: web, namespace: shop'),
          selecting('wbe'),
        ),
      },
      { files: chart('orders'), at: ['  selector:'] },
      { files: overlay('api'), at: ['  selector: { app: web }'] },
    ],
    unknown: [
      elsewhere,
      // Something fills in what it selects, or the label of the pods.
      manifests(web, selecting('"${APP}"')),
      manifests(web.replaceAll('app: web', 'app: "${APP}"'), selecting('web')),
      manifests(selecting('web')),
      manifests(web, selecting('main'), alertmanager),
      // A namespace that several repositories deploy into.
      manifests(web, selecting('billing', 'name: billing')),
      { ...unrendered, ...manifests(web, selecting('wbe')) },
      { ...unrendered, ...manifests(web, http) },
    ],
    error: [{ ...refused, ...manifests(web, http) }],
    none: [
      manifests(web, service('  clusterIP: None\n')),
      manifests(
        web,
        service('  type: ExternalName\n  externalName: db.example.com\n'),
      ),
    ],
  },
  'service-ports': {
    pass: [
      manifests(web, http),
      manifests(web, ports('{ port: 80, targetPort: 9090 }')),
    ],
    fail: [
      {
        files: manifests(
          web,
          ports(
            '{ name: http, port: 80, targetPort: http }',
            '{ name: admin, port: 81, targetPort: admin }',
            '{ name: other, port: 82, targetPort: 9090 }',
            '{ name: dns, port: 53, protocol: UDP, targetPort: http }',
          ),
        ),
        at: ['name: admin', 'name: dns'],
      },
    ],
    none: [
      nothing,
      manifests(
        web,
        service(
          '  selector: { app: api }\n  ports: [{ port: 80, targetPort: x }]\n',
        ),
      ),
    ],
  },
  'service-ports-declared': {
    pass: [
      manifests(web, ports('{ port: 80, targetPort: 8080 }')),
      manifests(web, ports('{ port: 80, targetPort: admin }')),
    ],
    fail: [
      {
        files: manifests(
          web,
          ports(
            '{ port: 80, targetPort: 8080 }',
            '{ port: 81, targetPort: 9090 }',
            '{ port: 82, targetPort: admin }',
          ),
        ),
        at: ['targetPort: 9090'],
      },
    ],
    none: [nothing],
  },
  'service-port-protocol': {
    pass: [
      manifests(web, http),
      manifests(web, ports('{ port: 80, appProtocol: kubernetes.io/h2c }')),
    ],
    fail: [
      {
        files: manifests(
          web,
          ports(
            '{ name: http, port: 80 }',
            '{ name: web, port: 81 }',
            '{ port: 82 }',
          ),
        ),
        at: ['name: web,', 'port: 82'],
      },
    ],
    none: [manifests(web)],
  },
  'service-type': {
    pass: [typed('ClusterIP'), manifests(web, http)],
    fail: [
      { files: typed('NodePort'), at: ['type: NodePort'] },
      { files: typed('LoadBalancer'), at: ['type: LoadBalancer'] },
    ],
    none: [manifests(web), { files: typed('LoadBalancer'), tags: ['edge'] }],
  },
});
