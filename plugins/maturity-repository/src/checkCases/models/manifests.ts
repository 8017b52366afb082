import { edit, shop } from '../orchestration/shop';
import { Files } from '../types';

const [api] = Object.values(shop).map(String);

/** Objects beside the workload, whatever it is. */
const surroundings = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny-all, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: gateway } } }]
  egress:
    - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }]
      ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: shop, namespace: shop }
spec: { hard: { requests.cpu: "4", requests.memory: 4Gi } }
---
apiVersion: v1
kind: LimitRange
metadata: { name: shop, namespace: shop }
spec: { limits: [{ type: Container, defaultRequest: { cpu: 50m, memory: 32Mi } }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: api-dashboard, namespace: shop, labels: { grafana_dashboard: "1" } }
data: { api.json: '{"panels":[]}' }
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api, namespace: shop }
spec:
  groups:
    - name: api
      rules:
        - alert: ApiErrors
          expr: sum by (service) (rate(http_requests_total{code=~"5.."}[5m])) / sum by (service) (rate(http_requests_total[5m])) > 0.05
          for: 10m
          labels: { severity: critical }
          annotations:
            summary: '{{ $labels.service }} fails'
            description: '{{ $value | humanizePercentage }} of the requests fail.'
            runbook_url: https://git.acme.example/shop/api/docs/runbook.md
`;

const monitor = (kind: 'ServiceMonitor' | 'PodMonitor') => `---
apiVersion: monitoring.coreos.com/v1
kind: ${kind}
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  ${
    kind === 'ServiceMonitor' ? 'endpoints' : 'podMetricsEndpoints'
  }: [{ port: http }]
`;

const autoscaler = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 6
  metrics:
    - { type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }
`;

type Edit = readonly [string, string];

const service: Edit = [
  `---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec:
`,
  `---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop, labels: { app: api } }
spec:
`,
];
const labels: Edit = [
  '  labels: { pod-security.kubernetes.io/enforce: restricted }\n',
  `  labels:
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/enforce-version: v1.36
    pod-security.kubernetes.io/warn: restricted
    pod-security.kubernetes.io/audit: restricted
`,
];
const scaled: Edit = ['  replicas: 3\n', ''];
const noService: Edit = [
  `---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec:
  selector: { app: api }
  ports: [{ name: http, port: 80, targetPort: http }]
`,
  '',
];

const delivered = (
  environment: string,
  project: string,
) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: api-${environment}, namespace: argocd }
spec:
  project: ${project}
  source: { repoURL: https://git.acme.example/shop/deploy, targetRevision: v1.4.0, path: api/${environment} }
  destination: { name: ${environment}, namespace: shop }
  syncPolicy:
    automated: { prune: true, selfHeal: true }
    retry: { limit: 5 }
    syncOptions: [ServerSideApply=true]
`;

const project = `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd }
spec:
  sourceRepos: [https://git.acme.example/shop/deploy]
  destinations: [{ name: production, namespace: shop }, { name: staging, namespace: shop }]
`;

/** The same manifests for two environments, and what delivers them. */
function environments(text: string): Files {
  return {
    'k8s/staging/api.yaml': text,
    'k8s/production/api.yaml': text,
    'argocd/staging.yaml': delivered('staging', 'shop'),
    'argocd/production.yaml': delivered('production', 'shop'),
    'argocd/project.yaml': project,
  };
}

const edited = (...edits: Edit[]) => edits.reduce(edit, api);

/** What listens, scales and is called. */
export const serving = environments(
  edited(scaled, service, labels) +
    surroundings +
    monitor('ServiceMonitor') +
    autoscaler,
);

/** What nobody calls. */
export const working = environments(
  edited(scaled, noService, labels) +
    surroundings +
    monitor('PodMonitor') +
    autoscaler,
);

const backup = `apiVersion: velero.io/v1
kind: Schedule
metadata: { name: shop, namespace: velero }
spec:
  schedule: '0 2 * * *'
  template: { includedNamespaces: [shop], ttl: 720h0m0s, snapshotMoveData: true }
`;

/** What keeps its data. */
export const keeping: Files = {
  'velero/schedule.yaml': backup,
  ...environments(
    edited(
      ['kind: Deployment', 'kind: StatefulSet'],
      [
        '  strategy:\n    type: RollingUpdate\n',
        '  serviceName: api\n  updateStrategy:\n    type: RollingUpdate\n',
      ],
      ['      volumes:\n', '      volumes: # besides the claim\n'],
      [
        '---\napiVersion: v1\nkind: Service\n',
        `  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: v1
kind: Service
`,
      ],
      [
        'metadata: { name: api, namespace: shop }\nspec:\n  selector: { app: api }\n',
        'metadata: { name: api, namespace: shop, labels: { app: api } }\nspec:\n  selector: { app: api }\n',
      ],
      labels,
    ) +
      surroundings +
      monitor('ServiceMonitor'),
  ),
};

const job = `apiVersion: batch/v1
kind: CronJob
metadata:
  name: api
  namespace: shop
  labels:
    app.kubernetes.io/name: api
    app.kubernetes.io/instance: shop
    app.kubernetes.io/version: 1.4.0
    app.kubernetes.io/part-of: shop
    app.kubernetes.io/managed-by: kubectl
spec:
  schedule: '0 3 * * *'
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 600
  jobTemplate:
    spec:
      activeDeadlineSeconds: 3600
      ttlSecondsAfterFinished: 86400
      template:
        metadata: { labels: { app: api } }
        spec:
          restartPolicy: Never
          serviceAccountName: api
          automountServiceAccountToken: false
          securityContext:
            runAsNonRoot: true
            runAsUser: 20000
            seccompProfile: { type: RuntimeDefault }
          containers:
            - name: web
              image: ghcr.io/acme/api:1.4.0@sha256:${'a'.repeat(64)}
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              resources:
                requests: { cpu: 100m, memory: 64Mi }
                limits: { cpu: 500m, memory: 128Mi }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: api, namespace: shop }
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
${labels[1]}`;

/** What comes and goes. */
export const passing = environments(job + surroundings + monitor('PodMonitor'));
