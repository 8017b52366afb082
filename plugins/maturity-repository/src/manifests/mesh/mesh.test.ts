import { linkedOf } from '../link/testing';

const workload = (
  metadata: string,
  more = '',
  namespace = 'shop',
) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: ${metadata}
    spec:
${more}      containers: [{ name: web, image: "web:1", ports: [{ name: http, containerPort: 8080 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: ${namespace} }
spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] }
`;
const plain = '{ labels: { app: web } }';
const namespace = (metadata: string) =>
  `---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop, ${metadata} }\n`;

async function joined(text: string) {
  const { meshWorkloads } = await linkedOf(text);
  const [{ mesh, by, joined: isIn, out }] = meshWorkloads;
  return [mesh, by, isIn, out].join(' ').trim();
}

describe('a workload joins a mesh', () => {
  it.each([
    ['nothing anywhere', plain, '', 'unknown'],
    ['a namespace that says nothing', plain, 'labels: {}', 'no'],
    [
      'an enabled namespace',
      plain,
      'labels: { istio-injection: enabled }',
      'istio namespace yes',
    ],
    [
      'a disabled one',
      plain,
      'labels: { istio-injection: disabled }',
      'no istio-injection: disabled',
    ],
    [
      'a revision',
      plain,
      'labels: { istio.io/rev: "1-28" }',
      'istio namespace yes',
    ],
    [
      'pods that stay out of it',
      '{ labels: { app: web, sidecar.istio.io/inject: "false" } }',
      'labels: { istio-injection: enabled }',
      'no sidecar.istio.io/inject: false',
    ],
    [
      'a disabled namespace over pods',
      '{ labels: { app: web, sidecar.istio.io/inject: "true" } }',
      'labels: { istio-injection: disabled }',
      'no istio-injection: disabled',
    ],
    [
      'the label of pods over their annotation',
      '{ labels: { app: web, sidecar.istio.io/inject: "true" }, annotations: { sidecar.istio.io/inject: "false" } }',
      '',
      'istio pod yes',
    ],
    [
      'an ambient namespace',
      plain,
      'labels: { istio.io/dataplane-mode: ambient }',
      'istio-ambient namespace yes',
    ],
    [
      'pods out of ambient',
      '{ labels: { app: web, istio.io/dataplane-mode: none } }',
      'labels: { istio.io/dataplane-mode: ambient }',
      'no istio.io/dataplane-mode: none',
    ],
    // A sidecar that is asked for besides has the last word.
    [
      'sidecars in an ambient namespace',
      '{ labels: { app: web, sidecar.istio.io/inject: "true" } }',
      'labels: { istio.io/dataplane-mode: ambient }',
      'istio pod yes',
    ],
    [
      'an annotated namespace',
      plain,
      'annotations: { linkerd.io/inject: enabled }',
      'linkerd namespace yes',
    ],
    [
      'pods out of Linkerd',
      '{ labels: { app: web }, annotations: { linkerd.io/inject: disabled } }',
      'annotations: { linkerd.io/inject: enabled }',
      'no linkerd.io/inject: disabled',
    ],
    ['nonsense', '{ labels: [app], annotations: 4 }', 'labels: text', 'no'],
  ])('by %s', async (_, pods, ofNamespace, expected) => {
    const text = workload(pods) + (ofNamespace && namespace(ofNamespace));
    expect(await joined(text)).toBe(expected);
  });

  it('in the only namespace that is declared, where nobody names one', async () => {
    const text =
      workload(plain, '', "''") +
      namespace('labels: { istio-injection: enabled }');
    expect(await joined(text)).toBe('istio namespace yes');
    const two = `${text}---\napiVersion: v1\nkind: Namespace\nmetadata: { name: other }\n`;
    expect(await joined(two)).toBe('unknown');
  });

  it('in a namespace that Argo CD makes', async () => {
    const application = `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  destination: { namespace: shop }
  syncPolicy: { managedNamespaceMetadata: { labels: { istio.io/dataplane-mode: ambient } } }
`;
    expect(await joined(workload(plain) + application)).toBe(
      'istio-ambient namespace yes',
    );
    expect(
      await joined(workload(plain) + namespace('labels: {}') + application),
    ).toBe('no');
  });

  it('never with the network of its node, and never as a job', async () => {
    const { meshWorkloads, meshServices } = await linkedOf(
      workload(plain, '      hostNetwork: true\n'),
    );
    expect([meshWorkloads, meshServices]).toEqual([[], []]);
    const job = workload(plain)
      .replace('apps/v1', 'batch/v1')
      .replace('Deployment', 'Job');
    expect((await linkedOf(job)).meshWorkloads).toEqual([]);
  });
});

describe('what is deployed beside a set', () => {
  it('counts for its workloads, and is listed once', async () => {
    const { meshWorkloads, destinationRules } = await linkedOf({
      'k8s/production/app.yaml': workload(plain),
      'mesh/production/mesh.yaml': `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: web }
`,
    });
    expect(meshWorkloads).toEqual([
      expect.objectContaining({
        mesh: 'istio',
        by: 'objects',
        joined: 'unknown',
        plaintext: expect.objectContaining({
          state: 'refused',
          by: 'PeerAuthentication/default',
        }),
      }),
    ]);
    expect(destinationRules).toEqual([
      expect.objectContaining({ service: 'web', found: true, replicas: 1 }),
    ]);
  });
});
