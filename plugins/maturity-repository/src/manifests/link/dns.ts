import { Field } from '../model/field';
import { LabelSelector } from '../model/selector';

/** By which protocols DNS may be asked. Answers that are too long for UDP come by TCP. */
export interface DnsAccess {
  udp: boolean;
  tcp: boolean;
}

/** Whether rules for what goes out let DNS be asked. */
export function allowsDns(rules: Field[]): DnsAccess {
  const access = { udp: false, tcp: false };
  for (const rule of rules) {
    if (!reachesDns(rule.get('to').items())) continue;
    const ports = rule.get('ports').items();
    if (ports.length === 0) return { udp: true, tcp: true };
    for (const port of ports) {
      if (!isDnsPort(port)) continue;
      const protocol = port.get('protocol').text || 'TCP';
      if (protocol === 'UDP') access.udp = true;
      if (protocol === 'TCP') access.tcp = true;
    }
  }
  return access;
}

/** Pods of the own namespace are no DNS server; other namespaces and addresses may be. */
function reachesDns(to: Field[]): boolean {
  return (
    to.length === 0 ||
    to.some(
      peer =>
        peer.get('ipBlock').set ||
        (peer.get('namespaceSelector').set && mayHoldDns(peer)),
    )
  );
}

const dnsNamespaces = new Set(['kube-system', 'openshift-dns']);

function mayHoldDns(peer: Field): boolean {
  const { requirements } = LabelSelector.of(peer.get('namespaceSelector'));
  return requirements.every(
    ({ key, operator, values }) =>
      key !== 'kubernetes.io/metadata.name' ||
      operator !== 'In' ||
      [...values].some(value => dnsNamespaces.has(value)),
  );
}

/** OpenShift's DNS listens on 5353 behind its Service. */
function isDnsPort(port: Field): boolean {
  const first = port.get('port');
  if (!first.set) return true;
  const { int } = first;
  if (int === undefined) return /^dns(?:-|$)/.test(first.text);
  const last = port.get('endPort').int ?? int;
  return [53, 5353].some(dns => int <= dns && dns <= last);
}
