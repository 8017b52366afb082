import { ManifestObject } from '../objects';
import {
  NamespaceEvidence,
  NetworkPolicyEvidence,
  QuotaEvidence,
} from '../shapes';
import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { mayAskDns } from './coverage';
import { Pod, Pods } from './pods';
import { links, mayBeSame, push, SetIndex } from './setIndex';

/** The namespaces that have an object of some kind. */
class Names {
  readonly #own: ReadonlySet<string>;
  readonly #beside: ReadonlySet<string>;

  constructor(index: SetIndex, kind: string) {
    const namesIn = (of: SetIndex) =>
      of.ofKind(kind, '').map(({ object }) => of.namespaceOf(object));
    this.#own = new Set(namesIn(index));
    this.#beside = new Set(index.beside.flatMap(namesIn));
  }

  has(name: string): boolean {
    return (
      this.#own.has(name) ||
      this.#own.has('') ||
      (name === '' && this.#own.size > 0) ||
      this.#beside.has(name)
    );
  }
}

/**
 * The namespaces that workloads run in or that are declared, with what is set up in each: by the set, or beside it for
 * the very same namespace.
 *
 * @param policies - of the set
 * @param policiesBeside - of what is deployed beside it
 */
export function namespacesOf(
  index: SetIndex,
  pods: Pods,
  policies: NetworkPolicyEvidence[],
  policiesBeside: NetworkPolicyEvidence[] = [],
): NamespaceEvidence[] {
  const declared = declaredIn([index]);
  const declaredBeside = declaredIn(index.beside);
  const running = new Map<string, Pod[]>();
  for (const pod of pods.all) push(running, pod.namespace, pod);
  const names = new Set([...declared.keys(), ...running.keys()]);
  const together = new Map<string, Pod[]>();
  for (const pod of names.size > 0 ? pods.together : []) {
    push(together, pod.namespace, pod);
  }
  const quotas = new Names(index, 'ResourceQuota');
  const limits = new Names(index, 'LimitRange');
  return [...names].map(name =>
    namespaceOf(name, {
      index,
      policies: [
        ...policies.filter(policy => mayBeSame(policy.namespace, name)),
        ...policiesBeside.filter(({ namespace }) => namespace === name),
      ],
      declared: declared.get(name) ?? declaredBeside.get(name),
      pods: (name === '' ? running : together).get(name) ?? [],
      quotas,
      limits,
    }),
  );
}

function declaredIn(indexes: readonly SetIndex[]): Map<string, Field> {
  return new Map(
    indexes
      .flatMap(index => index.ofKind('Namespace', ''))
      .map(field => [field.object.name, field]),
  );
}

function namespaceOf(
  name: string,
  context: {
    index: SetIndex;
    policies: NetworkPolicyEvidence[];
    declared: Field | undefined;
    pods: Pod[];
    quotas: Names;
    limits: Names;
  },
): NamespaceEvidence {
  const { index, policies, declared, pods, quotas, limits } = context;
  const general = policies.filter(({ selectsAll }) => selectsAll);
  return {
    name,
    declared: declared !== undefined,
    podSecurity: podSecurityOf(declared, pods[0]?.object),
    workloads: links(pods.map(({ title }) => title)),
    deniesIngress: general.some(({ deniesIngress }) => deniesIngress),
    deniesEgress: general.some(({ deniesEgress }) => deniesEgress),
    allowsDns:
      pods.length > 0
        ? pods.every(mayAskDns)
        : general.every(({ egress }) => !egress) ||
          general.some(({ egress, allowsDns }) => egress && allowsDns),
    resourceQuota: quotas.has(name),
    limitRange: limits.has(name),
    unread: index.unreadBeside(name),
    environments: [index.set.environment],
    source: declared?.source ?? pods[0].object.source,
  };
}

function podSecurityOf(
  declared: Field | undefined,
  first: ManifestObject | undefined,
): NamespaceEvidence['podSecurity'] {
  const labels = declared?.get('metadata', 'labels');
  const label = (name: string) =>
    labels?.get(`pod-security.kubernetes.io/${name}`);
  return {
    enforce: label('enforce')?.text ?? '',
    enforceVersion: label('enforce-version')?.text ?? '',
    warn: label('warn')?.text ?? '',
    audit: label('audit')?.text ?? '',
    source: label('enforce')?.source ?? first?.source ?? { file: '', line: 0 },
  };
}

/** ResourceQuotas and LimitRanges. */
export function quotasOf(index: SetIndex): QuotaEvidence[] {
  return ['ResourceQuota', 'LimitRange'].flatMap(kind =>
    index.ofKind(kind, '').map(field => {
      const limits = field.get('spec', 'limits').items();
      const resources =
        kind === 'ResourceQuota'
          ? field.get('spec', 'hard').keys()
          : limits.flatMap(limit =>
              ['max', 'min', 'default', 'defaultRequest'].flatMap(bound =>
                limit.get(bound).keys(),
              ),
            );
      return {
        kind,
        name: field.object.name,
        title: titleOf(field.object),
        namespace: index.namespaceOf(field.object),
        resources: [...new Set(resources)].slice(0, 100),
        defaults: limits.some(
          limit =>
            limit.get('type').text === 'Container' &&
            (limit.get('defaultRequest').set || limit.get('default').set),
        ),
        environments: [index.set.environment],
        source: field.source,
      };
    }),
  );
}
