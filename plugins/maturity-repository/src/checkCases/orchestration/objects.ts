import { Files } from '../types';
import { chartFile, chartWith, dependency } from './charts';

/** A repository with these manifests in one file, each an object. */
export function manifests(...objects: string[]): Files {
  return { 'k8s/app.yaml': objects.join('---\n') };
}

/** The start of an object; its fields follow. */
export function object(
  kind: string,
  metadata: string,
  rest: string,
  apiVersion = 'v1',
): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\n${rest}`;
}

/** A Deployment that runs web; `pod` is the rest of its pod's spec. */
export function deployment(pod = '', metadata = 'name: web'): string {
  return object(
    'Deployment',
    metadata,
    `spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
${pod}      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.0
          ports: [{ name: http, containerPort: 8080 }]
`,
    'apps/v1',
  );
}

export const web = deployment();

/** A chart beside the rest that can't be rendered: of any list something may be missing. */
export const unrendered: Files = chartWith({
  'Chart.yaml': chartFile(...dependency),
});

/** A kustomization that reaches out of the repository, which is refused. */
export const refused: Files = {
  'overlays/production/kustomization.yaml':
    'resources:\n  - ../../../secret.yaml\n',
};
