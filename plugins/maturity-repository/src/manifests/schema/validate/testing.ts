import { validateObject } from './validateObject';

/** A Deployment without problems, with most of what a service sets. */
export function deployment(): Record<string, unknown> {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'shop',
      namespace: 'shop',
      labels: { 'app.kubernetes.io/name': 'shop' },
      annotations: { 'example.com/team': 'checkout' },
    },
    spec: {
      replicas: 3,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' },
      },
      selector: { matchLabels: { 'app.kubernetes.io/name': 'shop' } },
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': 'shop' } },
        spec: {
          serviceAccountName: 'shop',
          securityContext: {
            runAsNonRoot: true,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'shop',
              image: 'registry.example.com/shop:1.2.3',
              ports: [{ name: 'http', containerPort: 8080 }],
              env: [
                { name: 'LOG_LEVEL', value: 'info' },
                {
                  name: 'TOKEN',
                  valueFrom: { secretKeyRef: { name: 'shop', key: 'token' } },
                },
              ],
              resources: {
                requests: { cpu: '100m', memory: '128Mi' },
                limits: { memory: 268435456 },
              },
              livenessProbe: { httpGet: { path: '/livez', port: 'http' } },
              readinessProbe: { httpGet: { path: '/readyz', port: 8080 } },
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
              },
              volumeMounts: [{ name: 'config', mountPath: '/etc/shop' }],
            },
          ],
          volumes: [
            { name: 'config', configMap: { name: 'shop', defaultMode: 0o440 } },
          ],
        },
      },
    },
  };
}

/** `kind path: message` of every problem. */
export function problemsOf(object: unknown): string[] {
  return validateObject(object).map(
    problem =>
      `${problem.kind} ${problem.path.join('.')}: ${problem.message.en}`,
  );
}

/** `spec template spec containers 0 name` → the value to put there; undefined takes the field away. */
export type Changes = Record<string, unknown>;

/** The good Deployment with changes; the steps of a path are parted by spaces. */
export function changed(changes: Changes): Record<string, unknown> {
  const object = deployment();
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split(' ');
    const last = steps.pop()!;
    const holder = steps.reduce<Record<string, unknown>>(
      (at, step) => at[step] as Record<string, unknown>,
      object,
    );
    if (value === undefined) {
      delete holder[last];
    } else {
      holder[last] = value;
    }
  }
  return object;
}
