import { Files } from '../types';

const file = 'k8s/api.yaml';

/** A Deployment with all that it needs, as the checks want it. Every line but those of labels stands once. */
const api = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  namespace: shop
  labels:
    app.kubernetes.io/name: api
    app.kubernetes.io/instance: shop
    app.kubernetes.io/version: 1.4.0
    app.kubernetes.io/part-of: shop
    app.kubernetes.io/managed-by: kubectl
spec: # of the workload
  replicas: 3
  strategy:
    type: RollingUpdate
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
    spec:
      serviceAccountName: api
      automountServiceAccountToken: false
      priorityClassName: business
      terminationGracePeriodSeconds: 30
      tolerations:
        - key: spot
          operator: Exists
      securityContext:
        runAsNonRoot: true
        runAsUser: 20000
        seccompProfile:
          type: RuntimeDefault
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector: { matchLabels: { app: api } }
      containers:
        - name: web
          image: ghcr.io/acme/api:1.4.0@sha256:${'a'.repeat(64)}
          imagePullPolicy: IfNotPresent
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LOG_LEVEL
              value: info
            - name: DB_PASSWORD
              valueFrom: { secretKeyRef: { name: db, key: password } }
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          resources:
            requests:
              cpu: 100m
              memory: 64Mi
            limits:
              cpu: 500m
              memory: 128Mi
          startupProbe:
            httpGet: { path: /started, port: http }
          readinessProbe:
            httpGet: { path: /ready, port: http }
            timeoutSeconds: 2
          livenessProbe:
            httpGet: { path: /live, port: http }
            initialDelaySeconds: 5
          lifecycle:
            preStop: { sleep: { seconds: 5 } }
          volumeMounts:
            - { name: scratch, mountPath: /tmp }
            - { name: settings, mountPath: /etc/api, readOnly: true }
      volumes:
        - name: scratch
          emptyDir: { sizeLimit: 16Mi }
        - name: settings
          configMap: { name: api }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec:
  selector: { app: api }
  ports: [{ name: http, port: 80, targetPort: http }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api, namespace: shop }
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector: { matchLabels: { app: api } } # budget
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: api, namespace: shop }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: api, namespace: shop }
data:
  log-format: json
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: db, namespace: shop }
spec: { target: { name: db }, data: [{ secretKey: password, remoteRef: { key: db } }] }
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { pod-security.kubernetes.io/enforce: restricted }
`;

/** A repository whose manifests are as the checks want them. */
export const shop: Files = { [file]: api };

/** The same with other texts in the place of some; throws where one is not there exactly once. */
export function changed(
  ...edits: ReadonlyArray<readonly [string, string]>
): Files {
  return { [file]: edits.reduce(edit, api) };
}

/** The same with lines added after one; they are indented as they are given. */
export function after(line: string, ...added: string[]): Files {
  return changed([line, [line, ...added].join('\n')]);
}

export function edit(
  text: string,
  [from, to]: readonly [string, string],
): string {
  const [before, rest, ...more] = text.split(from);
  if (rest === undefined || more.length > 0) {
    throw new Error(`There is not one '${from}' in the sample`);
  }
  return `${before}${to}${rest}`;
}

/** The same without some lines. */
export function without(removed: string): Files {
  return changed([`${removed}\n`, '']);
}

/** Manifests in which nothing runs. */
export const nothing: Files = {
  'k8s/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: x }\n',
};

/** What stands on the lines of the sample that most cases change. */
export const lines = {
  volumes: '      volumes:',
  containers: '      containers:',
  container: '          imagePullPolicy: IfNotPresent',
  podSecurity: '        runAsUser: 20000',
  containerSecurity: '            readOnlyRootFilesystem: true',
  port: '              containerPort: 8080',
};
