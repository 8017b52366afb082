import { Workload } from '../shapes';
import { Pod, PodPolicy } from './pods';
import { links } from './setIndex';

/** The network policies that select a pod, taken together. */
export function coverageOf({
  policies,
  object,
}: Pod): Workload['networkPolicy'] {
  return {
    policies: links(policies.map(({ title }) => title)),
    ingress: policies.some(({ ingress }) => ingress),
    egress: policies.some(({ egress }) => egress),
    dns: mayAskDns(policies),
    source:
      policies.find(({ egress }) => egress)?.source ??
      policies[0]?.source ??
      object.source,
  };
}

/** What one policy allows, no other takes away. */
export function mayAskDns(policies: PodPolicy[]): boolean {
  const restricting = policies.filter(({ egress }) => egress);
  return (
    restricting.length === 0 ||
    (restricting.some(({ dns }) => dns.udp) &&
      restricting.some(({ dns }) => dns.tcp))
  );
}
