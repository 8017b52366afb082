import { Files } from '../types';

const directory = 'deploy/api';

const files: Files = {
  'Chart.yaml':
    'apiVersion: v2\nname: api\nversion: 1.4.0\ndescription: The API of the shop\nicon: https://example.com/icon.svg\n',
  'values.yaml': 'replicas: 3\nimage: ghcr.io/acme/api:1.4.0\n',
  'values.schema.json': JSON.stringify({
    type: 'object',
    additionalProperties: false,
    properties: {
      replicas: { type: 'integer' },
      image: { type: 'string' },
      token: { type: 'string' },
    },
  }),
  'README.md': '# api\n',
  'templates/NOTES.txt': 'Ask http://api.\n',
  'templates/service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  ports: [{ port: 80 }]\n',
  'templates/tests/ask.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: ask\n  annotations:\n    helm.sh/hook: test\nspec:\n  containers: [{ name: ask, image: "busybox:1.37" }]\n',
};

/** A chart as the checks want it. */
export const chart: Files = chartWith({});

/** The same with other files; undefined takes one away. */
export function chartWith(
  more: Record<string, string | undefined>,
  at = directory,
): Files {
  return Object.fromEntries(
    Object.entries({ ...files, ...more }).flatMap(([path, text]) =>
      text === undefined ? [] : [[`${at}/${path}`, text]],
    ),
  );
}

/** The lines of Chart.yaml, with further ones. */
export function chartFile(...lines: string[]): string {
  return `${files['Chart.yaml']}${lines.map(line => `${line}\n`).join('')}`;
}

/** A dependency that is not there. */
export const dependency = [
  'dependencies:',
  '  - { name: redis, version: 1.2.3, repository: "https://charts.example.com" }',
];

/** The dependency unpacked in charts/. */
export const vendored = {
  'charts/redis/Chart.yaml': 'apiVersion: v2\nname: redis\nversion: 1.2.3\n',
};

export const lock = {
  'Chart.lock':
    'dependencies:\n  - name: redis\n    repository: https://charts.example.com\n    version: 1.2.3\ndigest: sha256:0\ngenerated: "2026-01-01T00:00:00Z"\n',
};

/** A chart of a webhook that calls a Service of its own namespace, which is the release's. */
export const webhook = chartWith({
  'templates/webhook.yaml': `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: api }
webhooks:
  - name: api.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    clientConfig: { service: { name: api, namespace: "{{ .Release.Namespace }}" } }
`,
});
