import { Workload } from '../shapes';
import { Pod } from './pods';
import { links } from './setIndex';

/** The network policies that select a pod, taken together. */
export function coverageOf(pod: Pod): Workload['networkPolicy'] {
  const policies = [...pod.policies, ...pod.policiesBeside];
  const restricting = policies.filter(({ egress }) => egress);
  const dnsLacks = lacksForDns(pod);
  const source =
    restricting[0]?.source ?? policies[0]?.source ?? pod.object.source;
  return {
    policies: links(policies.map(({ title }) => title)),
    ingress: policies.some(({ ingress }) => ingress),
    egress: restricting.length > 0,
    dns: dnsLacks.length === 0,
    dnsLacks,
    dnsSource:
      restricting.find(({ dns }) => dns.udp !== dns.tcp)?.source ?? source,
    source,
  };
}

/**
 * What one policy allows, no other takes away. A policy from beside the set counts as one that may allow it; as one
 * that keeps it from the pod only where it certainly selects it.
 */
export function mayAskDns(pod: Pod): boolean {
  return lacksForDns(pod).length === 0;
}

function lacksForDns({ policies, policiesBeside }: Pod): Array<'UDP' | 'TCP'> {
  const restricted = policies.some(({ egress }) => egress);
  const beside = policiesBeside.filter(({ certain }) => restricted || certain);
  const restricting = [...policies, ...beside].filter(({ egress }) => egress);
  if (restricting.length === 0) return [];
  return [
    ...(restricting.some(({ dns }) => dns.udp) ? [] : ['UDP' as const]),
    ...(restricting.some(({ dns }) => dns.tcp) ? [] : ['TCP' as const]),
  ];
}
