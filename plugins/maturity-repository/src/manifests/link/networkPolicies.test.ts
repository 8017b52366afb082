import { deployment, documents, linkedOf } from './testing';

const web = deployment('web', '{app: web}');
const policy = (...spec: string[]) =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata: {name: rules}',
    'spec:',
    ...spec.map(line => `  ${line}`),
  ].join('\n');

async function policyOf(...spec: string[]) {
  const linked = await linkedOf(documents(policy(...spec), web));
  return { ...linked, policy: linked.networkPolicies[0] };
}

it('covers the pods it selects, in the directions it restricts', async () => {
  const { policy: found, workloads } = await policyOf(
    'podSelector: {matchLabels: {app: web}}',
    'ingress: [{from: [{podSelector: {}}]}]',
  );
  expect(found).toMatchObject({
    selectsAll: false,
    workloads: ['Deployment/web'],
    ingress: true,
    egress: false,
    deniesIngress: false,
    allowsDns: true,
  });
  expect(workloads[0].networkPolicy).toEqual({
    policies: ['NetworkPolicy/rules'],
    ingress: true,
    egress: false,
    dns: true,
    dnsLacks: [],
    dnsSource: { file: 'k8s/app.yaml', line: 2 },
    source: { file: 'k8s/app.yaml', line: 2 },
  });
});

it('covers nothing it does not select', async () => {
  const { policy: found, workloads } = await policyOf(
    'podSelector: {matchLabels: {app: other}}',
  );
  expect(found.workloads).toEqual([]);
  expect(workloads[0].networkPolicy).toMatchObject({
    policies: [],
    ingress: false,
    egress: false,
    dns: true,
    source: { line: 8 },
  });
});

it.each([
  [['podSelector: {}'], [true, false, true, false]],
  [
    ['podSelector: {}', 'policyTypes: [Egress]'],
    [false, true, false, true],
  ],
  [
    ['podSelector: {}', 'policyTypes: [Ingress, Egress]', 'ingress: [{}]'],
    [true, true, false, true],
  ],
  [
    ['podSelector: {}', 'egress: [{}]'],
    [true, true, true, false],
  ],
])('%p restricts and denies', async (spec, expected) => {
  const { policy: found, namespaces } = await policyOf(...spec);
  expect([
    found.ingress,
    found.egress,
    found.deniesIngress,
    found.deniesEgress,
  ]).toEqual(expected);
  expect(namespaces[0]).toMatchObject({
    deniesIngress: expected[2],
    deniesEgress: expected[3],
  });
});

describe('DNS', () => {
  const kubeSystem =
    'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}';
  const both = 'ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]';
  it.each([
    ['nothing', '[]', false],
    ['everything', '[{}]', true],
    ['port 53 anywhere', `[{${both}}]`, true],
    ['port 53 of kube-system', `[{to: [{${kubeSystem}}], ${both}}]`, true],
    ['all of kube-system', `[{to: [{${kubeSystem}}]}]`, true],
    [
      'port 53 of another namespace',
      `[{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: db}}}], ${both}}]`,
      false,
    ],
    ['port 53 of its own pods', `[{to: [{podSelector: {}}], ${both}}]`, false],
    ['port 443', '[{ports: [{port: 443}]}]', false],
    [
      'a range of ports',
      '[{ports: [{port: 1, endPort: 100, protocol: UDP}, {port: 1, endPort: 100}]}]',
      true,
    ],
    [
      'an address',
      `[{to: [{ipBlock: {cidr: 169.254.20.10/32}}], ${both}}]`,
      true,
    ],
  ])('%s', async (_name, egress, allowed) => {
    const {
      policy: found,
      workloads,
      namespaces,
    } = await policyOf(
      'podSelector: {}',
      'policyTypes: [Egress]',
      `egress: ${egress}`,
    );
    expect(found.allowsDns).toBe(allowed);
    expect(workloads[0].networkPolicy.dns).toBe(allowed);
    expect(namespaces[0].allowsDns).toBe(allowed);
  });

  it('by UDP alone is told, and TCP may come from another policy', async () => {
    const udp = [
      'podSelector: {}',
      'policyTypes: [Egress]',
      'egress: [{ports: [{port: 53, protocol: UDP}]}]',
    ];
    const { policy: found, workloads } = await policyOf(...udp);
    expect(found).toMatchObject({ allowsDns: false, dnsUdpOnly: true });
    expect(workloads[0].networkPolicy).toMatchObject({
      dns: false,
      dnsLacks: ['TCP'],
    });

    const tcp = policy(
      'podSelector: {}',
      'policyTypes: [Egress]',
      'egress: [{ports: [{port: 53}]}]',
    );
    const linked = await linkedOf(documents(policy(...udp), tcp, web));
    expect(linked.workloads[0].networkPolicy.dns).toBe(true);
  });
});

