import { ManifestSet } from '../sets';
import { setsOf } from '../testing';
import { linkSets } from './linkSets';
import { deployment, documents, shaped } from './testing';

interface Part {
  text: string;
  namespace?: string;
  environment?: string;
  gaps?: ManifestSet['gaps'];
}

const [empty] = setsOf({ 'k8s/a.yaml': '' });

/** The evidence of each of these sets. */
async function linkedTogether(...parts: Part[]) {
  const sets = parts.map(
    ({ text, namespace = '', environment = 'production', gaps = [] }, at) =>
      setsOf(
        { [`k8s/${at}/all.yaml`]: text || '# nothing' },
        { namespace, environment, gaps },
      )[0] ?? { ...empty, namespace, environment, gaps },
  );
  const linked = await linkSets(sets.map(set => ({ set })));
  for (const evidence of linked) expect(shaped(evidence)).toEqual(evidence);
  return linked;
}

const object = (apiVersion: string, kind: string, name: string, rest = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\n${rest}\n`;

const web = deployment('web', '{app: web}', {
  spec: 'replicas: 2',
  pod: 'serviceAccountName: web',
  container:
    'envFrom: [{configMapRef: {name: settings}}, {secretRef: {name: keys}}]',
});
const worker = deployment('worker', '{app: worker}');
const policy = (selector: string, more = 'policyTypes: [Ingress, Egress]') =>
  object(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    'closed',
    `spec: {podSelector: ${selector}, ${more}}`,
  );
const allowDns = object(
  'networking.k8s.io/v1',
  'NetworkPolicy',
  'dns',
  'spec: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}]}',
);
const named = '{matchLabels: {app: web}}';

describe('what a workload lacks in its own set is found beside it', () => {
  const others = documents(
    object(
      'v1',
      'Service',
      'web',
      'spec: {selector: {app: web}, ports: [{port: 80, name: http}]}',
    ),
    policy(named),
    object(
      'policy/v1',
      'PodDisruptionBudget',
      'web',
      `spec: {minAvailable: 1, selector: ${named}}`,
    ),
    object(
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'web',
      'spec: {minReplicas: 3, maxReplicas: 5, scaleTargetRef: {kind: Deployment, name: web}}',
    ),
    object(
      'v1',
      'ServiceAccount',
      'web',
      'automountServiceAccountToken: false',
    ),
    object('v1', 'ConfigMap', 'settings', 'data: {a: b}'),
    object('v1', 'Secret', 'keys'),
    object(
      'monitoring.coreos.com/v1',
      'PodMonitor',
      'web',
      `spec: {selector: ${named}, podMetricsEndpoints: []}`,
    ),
    object(
      'rbac.authorization.k8s.io/v1',
      'RoleBinding',
      'web',
      'roleRef: {kind: Role, name: web}\nsubjects: [{kind: ServiceAccount, name: web}]',
    ),
  );

  it.each([
    ['in the same namespace', 'shop', 'shop'],
    ['where a namespace is not known', 'shop', ''],
    ['where no namespace is known', '', ''],
  ])('%s', async (_title, ofWeb, ofOthers) => {
    const [first, second] = await linkedTogether(
      { text: web, namespace: ofWeb },
      { text: others, namespace: ofOthers },
    );
    expect(first.workloads).toMatchObject([
      {
        services: ['web'],
        monitors: ['PodMonitor/web'],
        networkPolicy: {
          policies: ['NetworkPolicy/closed'],
          ingress: true,
          egress: true,
          source: { file: 'k8s/1/all.yaml' },
        },
        disruptionBudget: { set: true, name: 'web' },
        replicas: { autoscaled: true, least: 3 },
        serviceAccount: {
          found: true,
          bound: true,
          automount: { value: false },
        },
      },
    ]);
    expect(first.containers).toMatchObject([
      { services: ['web'], serves: true },
    ]);
    expect(
      first.configReferences.map(({ name, found }) => [name, found]),
    ).toEqual([
      ['settings', true],
      ['keys', true],
      ['web', true],
    ]);
    const workloads = ['Deployment/web'];
    expect(second.services).toMatchObject([{ workloads }]);
    expect(second.networkPolicies).toMatchObject([{ workloads }]);
    expect(second.disruptionBudgets).toMatchObject([
      { workloads, disruptions: 2 },
    ]);
    expect(second.autoscalers).toMatchObject([{ targetFound: true }]);
    expect(second.serviceAccounts).toMatchObject([{ workloads }]);
    expect(second.roleBindings).toMatchObject([{ workloads }]);
    expect(second.monitors).toMatchObject([{ workloads, matches: true }]);
    expect(second.configMaps).toMatchObject([{ used: true }]);
    expect(second.secrets).toMatchObject([{ used: true }]);
  });

  it.each([
    ['another namespace', { namespace: 'other' }],
    ['another environment', { environment: 'staging' }],
  ])('but not in %s', async (_title, elsewhere) => {
    const [first, second] = await linkedTogether(
      { text: web, namespace: 'shop' },
      { text: others, namespace: 'shop', ...elsewhere },
    );
    expect(first.workloads).toMatchObject([
      {
        services: [],
        monitors: [],
        networkPolicy: { ingress: false, egress: false, dns: true },
        disruptionBudget: { set: false },
        replicas: { autoscaled: false },
        serviceAccount: { found: false, bound: false },
      },
    ]);
    expect(first.configReferences.map(({ found }) => found)).toEqual([
      false,
      false,
      false,
    ]);
    expect(second.services).toMatchObject([{ workloads: [] }]);
    expect(second.autoscalers).toMatchObject([{ targetFound: false }]);
  });
});

it('finds the way of a request through three sets', async () => {
  const [ingress, service, pods] = await linkedTogether(
    {
      text: documents(
        object(
          'networking.k8s.io/v1',
          'Ingress',
          'web',
          'spec: {rules: [{host: a.b, http: {paths: [{path: /, backend: {service: {name: web, port: {number: 80}}}}]}}]}',
        ),
        object(
          'gateway.networking.k8s.io/v1',
          'HTTPRoute',
          'web',
          'spec: {parentRefs: [{name: edge, namespace: edge}], rules: [{backendRefs: [{name: web, port: 80}]}]}',
        ),
      ),
      namespace: 'shop',
    },
    {
      text: object(
        'v1',
        'Service',
        'web',
        'spec: {selector: {app: web}, ports: [{port: 80}]}',
      ),
      namespace: 'shop',
    },
    { text: web, namespace: 'shop' },
    {
      text: object(
        'gateway.networking.k8s.io/v1',
        'Gateway',
        'edge',
        'spec: {listeners: [{name: all, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Same}}}]}',
      ),
      namespace: 'edge',
    },
  );
  expect(ingress.ingresses).toMatchObject([
    { backends: [{ found: true, portFound: true }] },
  ]);
  // The Gateway is in a set of another namespace, and takes routes of its own alone.
  expect(ingress.httpRoutes).toMatchObject([
    { backends: [{ found: true }], parents: [{ found: true, accepts: false }] },
  ]);
  expect(service.services).toMatchObject([
    { ingresses: ['web'], httpRoutes: ['web'] },
  ]);
  expect(pods.workloads).toMatchObject([
    { ingresses: ['web'], httpRoutes: ['web'] },
  ]);
});

it('takes its own set first', async () => {
  const service = (port: number) =>
    object(
      'v1',
      'Service',
      'web',
      `spec: {selector: {app: web}, ports: [{port: ${port}}]}`,
    );
  const ingress = object(
    'networking.k8s.io/v1',
    'Ingress',
    'web',
    'spec: {rules: [{http: {paths: [{backend: {service: {name: web, port: {number: 80}}}}]}}]}',
  );
  const other = deployment('other', '{app: web}', {
    container: 'ports: [{containerPort: 90}]',
  });
  const [first, second] = await linkedTogether(
    { text: documents(service(90), other) },
    { text: documents(service(80), ingress, web) },
  );
  expect(first.services).toMatchObject([
    { workloads: ['Deployment/other'], ports: [{ resolves: true }] },
  ]);
  expect(second.ingresses).toMatchObject([{ backends: [{ portFound: true }] }]);
});

describe('a policy for all pods', () => {
  it.each([
    ['of the namespace', 'shop', 'shop', true],
    ['where neither namespace is known', '', '', true],
    ['of one that is not known to be the same', 'shop', '', false],
    ['of one that is not known', '', 'shop', false],
    ['of another namespace', 'edge', 'shop', false],
  ])('%s', async (_title, ofPolicy, ofWeb, covers) => {
    const [, { workloads }] = await linkedTogether(
      { text: documents(policy('{}'), worker), namespace: ofPolicy },
      { text: web, namespace: ofWeb },
    );
    expect(workloads[0].networkPolicy).toMatchObject({
      ingress: covers,
      egress: covers,
    });
  });

  it('of Calico too', async () => {
    const calico = object(
      'projectcalico.org/v3',
      'NetworkPolicy',
      'closed',
      'spec: {selector: all(), types: [Ingress, Egress]}',
    );
    const [, same, other] = await linkedTogether(
      { text: calico, namespace: 'shop' },
      { text: web, namespace: 'shop' },
      { text: worker },
    );
    expect(same.workloads[0].networkPolicy.egress).toBe(true);
    expect(other.workloads[0].networkPolicy.egress).toBe(false);
  });
});

describe('whether DNS may be asked', () => {
  const dnsOf = async (...parts: Part[]) =>
    (await linkedTogether(...parts))[0].workloads[0].networkPolicy.dns;
  const shop = { namespace: 'shop' };

  it('a policy beside the set may allow it', async () => {
    const closed = documents(web, policy(named));
    expect(await dnsOf({ text: closed, ...shop })).toBe(false);
    expect(
      await dnsOf({ text: closed, ...shop }, { text: allowDns, ...shop }),
    ).toBe(true);
  });

  it('one beside it takes it away where it certainly selects the pod', async () => {
    expect(
      await dnsOf({ text: web, ...shop }, { text: policy(named), ...shop }),
    ).toBe(false);
    expect(await dnsOf({ text: web, ...shop }, { text: policy(named) })).toBe(
      true,
    );
    expect(await dnsOf({ text: web }, { text: policy(named) })).toBe(true);
  });
});

it('sets up a namespace in one set for the workloads of others', async () => {
  const platform = documents(
    object('v1', 'Namespace', 'shop'),
    policy('{}'),
    allowDns,
    object('v1', 'ResourceQuota', 'q', 'spec: {hard: {pods: 5}}'),
    object(
      'v1',
      'LimitRange',
      'l',
      'spec: {limits: [{type: Container, defaultRequest: {cpu: 1, memory: 1Gi}}]}',
    ),
  );
  const linked = await linkedTogether(
    { text: platform, namespace: 'shop' },
    { text: web, namespace: 'shop' },
    { text: worker, namespace: 'shop' },
  );
  const [first, ...more] = linked.map(({ namespaces }) => namespaces);
  expect(first).toMatchObject([
    {
      name: 'shop',
      declared: true,
      workloads: ['Deployment/web', 'Deployment/worker'],
      deniesIngress: true,
      deniesEgress: true,
      allowsDns: true,
      resourceQuota: true,
      limitRange: true,
      source: { file: 'k8s/0/all.yaml' },
    },
  ]);
  // One namespace is one item, whoever runs in it.
  for (const one of more) expect(one).toEqual(first);
  expect(linked[1].containers[0].resources.requests.cpu.set).toBe(true);

  const [, alone] = await linkedTogether(
    { text: platform, namespace: 'shop' },
    { text: web },
  );
  expect(alone.namespaces).toMatchObject([
    { name: '', declared: false, deniesIngress: false, limitRange: false },
  ]);
  expect(alone.containers[0].resources.requests.cpu.set).toBe(false);
});

it('every namespace has a default account of its own', async () => {
  const binding = object(
    'rbac.authorization.k8s.io/v1',
    'ClusterRoleBinding',
    'all',
    'roleRef: {kind: ClusterRole, name: all}\nsubjects: [{kind: ServiceAccount, name: default}]',
  );
  const role = object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'all');
  const [first, second, third] = await linkedTogether(
    { text: worker },
    { text: binding },
    { text: role },
  );
  expect(first.workloads[0].serviceAccount.bound).toBe(false);
  expect(second.roleBindings).toMatchObject([
    { roleFound: true, workloads: [] },
  ]);
  expect(third.roles).toMatchObject([{ bound: true }]);
});

describe('what could not be read', () => {
  const gap = {
    error: false,
    reason: { en: 'It fails', zh: '失败' },
    source: { file: 'chart/Chart.yaml' },
  };
  const unread = async (more: Partial<Part>, own: Partial<Part> = {}) => {
    const [{ workloads, services, namespaces, configReferences }] =
      await linkedTogether(
        {
          text: documents(
            web,
            object('v1', 'Service', 'other', 'spec: {selector: {app: other}}'),
          ),
          namespace: 'shop',
          ...own,
        },
        { text: '', namespace: 'shop', gaps: [gap, gap], ...more },
      );
    const all = [workloads, services, namespaces, configReferences].flat();
    const texts = all.map(item => item.unread.map(({ en }) => en));
    expect(new Set(texts.map(String)).size).toBe(1);
    return texts[0];
  };

  it('is told of what may be deployed together', async () => {
    expect(await unread({})).toEqual(['It fails']);
    expect(await unread({ namespace: '' })).toEqual(['It fails']);
    expect(await unread({ environment: 'default' })).toEqual(['It fails']);
    expect(await unread({ gaps: [] }, { gaps: [gap] })).toEqual(['It fails']);
  });

  it('is nothing to another namespace or environment', async () => {
    expect(await unread({ namespace: 'other' })).toEqual([]);
    expect(await unread({ environment: 'staging' })).toEqual([]);
  });

  it('may go anywhere where nobody knows what it is', async () => {
    expect(
      await unread({
        environment: 'staging',
        gaps: [{ ...gap, anywhere: true }],
      }),
    ).toEqual(['It fails']);
  });
});
