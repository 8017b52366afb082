import { ManifestObject } from '../objects';
import {
  Grant,
  RoleBindingEvidence,
  RoleEvidence,
  ServiceAccountEvidence,
} from '../shapes';
import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { boolSetting } from '../model/settings';
import { allowsEverything, dangersOf } from './dangers';
import { Pods } from './pods';
import { links, SetIndex } from './setIndex';

const group = 'rbac.authorization.k8s.io';

/** Groups that everybody is in, or every ServiceAccount of a namespace, and the user that everybody may be. */
const everyone =
  /^system:(?:authenticated|unauthenticated|anonymous|serviceaccounts(?::.*)?)$/;

/** In every namespace, kube-system too, where pods can be started as anybody, these come to cluster-admin. */
const mayEdit = /^(?:admin|edit)$/;

/** Kubernetes brings these along. */
const builtIn = /^(?:cluster-admin|admin|edit|view|system:.*)$/;

/** The roles of each set that something binds, in the set or beside it. */
export type BoundRoles = Map<SetIndex, Set<ManifestObject>>;

/** What binds roles, with the workloads that it binds them to; adds the roles to those that are bound. */
export function linkBindings(
  index: SetIndex,
  pods: Pods,
  bound: BoundRoles,
): RoleBindingEvidence[] {
  return ['RoleBinding', 'ClusterRoleBinding'].flatMap(kind =>
    index
      .ofKind(kind, group)
      .map(field => linkBinding(field, index, pods, bound)),
  );
}

/** The ServiceAccounts of a set, with the workloads that run as them. */
export function serviceAccountsOf(
  index: SetIndex,
  pods: Pods,
): ServiceAccountEvidence[] {
  return index.ofKind('ServiceAccount', '').map(field => {
    const { object } = field;
    const namespace = index.namespaceOf(object);
    const { own, beside } = pods.runningAs(object.name, namespace);
    const running = own.length > 0 ? own : beside;
    return {
      name: object.name,
      title: titleOf(object),
      namespace,
      automount: boolSetting([field.get('automountServiceAccountToken')], true),
      workloads: links(running.map(({ title }) => title)),
      environments: [index.set.environment],
      source: field.source,
    };
  });
}

/** The roles of a set; bindings are linked before. */
export function rolesOf(index: SetIndex, bound: BoundRoles): RoleEvidence[] {
  return ['Role', 'ClusterRole'].flatMap(kind =>
    index
      .ofKind(kind, group)
      .map(field => roleOf(field, index, bound.get(index))),
  );
}

function roleOf(
  field: Field,
  index: SetIndex,
  bound: ReadonlySet<ManifestObject> | undefined,
): RoleEvidence {
  const { object } = field;
  const title = titleOf(object);
  return {
    kind: object.kind,
    name: object.name,
    title,
    namespace: object.kind === 'Role' ? index.namespaceOf(object) : '',
    bound: bound?.has(object) === true,
    aggregated: isAggregated(field),
    dangers: dangersOf(field, title),
    environments: [index.set.environment],
    source: field.source,
  };
}

function isAggregated(role: Field): boolean {
  return (
    role.get('aggregationRule').set ||
    role
      .get('metadata', 'labels')
      .keys()
      .some(label => label.includes('/aggregate-to-'))
  );
}

function linkBinding(
  field: Field,
  index: SetIndex,
  pods: Pods,
  bound: BoundRoles,
): RoleBindingEvidence {
  const { object } = field;
  const namespace =
    object.kind === 'RoleBinding' ? index.namespaceOf(object) : '';
  const reference = field.get('roleRef');
  const kind = reference.get('kind').text || 'ClusterRole';
  const name = reference.get('name').text;
  const role =
    kind === 'Role'
      ? index.locate(kind, name, namespace, group)
      : index.locateAnywhere(kind, name);
  if (role) {
    const others = bound.get(role.index) ?? new Set();
    bound.set(role.index, others.add(role.object));
  }
  const subjects = field.get('subjects').items().map(subjectOf(namespace));
  const running = subjects
    .filter(subject => subject.kind === 'ServiceAccount')
    .map(subject => pods.runningAs(subject.name, subject.namespace));
  const own = running.flatMap(one => one.own);
  const beside = running.flatMap(one => one.beside);
  for (const pod of [...own, ...beside]) pod.bound = true;
  const workloads = own.length > 0 ? own : beside;
  const roleField = role && Field.of(role.object);
  const title = `${kind}/${name}`;
  return {
    kind: object.kind,
    name: object.name,
    title: titleOf(object),
    namespace,
    role: title,
    roleFound: role !== undefined || builtIn.test(name),
    clusterAdmin:
      name === 'cluster-admin' ||
      (object.kind === 'ClusterRoleBinding' && mayEdit.test(name)) ||
      (roleField !== undefined && allowsEverything(roleField)),
    subjects,
    workloads: links(workloads.map(pod => pod.title)),
    dangers: roleField
      ? dangersOf(roleField, title)
      : builtInDangers(name, title, reference),
    environments: [index.set.environment],
    source: field.source,
  };
}

function subjectOf(ofBinding: string) {
  return (field: Field): RoleBindingEvidence['subjects'][number] => {
    const kind = field.get('kind').text;
    const name = field.get('name').text;
    return {
      kind,
      name,
      namespace:
        kind === 'ServiceAccount'
          ? field.get('namespace').text || ofBinding
          : '',
      everyone: kind !== 'ServiceAccount' && everyone.test(name),
      defaultAccount: kind === 'ServiceAccount' && name === 'default',
      source: field.source,
    };
  };
}

/** The roles that Kubernetes brings along read Secrets and start pods, but for `view`. */
function builtInDangers(
  name: string,
  role: string,
  { source }: Field,
): Grant[] {
  if (!mayEdit.test(name)) return [];
  return [
    {
      danger: 'secrets',
      message: {
        en: `The built-in role ${name} reads every Secret`,
        zh: `内置角色 ${name} 可以读取所有 Secret`,
      },
      role,
      source,
    },
    {
      danger: 'create-pods',
      message: {
        en: `The built-in role ${name} creates pods and gets into them`,
        zh: `内置角色 ${name} 可以创建 Pod 并进入 Pod`,
      },
      role,
      source,
    },
  ];
}
