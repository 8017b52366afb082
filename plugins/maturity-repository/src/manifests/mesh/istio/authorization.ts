import { Field } from '../../model/field';
import { Remark } from '../../shapes';
import { remark } from '../membership';
import {
  istioSecurity,
  MeshObject,
  MeshObjects,
  onceFor,
  rootNamespace,
  scopeOf,
  Target,
} from '../objects';
import { mayBeSame } from '../../link/setIndex';

/** What an AuthorizationPolicy may be attached to besides pods, as the workload has it. */
export interface AuthorizationTarget extends Target {
  /** Names of the Services that select the pods. */
  services: ReadonlySet<string>;
  /** The waypoint that their requests go through; empty where none is known. */
  waypoint: string;
}

const known = new WeakMap<AuthorizationTarget, MeshObject[]>();

/** The AuthorizationPolicies of Istio that are about a workload; worked out once for it. */
export function authorizationsOf(
  objects: MeshObjects,
  target: AuthorizationTarget,
): MeshObject[] {
  const found =
    known.get(target) ??
    objects
      .of(istioSecurity, 'AuthorizationPolicy')
      .filter(object => isAbout(object, target));
  known.set(target, found);
  return found;
}

/** Whether a policy of Istio is about a workload: by selector, by target, or with all of the namespace or mesh. */
export function isAbout(
  object: MeshObject,
  target: AuthorizationTarget,
): boolean {
  const references = targetsOf(object);
  if (references.length === 0) {
    const selector = ['spec', 'selector', 'matchLabels'];
    return scopeOf(object, selector, target) !== undefined;
  }
  if (!mayBeSame(object.namespace, target.namespace)) return false;
  return references.some(reference => {
    const name = reference.get('name').text;
    switch (reference.get('kind').text) {
      case 'Service':
        return target.services.has(name);
      case 'Gateway':
        return name !== '' && name === target.waypoint;
      default:
        return false;
    }
  });
}

const targets = new WeakMap<MeshObject, Field[]>();

/** What a policy is attached to by name. */
export function targetsOf(object: MeshObject): Field[] {
  let found = targets.get(object);
  if (!found) {
    const spec = object.field.get('spec');
    const one = spec.get('targetRef');
    found = [...spec.get('targetRefs').items(), ...(one.set ? [one] : [])];
    targets.set(object, found);
  }
  return found;
}

export function actionOf({ field }: MeshObject): string {
  return field.get('spec', 'action').text || 'ALLOW';
}

/** Whether it shuts out whom it doesn't mean: who is allowed may come alone, or all others are denied. */
export function restricts(object: MeshObject): boolean {
  const action = actionOf(object);
  return (
    action === 'ALLOW' ||
    action === 'CUSTOM' ||
    (action === 'DENY' && rulesOf(object).some(deniesOthers))
  );
}

const denyingNamespaces = onceFor(objects => [
  ...new Set(
    objects
      .of(istioSecurity, 'AuthorizationPolicy')
      .filter(deniesAll)
      .map(policy => policy.namespace),
  ),
]);

/** Whether in a namespace, or in all of the mesh, a policy denies what no other allows. */
export function isDeniedByDefault(
  objects: MeshObjects,
  namespace: string,
): boolean {
  return denyingNamespaces(objects).some(
    each => each === rootNamespace || mayBeSame(each, namespace),
  );
}

/** It allows nothing: `spec: {}`. */
function deniesAll(object: MeshObject): boolean {
  const { field } = object;
  const spec = field.get('spec');
  return (
    actionOf(object) === 'ALLOW' &&
    rulesOf(object).length === 0 &&
    spec.get('selector', 'matchLabels').keys().length === 0 &&
    targetsOf(object).length === 0
  );
}

function rulesOf({ field }: MeshObject): Field[] {
  return field.get('spec', 'rules').items();
}

function deniesOthers(rule: Field): boolean {
  return rule
    .get('from')
    .items()
    .some(from =>
      ['notPrincipals', 'notNamespaces', 'notServiceAccounts'].some(
        name => from.get('source', name).items().length > 0,
      ),
    );
}

/** Rules of an ALLOW policy that let in anybody, whatever is asked for. */
export function openRules(object: MeshObject): Remark[] {
  if (actionOf(object) !== 'ALLOW') return [];
  return rulesOf(object).flatMap(rule => {
    const from = rule.get('from');
    const limited =
      rule.get('to').items().length > 0 || rule.get('when').items().length > 0;
    if (!from.set) {
      return limited
        ? []
        : [
            remark(
              rule,
              'a rule allows everybody everything',
              '有规则允许任何人做任何事',
            ),
          ];
    }
    return from.items().flatMap(openSource);
  });
}

/** Lists that take anybody when they hold one of these. */
const anybody: Readonly<Record<string, readonly string[]>> = {
  principals: ['*', '*/*'],
  requestPrincipals: [],
  namespaces: ['*'],
  serviceAccounts: ['*', '*/*'],
  ipBlocks: ['0.0.0.0/0', '::/0'],
  remoteIpBlocks: ['0.0.0.0/0', '::/0'],
};

/** The lists of a source all have to hold, so that one that excludes somebody is enough. */
function openSource(from: Field): Remark[] {
  const source = from.get('source');
  const lists = source.entries();
  const open = lists.filter(
    ([name, list]) =>
      Object.hasOwn(anybody, name) &&
      list.items().some(({ text }) => anybody[name].includes(text)),
  );
  if (lists.length === 0) {
    return [
      remark(
        from,
        'a source without conditions is anybody',
        '没有条件的 source 表示任何人',
      ),
    ];
  }
  if (open.length < lists.length) return [];
  return open.map(([name, list]) => {
    const [item] = list
      .items()
      .filter(({ text }) => anybody[name].includes(text));
    return remark(
      item,
      `${name} ${item.text} is anybody`,
      `${name} 为 ${item.text}，即任何人`,
    );
  });
}

/** What ztunnel can't see, since it passes bytes on. */
const ofHttp: Readonly<Record<string, readonly string[]>> = {
  to: ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'],
  from: ['requestPrincipals', 'notRequestPrincipals'],
};

export function beyondZtunnel(object: MeshObject): Remark[] {
  if (targetsOf(object).length > 0) return [];
  return rulesOf(object).flatMap(rule => [
    ...rule
      .get('to')
      .items()
      .flatMap(to => named(to.get('operation'), ofHttp.to)),
    ...rule
      .get('from')
      .items()
      .flatMap(from => named(from.get('source'), ofHttp.from)),
    ...rule
      .get('when')
      .items()
      .filter(when => when.get('key').text.startsWith('request.'))
      .map(when => needsHttp(when, when.get('key').text)),
  ]);
}

function named(field: Field, names: readonly string[]): Remark[] {
  return names
    .map(name => ({ name, list: field.get(name) }))
    .filter(({ list }) => list.items().length > 0)
    .map(({ name, list }) => needsHttp(list, name));
}

function needsHttp(field: Field, name: string): Remark {
  return remark(
    field,
    `${name} can only be told by a waypoint`,
    `${name} 只有 waypoint 才能判断`,
  );
}

/** Whether a policy decides by the principal of a token. */
export function asksForToken(object: MeshObject): boolean {
  return rulesOf(object).some(
    rule =>
      rule
        .get('from')
        .items()
        .some(from =>
          ['requestPrincipals', 'notRequestPrincipals'].some(
            name => from.get('source', name).items().length > 0,
          ),
        ) ||
      rule
        .get('when')
        .items()
        .some(when => when.get('key').text.startsWith('request.auth')),
  );
}
