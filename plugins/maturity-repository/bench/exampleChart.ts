export const environments = ['development', 'staging', 'production'];

const chart = 'deploy/orders';

const values = `environment: ''
replicas: 1
host: ''
image:
  repository: registry.example.com/shop/orders
  tag: 2.7.1
resources:
  requests: { cpu: 100m, memory: 128Mi }
  limits: { memory: 256Mi }
env:
  LOG_LEVEL: info
  DATABASE_HOST: orders-db
  CACHE_HOST: orders-cache
securityContext:
  runAsNonRoot: true
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
  seccompProfile: { type: RuntimeDefault }
`;

const helpers = `{{- define "orders.fullname" -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- define "orders.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{- define "orders.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{ include "orders.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
{{- define "orders.container" -}}
name: orders
image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
env:
  {{- range $name, $value := .Values.env }}
  - name: {{ $name }}
    value: {{ $value | quote }}
  {{- end }}
resources:
  {{- toYaml .Values.resources | nindent 2 }}
securityContext:
  {{- toYaml .Values.securityContext | nindent 2 }}
{{- end }}
`;

const selector = (indent: number) =>
  `{{- include "orders.selector" . | nindent ${indent} }}\n`;

const podTemplate = (indent: string, more = '') =>
  `${indent}template:
${indent}  metadata:
${indent}    labels:
${indent}      {{- include "orders.labels" . | nindent ${indent.length + 6} }}
${indent}  spec:
${indent}    serviceAccountName: {{ include "orders.fullname" . }}
${more}${indent}    containers:
${indent}      -
${indent}        {{- include "orders.container" . | nindent ${
    indent.length + 8
  } }}
`;

const never = '      restartPolicy: Never\n';

const templates: Array<[kind: string, apiVersion: string, body: string]> = [
  [
    'Deployment',
    'apps/v1',
    `spec:\n  replicas: {{ .Values.replicas }}\n  selector:\n    matchLabels:\n      ${selector(
      6,
    )}${podTemplate('  ')}`,
  ],
  [
    'Service',
    'v1',
    `spec:\n  selector:\n    ${selector(
      4,
    )}  ports:\n    - name: http\n      port: 80\n      targetPort: 8080\n`,
  ],
  ['ServiceAccount', 'v1', 'automountServiceAccountToken: false\n'],
  [
    'ConfigMap',
    'v1',
    'data:\n  {{- range $name, $value := .Values.env }}\n  {{ $name | lower }}: {{ $value | quote }}\n  {{- end }}\n',
  ],
  ['Secret', 'v1', 'type: Opaque\n'],
  [
    'HorizontalPodAutoscaler',
    'autoscaling/v2',
    'spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: {{ include "orders.fullname" . }}\n  minReplicas: {{ .Values.replicas }}\n  maxReplicas: {{ mul .Values.replicas 3 }}\n',
  ],
  [
    'PodDisruptionBudget',
    'policy/v1',
    `spec:\n  maxUnavailable: 1\n  selector:\n    matchLabels:\n      ${selector(
      6,
    )}`,
  ],
  [
    'NetworkPolicy',
    'networking.k8s.io/v1',
    `spec:\n  podSelector:\n    matchLabels:\n      ${selector(
      6,
    )}  policyTypes: [Ingress, Egress]\n  ingress:\n    - ports: [{ port: 8080 }]\n`,
  ],
  [
    'HTTPRoute',
    'gateway.networking.k8s.io/v1',
    'spec:\n  hostnames: [{{ .Values.host | quote }}]\n  rules:\n    - backendRefs:\n        - name: {{ include "orders.fullname" . }}\n          port: 80\n',
  ],
  [
    'Role',
    'rbac.authorization.k8s.io/v1',
    'rules:\n  - apiGroups: [""]\n    resources: [configmaps]\n    verbs: [get]\n',
  ],
  [
    'RoleBinding',
    'rbac.authorization.k8s.io/v1',
    'roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: {{ include "orders.fullname" . }}\nsubjects:\n  - kind: ServiceAccount\n    name: {{ include "orders.fullname" . }}\n',
  ],
  [
    'ServiceMonitor',
    'monitoring.coreos.com/v1',
    `spec:\n  selector:\n    matchLabels:\n      ${selector(
      6,
    )}  endpoints:\n    - port: http\n`,
  ],
  [
    'PrometheusRule',
    'monitoring.coreos.com/v1',
    'spec:\n  groups:\n    - name: orders\n      rules:\n        - alert: Down\n          expr: absent(up{job="orders"})\n          for: 5m\n',
  ],
  [
    'CronJob',
    'batch/v1',
    `spec:\n  schedule: "0 3 * * *"\n  jobTemplate:\n    spec:\n${podTemplate(
      '      ',
      `    ${never}`,
    )}`,
  ],
  ['Job', 'batch/v1', `spec:\n${podTemplate('  ', never)}`],
];

/** A repository with one chart as services have it: each object in a template of its own, values for each environment. */
export function chartOfObjects(objects: number): Map<string, string> {
  if (templates.length !== objects) {
    throw new Error(`${templates.length} objects instead of ${objects}`);
  }
  return new Map([
    [
      `${chart}/Chart.yaml`,
      'apiVersion: v2\nname: orders\nversion: 1.4.0\nappVersion: 2.7.1\n',
    ],
    [`${chart}/values.yaml`, values],
    [`${chart}/templates/_helpers.tpl`, helpers],
    ...templates.map(
      ([kind, apiVersion, body]) =>
        [
          `${chart}/templates/${kind.toLowerCase()}.yaml`,
          objectOf(kind, apiVersion, body),
        ] as const,
    ),
    ...environments.map(
      (environment, index) =>
        [
          `${chart}/values-${environment}.yaml`,
          `environment: ${environment}\nreplicas: ${
            index + 1
          }\nhost: orders.${environment}.example.com\n`,
        ] as const,
    ),
  ]);
}

function objectOf(kind: string, apiVersion: string, body: string): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: {{ include "orders.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "orders.labels" . | nindent 4 }}
${body}`;
}
