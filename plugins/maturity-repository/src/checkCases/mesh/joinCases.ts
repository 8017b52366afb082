import {
  ambient,
  casesOfMesh,
  declared,
  linkerd,
  manifests,
  meshed,
  namespace,
  networking,
  plain,
  security,
  service,
  sidecar,
  unmeshed,
  unread,
  workload,
} from './objects';

const labels = (text: string) => namespace(`, labels: { ${text} }`);
const annotated = (text: string) => namespace(`, annotations: { ${text} }`);
const enabled = 'istio-injection: enabled';
const strict = security(
  'PeerAuthentication',
  '  mtls: { mode: STRICT }\n',
  'default',
);
const out = 'labels: { app: web, sidecar.istio.io/inject: "false" } # out';
const rule = networking(
  'DestinationRule',
  '  host: web\n  trafficPolicy: { outlierDetection: { interval: 30s } }\n',
);
const usesWaypoint = ', labels: { istio.io/use-waypoint: waypoint }';

/** What the checks say of joining a mesh. */
export const joinCases = casesOfMesh({
  'mesh-joined': {
    pass: [
      meshed(),
      manifests(workload(ambient)),
      manifests(workload(linkerd)),
      declared('istio', meshed()),
      { ...declared('istio', meshed()), evidence: unread },
      declared('istio', manifests(labels(enabled), workload(plain))),
      manifests(labels(enabled), workload(plain)),
      manifests(labels('istio.io/rev: stable'), workload(plain)),
      manifests(labels('istio.io/dataplane-mode: ambient'), workload(plain)),
      manifests(annotated('linkerd.io/inject: enabled'), workload(plain)),
      manifests(workload('labels: { app: web, istio.io/rev: stable }')),
      manifests(
        workload(
          'labels: { app: web }, annotations: { linkerd.io/inject: ingress }',
        ),
      ),
      // Beside a namespace that is not labelled, what the pods say counts.
      manifests(namespace(), workload()),
    ],
    fail: [
      {
        ...declared('istio', manifests(namespace(), workload(plain))),
        at: ['kind: Deployment'],
      },
      {
        ...declared('istio', manifests(workload(out), service())),
        at: ['# out'],
      },
      // What could not be read can't take back what the pods say themselves.
      {
        ...declared('istio', manifests(workload(out), service())),
        evidence: unread,
        at: ['# out'],
      },
      {
        ...declared(
          'istio',
          manifests(
            labels('istio-injection: disabled').replace('} }', '} } # out'),
            workload(),
          ),
        ),
        at: ['# out'],
      },
      {
        ...declared(
          'istio-ambient',
          manifests(
            labels('istio.io/dataplane-mode: ambient'),
            workload(
              'labels: { app: web, istio.io/dataplane-mode: none } # out',
            ),
          ),
        ),
        at: ['# out'],
      },
      {
        ...declared(
          'linkerd',
          manifests(
            annotated('linkerd.io/inject: enabled'),
            workload(
              'labels: { app: web }, annotations: { linkerd.io/inject: disabled } # out',
            ),
          ),
        ),
        at: ['# out'],
      },
    ],
    unknown: [
      declared('istio', unmeshed),
      // Its objects speak of a mesh, the labels may be elsewhere.
      manifests(workload(plain), service(), strict),
      manifests(namespace(), workload(plain), service(), rule),
      {
        ...declared('istio', manifests(namespace(), workload(plain))),
        evidence: unread,
      },
    ],
    none: [
      unmeshed,
      manifests(workload(out), service(), strict),
      declared(
        'istio',
        manifests(workload(plain, { pod: '      hostNetwork: true\n' })),
      ),
      manifests(
        workload(sidecar)
          .replace('kind: Deployment', 'kind: Job # that ends')
          .replace('apps/v1', 'batch/v1'),
      ),
    ],
  },
  'mesh-as-declared': {
    pass: [
      declared('istio', meshed()),
      declared('Linkerd', manifests(workload(linkerd))),
    ],
    fail: [
      { ...declared('linkerd', meshed()), at: ['# joins'] },
      {
        ...declared('istio', manifests(workload(ambient))),
        at: ['# joins'],
      },
    ],
    none: [meshed(), declared('istio', unmeshed)],
  },
  'mesh-injection-consistent': {
    pass: [meshed(), declared('istio', unmeshed)],
    fail: [
      {
        files: manifests(
          labels(`${enabled}, istio.io/rev: stable`),
          workload(plain),
        ),
        at: ['istio-injection'],
      },
      {
        files: manifests(
          workload(
            'labels: { app: web, sidecar.istio.io/inject: "true" }, annotations: { sidecar.istio.io/inject: "false" } # other',
          ),
        ),
        at: ['# other'],
      },
      {
        files: manifests(labels('istio-injection: disabled'), workload()),
        at: ['# joins'],
      },
      {
        files: manifests(
          annotated('linkerd.io/inject: enabled').replace(
            '} }',
            '} } # second',
          ),
          workload(),
        ),
        at: ['# second'],
      },
      {
        files: manifests(
          workload(plain, {
            metadata: ', annotations: { linkerd.io/inject: enabled }',
          }),
        ),
        at: ['name: web, namespace: shop'],
      },
      {
        ...declared(
          'istio',
          manifests(
            workload(plain, {
              metadata: ', labels: { sidecar.istio.io/inject: "true" }',
            }),
          ),
        ),
        at: ['name: web, namespace: shop'],
      },
    ],
    none: [unmeshed],
  },
  'mesh-injection-label': {
    pass: [meshed(), manifests(labels(enabled), workload(plain))],
    fail: [
      {
        files: manifests(
          workload(
            'labels: { app: web }, annotations: { sidecar.istio.io/inject: "true" } # former',
          ),
        ),
        at: ['# former'],
      },
      {
        files: manifests(
          workload(
            'labels: { app: web }, annotations: { sidecar.istio.io/inject: "false" } # former',
          ),
        ),
        at: ['# former'],
      },
    ],
    none: [manifests(workload(linkerd)), unmeshed],
  },
  'mesh-waypoint': {
    pass: [
      manifests(workload(ambient), service(usesWaypoint), rule),
      manifests(
        labels('istio.io/use-waypoint: waypoint'),
        workload(ambient),
        service(),
        rule,
      ),
      {
        files: manifests(workload(ambient), service(usesWaypoint), rule),
        evidence: unread,
      },
    ],
    fail: [
      {
        files: manifests(namespace(), workload(ambient), service(), rule),
        at: ['kind: Service'],
      },
      {
        ...declared(
          'istio-ambient',
          manifests(namespace(), workload(plain), service(), rule),
        ),
        at: ['kind: Service'],
      },
      {
        files: manifests(
          workload(ambient),
          service(', labels: { istio.io/use-waypoint: none }').replace(
            '} }',
            '} } # of none',
          ),
          security(
            'AuthorizationPolicy',
            '  targetRefs: [{ kind: Service, group: "", name: web }]\n  rules: [{ from: [{ source: { namespaces: [shop] } }] }]\n',
          ),
        ),
        at: ['# of none'],
      },
    ],
    unknown: [
      manifests(workload(ambient), service(), rule),
      {
        files: manifests(namespace(), workload(ambient), service(), rule),
        evidence: unread,
      },
    ],
    none: [
      manifests(namespace(), workload(ambient), service()),
      manifests(namespace(), workload(), service(), rule),
      declared(
        'istio-ambient',
        manifests(namespace(), workload(), service(), rule),
      ),
      declared(
        'istio',
        manifests(namespace(), workload(plain), service(), rule),
      ),
    ],
  },
});
