import { Workload } from '../shapes';
import { Pod } from './pods';
import { links } from './setIndex';

/** The network policies that select a pod, taken together. */
export function coverageOf(pod: Pod): Workload['networkPolicy'] {
  const policies = [...pod.policies, ...pod.policiesBeside];
  return {
    policies: links(policies.map(({ title }) => title)),
    ingress: policies.some(({ ingress }) => ingress),
    egress: policies.some(({ egress }) => egress),
    dns: mayAskDns(pod),
    source:
      policies.find(({ egress }) => egress)?.source ??
      policies[0]?.source ??
      pod.object.source,
  };
}

/**
 * What one policy allows, no other takes away. A policy from beside the set counts as one that may allow it; as one
 * that keeps it from the pod only where it certainly selects it.
 */
export function mayAskDns({ policies, policiesBeside }: Pod): boolean {
  const restricted = policies.some(({ egress }) => egress);
  const beside = policiesBeside.filter(({ certain }) => restricted || certain);
  const restricting = [...policies, ...beside].filter(({ egress }) => egress);
  return (
    restricting.length === 0 ||
    (restricting.some(({ dns }) => dns.udp) &&
      restricting.some(({ dns }) => dns.tcp))
  );
}
