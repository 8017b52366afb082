import {
  deployment,
  manifests,
  object,
  refused,
  unrendered,
  web,
} from './objects';
import { nothing } from './shop';
import { casesOf, folder } from './tell';

const rbac = 'rbac.authorization.k8s.io/v1';
const role = (...rules: string[]) =>
  object(
    'Role',
    'name: web',
    `rules:\n${rules.map(rule => `  - ${rule}\n`).join('')}`,
    rbac,
  );
const reads =
  '{ apiGroups: [""], resources: [configmaps], verbs: [get], resourceNames: [web] }';
const all = '{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }';
const aggregated = object(
  'ClusterRole',
  'name: edit-shops, labels: { rbac.authorization.k8s.io/aggregate-to-edit: "true" }',
  `rules: [${all}]\n`,
  rbac,
);
const account = '{ kind: ServiceAccount, name: web, namespace: shop }';
const binding = (ofRole: string, subject = account, kind = 'RoleBinding') =>
  object(
    kind,
    'name: web',
    `roleRef: { apiGroup: rbac.authorization.k8s.io, ${ofRole} }\nsubjects:\n  - ${subject}\n`,
    rbac,
  );
const ownRole = 'kind: Role, name: web';
const built = (name: string) => `kind: ClusterRole, name: ${name}`;
const serviceAccount = object('ServiceAccount', 'name: web', '');
const runningAs = (...lines: string[]) =>
  deployment(lines.map(line => `      ${line}\n`).join(''));
const own = runningAs('serviceAccountName: web');
const tokenless = runningAs(
  'serviceAccountName: web',
  'automountServiceAccountToken: false',
);
const bound = binding(ownRole, '{ kind: ServiceAccount, name: web }');
const none = [nothing];

/** What the checks of isolation say of roles and service accounts. */
export const accessCases = casesOf({
  'rbac-cluster-admin': {
    pass: [manifests(role(reads), bound), manifests(binding(built('view')))],
    fail: [
      {
        files: manifests(
          role(reads),
          binding(built('cluster-admin'), account, 'ClusterRoleBinding'),
        ),
        at: ['kind: ClusterRoleBinding'],
      },
      {
        files: manifests(binding(built('edit'), account, 'ClusterRoleBinding')),
        at: ['kind: ClusterRoleBinding'],
      },
      { files: manifests(role(all), bound), at: ['kind: RoleBinding'] },
    ],
    unknown: [{ ...unrendered, ...manifests(binding(built('view'))) }],
    error: [{ ...refused, ...manifests(binding(built('view'))) }],
    none,
  },
  'rbac-least-privilege': {
    pass: [manifests(role(reads))],
    fail: [
      {
        files: manifests(
          role(
            reads,
            '{ apiGroups: [""], resources: [secrets], verbs: [list] }',
            '{ apiGroups: [""], resources: [pods/exec], verbs: [create] }',
            '{ apiGroups: [apps], resources: ["*"], verbs: [get] }',
          ),
        ),
        at: ['[secrets]', '[pods/exec]', '["*"]'],
      },
      // What is added to another role and given to somebody besides.
      {
        files: manifests(aggregated, binding(built('edit-shops'))),
        at: [`rules: [${all}]`],
      },
    ],
    none: [...none, manifests(aggregated)],
  },
  'rbac-built-in-roles': {
    pass: [manifests(role(reads), bound), manifests(binding(built('view')))],
    fail: ['edit', 'admin'].map(name => ({
      files: manifests(binding(built(name))),
      at: ['kind: RoleBinding'],
    })),
    none,
  },
  'rbac-everyone': {
    pass: [manifests(binding(built('view')))],
    fail: [
      ...['system:authenticated', 'system:serviceaccounts:shop'].map(name => ({
        files: manifests(
          binding(built('view'), `{ kind: Group, name: "${name}" }`),
        ),
        at: [name],
      })),
      {
        files: manifests(
          binding(
            built('view'),
            '{ kind: ServiceAccount, name: default, namespace: shop }',
          ),
        ),
        at: ['name: default'],
      },
    ],
    none,
  },
  'service-account': {
    pass: [manifests(own)],
    fail: [
      { files: manifests(web), at: ['    spec:'] },
      {
        files: manifests(runningAs('serviceAccount: web')),
        at: ['serviceAccount: web'],
      },
      {
        files: manifests(runningAs('serviceAccountName: default')),
        at: ['serviceAccountName: default'],
      },
    ],
    none,
  },
  'service-account-exists': {
    pass: [
      manifests(own, serviceAccount),
      { files: manifests(own, serviceAccount), evidence: folder },
    ],
    fail: [{ files: manifests(own), at: ['serviceAccountName: web'] }],
    unknown: [
      { ...unrendered, ...manifests(own) },
      { files: manifests(own), evidence: folder },
    ],
    error: [{ ...refused, ...manifests(own, serviceAccount) }],
    none: [nothing, manifests(web)],
  },
  'service-account-token': {
    pass: [
      manifests(tokenless),
      manifests(tokenless, serviceAccount),
      manifests(own, serviceAccount, role(reads), bound),
      manifests(own, `${serviceAccount}automountServiceAccountToken: false\n`),
    ],
    fail: [
      { files: manifests(web), at: ['    spec:'] },
      { files: manifests(own, serviceAccount) },
      {
        files: manifests(runningAs('automountServiceAccountToken: true')),
        at: ['automountServiceAccountToken: true'],
      },
    ],
    unknown: [
      manifests(own),
      { ...unrendered, ...manifests(own, serviceAccount) },
      { ...unrendered, ...manifests(web) },
    ],
    error: [
      { ...refused, ...manifests(tokenless) },
      { ...refused, ...manifests(own, serviceAccount, role(reads), bound) },
    ],
    none,
  },
});
