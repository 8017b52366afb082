import { NetworkPolicyEvidence, Remark } from '../shapes';
import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { LabelSelector } from '../model/selector';
import { allowsDns, DnsAccess } from './dns';
import { Selected } from './labelIndex';
import { mayBeOperated } from './operated';
import { Pod, PodPolicy, Pods } from './pods';
import { links, SetIndex } from './setIndex';

type Peer = NetworkPolicyEvidence['peers'][number];
type Direction = Peer['direction'];

/** Labels that are taken for the name of a namespace; Kubernetes sets kubernetes.io/metadata.name. */
const nameLabels = new Set(['name', 'namespace', 'ns', 'kubernetes.io/name']);

/** The NetworkPolicies of Kubernetes, with the pods they select. */
export function linkNetworkPolicies(
  index: SetIndex,
  pods: Pods,
): NetworkPolicyEvidence[] {
  const declared = labelsOfNamespaces(index);
  return ['networking.k8s.io', 'extensions'].flatMap(group =>
    index
      .ofKind('NetworkPolicy', group)
      .map(field => linkPolicy(field, index, pods, declared)),
  );
}

function linkPolicy(
  field: Field,
  index: SetIndex,
  pods: Pods,
  declared: ReadonlySet<string>,
): NetworkPolicyEvidence {
  const { object } = field;
  const namespace = index.namespaceOf(object);
  const spec = field.get('spec');
  const selector = LabelSelector.of(spec.get('podSelector'));
  const selected = pods.byLabels.select(selector, namespace);
  const { meant } = selected;
  const restricts = directionsOf(spec);
  const rules = {
    ingress: restricts.ingress ? spec.get('ingress').items() : [],
    egress: restricts.egress ? spec.get('egress').items() : [],
  };
  const dns = restricts.egress
    ? allowsDns(rules.egress)
    : { udp: true, tcp: true };
  const evidence: NetworkPolicyEvidence = {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.name,
    title: titleOf(object),
    namespace,
    native: true,
    selectsAll: selector.empty,
    workloads: links(meant.map(({ title }) => title)),
    operated:
      meant.length === 0 &&
      mayBeOperated(index, spec.get('podSelector', 'matchLabels'), namespace),
    ...restricts,
    deniesIngress: restricts.ingress && rules.ingress.length === 0,
    deniesEgress: restricts.egress && rules.egress.length === 0,
    allowsDns: dns.udp && dns.tcp,
    dnsUdpOnly: dns.udp && !dns.tcp,
    peers: (['ingress', 'egress'] as const).flatMap(direction =>
      rules[direction].flatMap(rule =>
        peerFields(rule, direction).map(peer =>
          peerOf(peer, direction, { namespace, pods, declared }),
        ),
      ),
    ),
    probablyAnd: (['ingress', 'egress'] as const).flatMap(direction =>
      rules[direction].flatMap(rule => probablyAnd(rule, direction)),
    ),
    unread: index.unreadBeside(namespace),
    environments: [index.set.environment],
    source: field.source,
  };
  tellPods(evidence, dns, selected);
  return evidence;
}

/** Tells the pods that a policy selects what it does for them. */
export function tellPods(
  { title, namespace, ingress, egress, source }: NetworkPolicyEvidence,
  dns: DnsAccess,
  { own, beside }: Pick<Selected<Pod>, 'own' | 'beside'>,
): void {
  const policy: PodPolicy = { title, ingress, egress, dns, source };
  for (const pod of own) pod.policies.push(policy);
  for (const pod of beside) {
    const certain = namespace !== '' && pod.namespace === namespace;
    pod.policiesBeside.push({ ...policy, certain });
  }
}

/** Without policyTypes a policy is of what comes in, and of what goes out where it says something of that. */
function directionsOf(spec: Field): { ingress: boolean; egress: boolean } {
  const types = spec.get('policyTypes').items();
  if (types.length === 0) {
    return { ingress: true, egress: spec.get('egress').items().length > 0 };
  }
  const has = (type: string) => types.some(({ text }) => text === type);
  return { ingress: has('Ingress'), egress: has('Egress') };
}

function peerFields(rule: Field, direction: Direction): Field[] {
  return rule.get(direction === 'ingress' ? 'from' : 'to').items();
}

function peerOf(
  field: Field,
  direction: Direction,
  context: { namespace: string; pods: Pods; declared: ReadonlySet<string> },
): Peer {
  const kind = kindOf(field);
  const namespaces = LabelSelector.of(field.get('namespaceSelector'));
  const selector = LabelSelector.of(field.get('podSelector'));
  return {
    direction,
    kind,
    matches:
      kind !== 'pods' ||
      context.pods.byLabels.selectsAny(selector, context.namespace),
    namespaceLabels: namespaces.names,
    unsetLabel:
      namespaces.names.find(
        name => nameLabels.has(name) && !context.declared.has(name),
      ) ?? '',
    source: field.source,
  };
}

function kindOf(peer: Field): Peer['kind'] {
  if (peer.get('ipBlock').set) return 'addresses';
  const pods = peer.get('podSelector').set;
  if (peer.get('namespaceSelector').set) {
    return pods ? 'pods-in-namespaces' : 'namespaces';
  }
  return pods ? 'pods' : 'nothing';
}

function labelsOfNamespaces(index: SetIndex): ReadonlySet<string> {
  return new Set(
    [index, ...index.beside]
      .flatMap(other => other.ofKind('Namespace', ''))
      .flatMap(field => field.get('metadata', 'labels').keys()),
  );
}

/** A namespace and some pods, as two items, are all pods of the one and these pods of the policy's own. */
function probablyAnd(rule: Field, direction: Direction): Remark[] {
  const peers = peerFields(rule, direction);
  if (peers.length !== 2) return [];
  const namespaces = peers.find(
    peer =>
      kindOf(peer) === 'namespaces' &&
      !LabelSelector.of(peer.get('namespaceSelector')).empty,
  );
  const pods = peers.find(
    peer =>
      kindOf(peer) === 'pods' &&
      !LabelSelector.of(peer.get('podSelector')).empty,
  );
  if (!namespaces || !pods) return [];
  return [
    {
      message: {
        en: 'Two list items mean or: every pod of that namespace is allowed. Pods of that namespace are namespaceSelector and podSelector in one item',
        zh: '两个列表项是“或”的关系：该命名空间的所有 Pod 都被允许。若只允许该命名空间中的某些 Pod，应把 namespaceSelector 和 podSelector 写在同一项中',
      },
      source: namespaces.source,
    },
  ];
}
