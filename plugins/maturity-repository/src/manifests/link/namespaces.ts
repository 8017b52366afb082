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
  readonly #names: ReadonlySet<string>;

  constructor(index: SetIndex, kind: string) {
    const objects = index.ofKind(kind, '').map(({ object }) => object);
    this.#names = new Set(objects.map(object => index.namespaceOf(object)));
  }

  has(name: string): boolean {
    return (
      this.#names.has(name) ||
      this.#names.has('') ||
      (name === '' && this.#names.size > 0)
    );
  }
}

/** The namespaces that workloads run in or that are declared, with what is set up in each. */
export function namespacesOf(
  index: SetIndex,
  pods: Pods,
  policies: NetworkPolicyEvidence[],
): NamespaceEvidence[] {
  const declared = new Map(
    index.ofKind('Namespace', '').map(field => [field.object.name, field]),
  );
  const running = new Map<string, Pod[]>();
  for (const pod of pods.all) push(running, pod.namespace, pod);
  const names = new Set([...declared.keys(), ...running.keys()]);
  const quotas = new Names(index, 'ResourceQuota');
  const limits = new Names(index, 'LimitRange');
  return [...names].map(name =>
    namespaceOf(name, {
      index,
      policies: policies.filter(policy => mayBeSame(policy.namespace, name)),
      declared: declared.get(name),
      pods: running.get(name) ?? [],
      quotas,
      limits,
    }),
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
        ? pods.every(({ policies: own }) => mayAskDns(own))
        : general.every(({ egress }) => !egress) ||
          general.some(({ egress, allowsDns }) => egress && allowsDns),
    resourceQuota: quotas.has(name),
    limitRange: limits.has(name),
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
