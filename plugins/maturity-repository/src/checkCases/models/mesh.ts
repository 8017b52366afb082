import { Files } from '../types';
import { serving } from './manifests';

/** Objects of Istio for the service of the models. */
const istio = `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api]
  http:
    - name: all
      route: [{ destination: { host: api, port: { number: 80 } } }]
      timeout: 10s
      retries: { attempts: 2, perTryTimeout: 3s, retryOn: 'connect-failure,refused-stream' }
---
apiVersion: flagger.app/v1beta1
kind: Canary
metadata: { name: api, namespace: shop }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  service: { port: 80, targetPort: http }
  analysis: { interval: 1m, threshold: 5, maxWeight: 50, stepWeight: 10 }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api
  trafficPolicy:
    connectionPool:
      tcp: { maxConnections: 500 }
      http: { http1MaxPendingRequests: 500 }
    outlierDetection: { consecutive5xxErrors: 5, interval: 30s, baseEjectionTime: 30s, maxEjectionPercent: 50 }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: ['./*', 'istio-system/*'] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: deny-all, namespace: shop }
spec: {}
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  action: ALLOW
  rules:
    - from: [{ source: { principals: [cluster.local/ns/gateway/sa/gateway] } }]
`;

/** What serves in a mesh. */
export const meshed: Files = Object.fromEntries(
  Object.entries(serving).map(([path, text]) => [
    path,
    path.startsWith('k8s/')
      ? String(text).replace(
          '  labels:\n    pod-security',
          '  labels:\n    istio-injection: enabled\n    pod-security',
        ) + istio
      : text,
  ]),
);
