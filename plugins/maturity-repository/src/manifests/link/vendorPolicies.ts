import { NetworkPolicyEvidence } from '../shapes';
import { Field } from '../model/field';
import { groupOf, titleOf } from '../model/podTemplate';
import { Labels, LabelSelector } from '../model/selector';
import { calicoSelector } from './calicoSelector';
import { DnsAccess } from './dns';
import { tellPods } from './networkPolicies';
import { Pod, Pods } from './pods';
import { links, mayBeSame, SetIndex } from './setIndex';

/** What Cilium and Calico have for NetworkPolicies: which pods they select and in which direction they restrict. */
export function linkVendorPolicies(
  index: SetIndex,
  pods: Pods,
): NetworkPolicyEvidence[] {
  return [
    ...['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy']
      .flatMap(kind => index.ofKind(kind, 'cilium.io'))
      .flatMap(field =>
        ciliumSpecs(field).map(spec => ciliumPolicy(field, spec, index, pods)),
      ),
    ...['NetworkPolicy', 'GlobalNetworkPolicy']
      .flatMap(kind => index.ofKind(kind))
      .filter(({ object }) => groupOf(object).endsWith('projectcalico.org'))
      .map(field => calicoPolicy(field, index, pods)),
  ];
}

interface Restrictions {
  ingress: boolean;
  egress: boolean;
  deniesIngress: boolean;
  deniesEgress: boolean;
  dns: DnsAccess;
}

function policyOf(
  field: Field,
  index: SetIndex,
  pods: Pods,
  selector: { all: boolean; matches(labels: Labels): boolean },
  restrictions: Restrictions,
): NetworkPolicyEvidence {
  const { object } = field;
  const everywhere = /^(?:CiliumClusterwide|Global)/.test(object.kind);
  const namespace = everywhere ? '' : index.namespaceOf(object);
  const isSelected = (pod: Pod) =>
    mayBeSame(pod.namespace, namespace) && selector.matches(pod.labels);
  const own = pods.all.filter(isSelected);
  const beside = pods.beside
    .flatMap(({ all }) => all)
    .filter(isSelected)
    // As with native ones: that means a namespace and no pod of it.
    .filter(pod => everywhere || !selector.all || pod.namespace === namespace);
  const { dns, ...restricts } = restrictions;
  const evidence: NetworkPolicyEvidence = {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.name,
    title: titleOf(object),
    namespace,
    native: false,
    selectsAll: selector.all,
    workloads: links((own.length > 0 ? own : beside).map(({ title }) => title)),
    operated: false,
    ...restricts,
    allowsDns: dns.udp && dns.tcp,
    dnsUdpOnly: dns.udp && !dns.tcp,
    peers: [],
    probablyAnd: [],
    unread: index.unreadBeside(namespace),
    environments: [index.set.environment],
    source: field.source,
  };
  tellPods(evidence, dns, { own, beside });
  return evidence;
}

function ciliumSpecs(field: Field): Field[] {
  const specs = field.get('specs').items();
  return specs.length > 0 ? specs : [field.get('spec')];
}

function ciliumPolicy(
  field: Field,
  spec: Field,
  index: SetIndex,
  pods: Pods,
): NetworkPolicyEvidence {
  const selector = LabelSelector.of(spec.get('endpointSelector'));
  const rules = {
    ingress: spec.get('ingress').items(),
    egress: spec.get('egress').items(),
  };
  const restricts = (direction: 'ingress' | 'egress') =>
    (rules[direction].length > 0 ||
      spec.get(`${direction}Deny`).items().length > 0) &&
    spec.get('enableDefaultDeny', direction).bool !== false;
  const isEmpty = (rule: Field) => rule.keys().length === 0;
  const egress = restricts('egress');
  const dns =
    !egress || rules.egress.some(rule => !isEmpty(rule) && ciliumDns(rule));
  return policyOf(
    field,
    index,
    pods,
    {
      all: selector.empty,
      matches: labels => selector.matches(withPrefixes(labels)),
    },
    {
      ingress: restricts('ingress'),
      egress,
      deniesIngress: restricts('ingress') && rules.ingress.every(isEmpty),
      deniesEgress: egress && rules.egress.every(isEmpty),
      dns: { udp: dns, tcp: dns },
    },
  );
}

/** Cilium writes where a label comes from before it. */
function withPrefixes(labels: Labels): Labels {
  const all = new Map(labels);
  for (const [name, value] of labels) {
    all.set(`k8s:${name}`, value);
    all.set(`any:${name}`, value);
  }
  return all;
}

function ciliumDns(rule: Field): boolean {
  const ports = rule
    .get('toPorts')
    .items()
    .flatMap(to => to.get('ports').items());
  return (
    ports.length === 0 ||
    ports.some(port => ['53', '0', 'dns'].includes(port.get('port').text))
  );
}

function calicoPolicy(
  field: Field,
  index: SetIndex,
  pods: Pods,
): NetworkPolicyEvidence {
  const spec = field.get('spec');
  const types = spec.get('types').items();
  const rules = {
    ingress: spec.get('ingress').items(),
    egress: spec.get('egress').items(),
  };
  const egress = types.length
    ? types.some(({ text }) => text === 'Egress')
    : rules.egress.length > 0;
  const ingress = types.length
    ? types.some(({ text }) => text === 'Ingress')
    : !egress || rules.ingress.length > 0;
  const allows = (list: Field[]) =>
    list.some(rule => /^(?:Allow|Pass)$/.test(rule.get('action').text));
  const dns = !egress || rules.egress.some(calicoDns);
  return policyOf(
    field,
    index,
    pods,
    calicoSelector(spec.get('selector').text),
    {
      ingress,
      egress,
      deniesIngress: ingress && !allows(rules.ingress),
      deniesEgress: egress && !allows(rules.egress),
      dns: { udp: dns, tcp: dns },
    },
  );
}

function calicoDns(rule: Field): boolean {
  const ports = rule.get('destination', 'ports').items();
  return (
    /^(?:Allow|Pass)$/.test(rule.get('action').text) &&
    (ports.length === 0 ||
      ports.some(({ text }) => /^(?:53|dns.*)$/.test(text)))
  );
}
