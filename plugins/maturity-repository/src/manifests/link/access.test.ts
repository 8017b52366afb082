import { deployment, documents, linkedOf } from './testing';

const group = 'rbac.authorization.k8s.io';
const role = (rules: string, kind = 'Role') =>
  `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata: {name: web}\nrules: ${rules}`;
const binding = (
  roleRef = '{kind: Role, name: web}',
  subjects = '[{kind: ServiceAccount, name: web}]',
  kind = 'RoleBinding',
) =>
  `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata: {name: web}\nroleRef: ${roleRef}\nsubjects: ${subjects}`;
const account = (more = '') =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\n${more}`;
const web = deployment('web', '{app: web}', { pod: 'serviceAccountName: web' });

it('links accounts, roles and the workloads that run as them', async () => {
  const { serviceAccounts, roleBindings, roles, workloads } = await linkedOf(
    documents(
      account('automountServiceAccountToken: false'),
      role('[{apiGroups: [""], resources: [configmaps], verbs: [get]}]'),
      binding(),
      web,
    ),
  );
  expect(serviceAccounts[0]).toMatchObject({
    automount: { set: true, value: false, source: { line: 4 } },
    workloads: ['Deployment/web'],
  });
  expect(roles[0]).toMatchObject({ bound: true, dangers: [] });
  expect(roleBindings[0]).toMatchObject({
    role: 'Role/web',
    roleFound: true,
    clusterAdmin: false,
    workloads: ['Deployment/web'],
    dangers: [],
  });
  expect(workloads[0].serviceAccount).toMatchObject({
    name: 'web',
    own: true,
    found: true,
    bound: true,
    automount: { set: true, value: false, source: { line: 4 } },
  });
});

it('tells accounts that are missing, default or written the old way', async () => {
  const of = async (pod?: string) =>
    (await linkedOf(deployment('web', '{app: web}', { pod }))).workloads[0]
      .serviceAccount;
  expect(await of()).toMatchObject({
    name: 'default',
    own: false,
    found: true,
    automount: { set: false, value: true },
    source: { line: 8 },
  });
  expect(await of('serviceAccountName: web')).toMatchObject({
    own: true,
    found: false,
    source: { line: 9 },
  });
  expect(await of('serviceAccount: web')).toMatchObject({
    own: true,
    deprecatedField: true,
    source: { line: 9 },
  });
  expect(await of('automountServiceAccountToken: false')).toMatchObject({
    automount: { set: true, value: false },
  });
});

describe('dangers', () => {
  it.each([
    [
      '{apiGroups: [""], resources: [configmaps], verbs: ["*"]}',
      ['wildcard-verbs'],
    ],
    [
      '{apiGroups: [""], resources: ["*"], verbs: [get]}',
      ['wildcard-resources'],
    ],
    [
      '{apiGroups: ["*"], resources: [pods], verbs: [get]}',
      ['wildcard-groups'],
    ],
    ['{apiGroups: [""], resources: [secrets], verbs: [list]}', ['secrets']],
    ['{apiGroups: [""], resources: [secrets], verbs: [create]}', []],
    [
      '{apiGroups: [""], resources: [secrets], resourceNames: [a], verbs: [get]}',
      [],
    ],
    ['{apiGroups: [example.com], resources: [secrets], verbs: [get]}', []],
    ['{apiGroups: [""], resources: [pods], verbs: [create]}', ['create-pods']],
    [
      '{apiGroups: [apps], resources: [deployments], verbs: [create]}',
      ['create-pods'],
    ],
    [
      '{apiGroups: [apps], resources: [deployments], verbs: [create, patch]}',
      ['create-pods'],
    ],
    ['{apiGroups: [""], resources: [pods], verbs: [update]}', ['change-pods']],
    [
      '{apiGroups: [apps], resources: [deployments], verbs: [get, patch]}',
      ['change-pods'],
    ],
    [
      '{apiGroups: [apps], resources: [deployments], resourceNames: [web], verbs: [patch]}',
      [],
    ],
    ['{apiGroups: [""], resources: [pods/exec], verbs: [create]}', ['exec']],
    ['{apiGroups: [""], resources: ["*/exec"], verbs: [create]}', ['exec']],
    ['{apiGroups: [""], resources: ["*/scale"], verbs: [update]}', []],
    [
      `{apiGroups: [${group}], resources: [clusterroles], verbs: [bind]}`,
      ['escalate'],
    ],
    [
      `{apiGroups: [${group}], resources: [rolebindings], verbs: [create]}`,
      ['escalate'],
    ],
    [
      '{apiGroups: [""], resources: [users], verbs: [impersonate]}',
      ['impersonate'],
    ],
    [
      '{apiGroups: [authentication.k8s.io], resources: [userextras/scopes], verbs: [impersonate]}',
      ['impersonate'],
    ],
    [
      '{apiGroups: [""], resources: [nodes/proxy], verbs: [get]}',
      ['nodes-proxy'],
    ],
    [
      '{apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [patch]}',
      ['webhooks'],
    ],
    [
      '{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}',
      ['token-request'],
    ],
    ['{apiGroups: [""], resources: [pods], verbs: [get, list, watch]}', []],
  ])('%s: %p', async (rule, expected) => {
    const { roles, roleBindings } = await linkedOf(
      documents(role(`\n- ${rule}`), binding()),
    );
    expect(roles[0].dangers.map(({ danger }) => danger)).toEqual(expected);
    expect(roleBindings[0].dangers).toEqual(roles[0].dangers);
    for (const { source } of roles[0].dangers) expect(source.line).toBe(5);
  });

  it('of what everything comprises are told once', async () => {
    const { roleBindings } = await linkedOf(
      documents(
        role(
          '[{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]',
          'ClusterRole',
        ),
        binding('{kind: ClusterRole, name: web}'),
      ),
    );
    expect(roleBindings[0].clusterAdmin).toBe(true);
    expect(roleBindings[0].dangers.map(({ danger }) => danger)).toEqual([
      'wildcard-verbs',
      'wildcard-resources',
      'wildcard-groups',
    ]);
  });
});

describe('a binding', () => {
  it('of a role that Kubernetes brings along needs none', async () => {
    const of = async (name: string) =>
      (await linkedOf(binding(`{kind: ClusterRole, name: ${name}}`)))
        .roleBindings[0];
    expect(await of('view')).toMatchObject({
      roleFound: true,
      clusterAdmin: false,
      dangers: [],
    });
    expect((await of('edit')).dangers.map(({ danger }) => danger)).toEqual([
      'secrets',
      'create-pods',
    ]);
    expect(await of('cluster-admin')).toMatchObject({
      clusterAdmin: true,
      role: 'ClusterRole/cluster-admin',
    });
    expect((await of('unknown')).roleFound).toBe(false);
  });

  it('of admin or edit in every namespace makes a cluster administrator', async () => {
    const of = async (name: string, kind?: string) =>
      (
        await linkedOf(
          binding(
            `{kind: ClusterRole, name: ${name}}`,
            '[{kind: Group, name: team}]',
            kind,
          ),
        )
      ).roleBindings[0].clusterAdmin;
    expect(await of('edit', 'ClusterRoleBinding')).toBe(true);
    expect(await of('admin', 'ClusterRoleBinding')).toBe(true);
    expect(await of('view', 'ClusterRoleBinding')).toBe(false);
    expect(await of('edit')).toBe(false);
  });

  it('tells subjects that are everyone, or a default account', async () => {
    const { roleBindings } = await linkedOf(
      binding(
        '{kind: ClusterRole, name: view}',
        '[{kind: Group, name: system:authenticated}, {kind: Group, name: "system:serviceaccounts:a"}, {kind: Group, name: system:serviceaccountsof}, {kind: Group, name: team}, {kind: ServiceAccount, name: default, namespace: a}]',
        'ClusterRoleBinding',
      ),
    );
    expect(
      roleBindings[0].subjects.map(({ name, everyone, defaultAccount }) => [
        name,
        everyone,
        defaultAccount,
      ]),
    ).toEqual([
      ['system:authenticated', true, false],
      ['system:serviceaccounts:a', true, false],
      ['system:serviceaccountsof', false, false],
      ['team', false, false],
      ['default', false, true],
    ]);
  });

  it('of another namespace binds nobody here', async () => {
    const { workloads } = await linkedOf(
      documents(
        binding(undefined, '[{kind: ServiceAccount, name: web, namespace: b}]'),
        web.replace('{name: web}', '{name: web, namespace: a}'),
      ),
    );
    expect(workloads[0].serviceAccount.bound).toBe(false);
  });
});
