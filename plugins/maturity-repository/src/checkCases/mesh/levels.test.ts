import {
  loadChecklist,
  score,
} from '@container-maturity/backstage-plugin-maturity-engine';
import type { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { assessRepository, repositoryEvidenceSchema } from '../..';

jest.setTimeout(60_000);

/** A service that does all of the first two phases. */
const base = resolve(__dirname, '../../../../../examples/services/order-api');
const now = new Date('2026-11-22T08:00:00Z');
const directories: string[] = [];

afterAll(async () => {
  for (const directory of directories) {
    await rm(directory, { recursive: true, force: true });
  }
});

/** What it takes besides to do the third. */
interface Addition {
  /** The mesh that its System declares. */
  declares?: string;
  /** `metadata` of its pods, after the labels it has. */
  pods?: string;
  /** `metadata` of its Service, after its labels. */
  service?: string;
  objects?: string;
  /** The service is of another type. */
  type?: string;
}

const strict = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: order-api }
spec:
  selector: { matchLabels: { app.kubernetes.io/name: order-api } }
  mtls: { mode: STRICT }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: order-api }
spec:
  selector: { matchLabels: { app.kubernetes.io/name: order-api } }
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/storefront-web] } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: order-api }
spec:
  host: order-api
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 3, interval: 30s, baseEjectionTime: 30s, maxEjectionPercent: 50 }
`;

const sidecars: Addition = {
  declares: 'istio',
  pods: '        sidecar.istio.io/inject: "true"',
  objects: strict,
};
const ambient: Addition = {
  declares: 'istio-ambient',
  pods: '        istio.io/dataplane-mode: ambient',
  service: '    istio.io/use-waypoint: waypoint',
  objects: `${strict}---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint }
spec:
  gatewayClassName: istio-waypoint
  listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
`,
};
const linkerd: Addition = {
  declares: 'linkerd',
  pods: '      annotations: { linkerd.io/inject: enabled }',
  service:
    '  annotations: { balancer.linkerd.io/failure-accrual: consecutive }',
  objects: `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: order-api }
spec:
  podSelector: { matchLabels: { app.kubernetes.io/name: order-api } }
  port: http
---
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: order-api-callers }
spec: { identities: ["storefront-web.shop.serviceaccount.identity.linkerd.cluster.local"] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: order-api }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: order-api }
  requiredAuthenticationRefs:
    - { group: policy.linkerd.io, kind: MeshTLSAuthentication, name: order-api-callers }
`,
};

async function assess(addition: Addition) {
  const root = await mkdtemp(join(tmpdir(), 'mesh-level-'));
  directories.push(root);
  await cp(base, root, { recursive: true });
  const templates = join(root, 'charts/order-api/templates');
  const edit = async (file: string, from: string, to: string) => {
    const text = await readFile(join(templates, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(templates, file), text.replace(from, to));
  };
  const { pods, service, objects, declares, type = 'service' } = addition;
  if (pods) {
    const labels = `      labels:\n        app.kubernetes.io/name: order-api\n        app.kubernetes.io/part-of: ordering\n        backstage.io/kubernetes-id: order-api`;
    await edit(
      'deployment.yaml',
      '      labels: *labels',
      `${labels}\n${pods}`,
    );
  }
  if (service) {
    const labels = '  labels:\n    app.kubernetes.io/name: order-api';
    await edit('service.yaml', labels, `${labels}\n${service}`);
  }
  if (objects) await writeFile(join(templates, 'mesh.yaml'), objects);
  const system = `---
apiVersion: backstage.io/v1alpha1
kind: System
metadata:
  name: ordering
  annotations: { container-maturity.io/mesh: '${declares ?? ''}' }
`;
  const catalog = join(root, 'catalog-info.yaml');
  await writeFile(catalog, (await readFile(catalog, 'utf8')) + system);
  const { checklist } = await loadChecklist(undefined, [
    repositoryEvidenceSchema,
  ]);
  const assessment = await assessRepository({
    root,
    entity: {
      kind: 'Component',
      metadata: { name: 'order-api' },
      spec: { type, system: 'ordering' },
    },
    archetypes: { job: 'batch-job' },
    checklist: checklist!,
    now,
  });
  return { ...assessment, checklist: checklist! };
}

type Assessed = Awaited<ReturnType<typeof assess>>;

/** The level it would have if the phase after the mesh were done. */
function levelWithFourthPhase({ results, checklist, scorecard }: Assessed) {
  const done = results.map(
    (result): CheckResult =>
      result.phase === 'advanced'
        ? { ...result, status: 'pass', measured: true, findings: [] }
        : result,
  );
  const { entityRef, archetype } = scorecard;
  return score(checklist, done, {
    entityRef,
    archetype,
    scope: 'repository',
    now,
  }).level.granted;
}

function phaseOf({ scorecard }: Assessed) {
  return scorecard.phases.find(({ id }) => id === 'service-mesh');
}

function open({ results }: Assessed): string[] {
  return results
    .filter(
      ({ phase, required, measured, status }) =>
        phase === 'service-mesh' &&
        required &&
        measured &&
        !['pass', 'not-applicable'].includes(status),
    )
    .map(({ check, status }) => `${check} ${status}`);
}

describe('a service', () => {
  it.each([
    ['sidecars of Istio', sidecars],
    ['Istio in ambient mode', ambient],
    ['Linkerd', linkerd],
  ])(
    'with %s reaches the third level from its repository',
    async (_, addition) => {
      const assessed = await assess(addition);
      expect(open(assessed)).toEqual([]);
      expect(assessed.scorecard.level.granted).toBe(3);
      expect(phaseOf(assessed)).toMatchObject({ holds: true, skipped: false });
    },
  );

  it.each([
    ['declares none', { declares: 'none' }],
    [
      'declares none, whatever its manifests have',
      { ...sidecars, declares: 'none' },
    ],
    ['speaks of no mesh at all', {}],
  ])('that %s passes over the third phase', async (_, addition) => {
    const assessed = await assess(addition);
    expect(phaseOf(assessed)).toMatchObject({ skipped: true });
    expect(assessed.scorecard.level.granted).toBe(2);
    expect(levelWithFourthPhase(assessed)).toBe(4);
  });

  it('whose System declares a mesh can not pass over it', async () => {
    const assessed = await assess({ declares: 'istio' });
    expect(open(assessed)).toEqual([
      'mesh-joined unknown',
      'mesh-failure-detection fail',
      'mesh-mtls unknown',
      'mesh-authorization fail',
    ]);
    expect(phaseOf(assessed)).toMatchObject({ holds: false, skipped: false });
    expect(levelWithFourthPhase(assessed)).toBe(2);
  });

  it('whose System declares a mesh that nobody knows can not either', async () => {
    const assessed = await assess({ declares: 'istoi' });
    const [first] = assessed.results.filter(
      ({ check }) => check === 'mesh-joined',
    );
    expect(first.status).toBe('error');
    expect(first.reason?.en).toContain("of system:default/ordering is 'istoi'");
    expect(levelWithFourthPhase(assessed)).toBe(2);
  });

  it('that opens a gateway alone is in no mesh', async () => {
    const assessed = await assess({
      objects: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: order-api }
spec:
  hosts: [orders.example.com]
  gateways: [istio-ingress/public]
  http: [{ route: [{ destination: { host: order-api } }] }]
`,
    });
    expect(phaseOf(assessed)).toMatchObject({ skipped: true });
  });

  it('that is a job passes over it in any case', async () => {
    const assessed = await assess({ ...sidecars, type: 'job' });
    expect(phaseOf(assessed)).toMatchObject({ skipped: true });
  });
});