describe('peers', () => {
  it('say which selectors they have and whom they match', async () => {
    const { policy: found } = await policyOf(
      'podSelector: {}',
      'ingress:',
      '- from:',
      '  - podSelector: {matchLabels: {app: web}}',
      '  - podSelector: {matchLabels: {app: other}}',
      '  - namespaceSelector: {matchLabels: {team: a}}',
      '    podSelector: {}',
      '  - ipBlock: {cidr: 10.0.0.0/8}',
      '  - {}',
    );
    expect(
      found.peers.map(({ kind, matches, namespaceLabels, source }) => [
        kind,
        matches,
        namespaceLabels,
        source.line,
      ]),
    ).toEqual([
      ['pods', true, [], 8],
      ['pods', false, [], 9],
      ['pods-in-namespaces', true, ['team'], 10],
      ['addresses', true, [], 12],
      ['nothing', true, [], 13],
    ]);
  });

  it('name a namespace by a label that nobody sets', async () => {
    const spec = [
      'podSelector: {}',
      'ingress: [{from: [{namespaceSelector: {matchLabels: {name: front}}}]}]',
    ];
    const { policy: found } = await policyOf(...spec);
    expect(found.peers[0].unsetLabel).toBe('name');
    const declared =
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: front, labels: {name: front}}\n';
    const linked = await linkedOf(documents(policy(...spec), declared, web));
    expect(linked.networkPolicies[0].peers[0].unsetLabel).toBe('');
  });

  it('as two items where one was meant are told', async () => {
    const from = (items: string) =>
      policyOf('podSelector: {}', `ingress: [{from: ${items}}]`);
    const namespace = 'namespaceSelector: {matchLabels: {a: b}}';
    const pods = 'podSelector: {matchLabels: {a: b}}';
    const two = await from(`[{${namespace}}, {${pods}}]`);
    expect(two.policy.probablyAnd).toMatchObject([{ source: { line: 6 } }]);
    const one = await from(`[{${namespace}, ${pods}}]`);
    expect(one.policy.probablyAnd).toEqual([]);
    const all = await from(`[{namespaceSelector: {}}, {${pods}}]`);
    expect(all.policy.probablyAnd).toEqual([]);
  });
});

describe('Cilium and Calico', () => {
  const cilium = (...spec: string[]) =>
    policy(...spec)
      .replace('networking.k8s.io/v1', 'cilium.io/v2')
      .replace('NetworkPolicy', 'CiliumNetworkPolicy');
  const calico = (...spec: string[]) =>
    policy(...spec).replace('networking.k8s.io/v1', 'projectcalico.org/v3');

  it.each([
    [
      cilium(
        'endpointSelector: {matchLabels: {app: web}}',
        'ingress: [{fromEndpoints: [{}]}]',
      ),
      { ingress: true, egress: false, dns: true },
    ],
    [
      cilium(
        'endpointSelector: {matchLabels: {"k8s:app": web}}',
        'egress: [{toPorts: [{ports: [{port: "443"}]}]}]',
      ),
      { ingress: false, egress: true, dns: false },
    ],
    [
      cilium(
        'endpointSelector: {}',
        'egress: [{toPorts: [{ports: [{port: "53", protocol: ANY}]}]}]',
      ),
      { ingress: false, egress: true, dns: true },
    ],
    [
      cilium('endpointSelector: {matchLabels: {app: other}}', 'ingress: [{}]'),
      { policies: [], ingress: false },
    ],
    [
      calico("selector: app == 'web'", 'types: [Ingress, Egress]'),
      { ingress: true, egress: true, dns: false },
    ],
    [
      calico("selector: app == 'other' && has(tier)", 'types: [Ingress]'),
      { policies: [], ingress: false },
    ],
    [
      calico(
        'selector: all()',
        'egress: [{action: Allow, protocol: UDP, destination: {ports: [53]}}]',
      ),
      { ingress: false, egress: true, dns: true },
    ],
  ])('%s', async (text, coverage) => {
    const { workloads, networkPolicies } = await linkedOf(documents(text, web));
    expect(networkPolicies[0].native).toBe(false);
    expect(workloads[0].networkPolicy).toMatchObject(coverage);
  });
});
