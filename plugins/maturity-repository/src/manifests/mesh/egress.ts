import { Field } from '../model/field';
import { mayBeSame } from '../link/setIndex';
import { Place } from '../objects';
import {
  istioNetworking,
  linkerdPolicy,
  MeshObjects,
  Scope,
  scopeOf,
  Target,
} from './objects';
import { MeshWorkload } from './shapes';

const selector = ['spec', 'workloadSelector', 'labels'];
const order: Scope[] = ['workload', 'namespace', 'mesh'];

/** Where pods may send requests, as a Sidecar of Istio or an EgressNetwork of Linkerd says. */
export function egressOf(
  objects: MeshObjects,
  target: Target,
  source: Place,
): MeshWorkload['egress'] {
  const [sidecar] = objects
    .of(istioNetworking, 'Sidecar')
    .flatMap(object => {
      const scope = scopeOf(object, selector, target);
      return scope ? [{ ...object, scope }] : [];
    })
    .sort((a, b) => order.indexOf(a.scope) - order.indexOf(b.scope));
  if (sidecar) {
    return {
      by: sidecar.title,
      limited: limits(sidecar.field.get('spec')),
      source: sidecar.field.source,
    };
  }
  const network = objects
    .of(linkerdPolicy, 'EgressNetwork')
    .find(({ namespace }) => mayBeSame(namespace, target.namespace));
  return {
    by: network?.title ?? '',
    limited: network?.field.get('spec', 'trafficPolicy').text === 'Deny',
    source: network?.field.source ?? source,
  };
}

/** Only what is registered may be reached, or what is listed leaves most out. */
function limits(spec: Field): boolean {
  if (spec.get('outboundTrafficPolicy', 'mode').text === 'REGISTRY_ONLY') {
    return true;
  }
  const hosts = spec
    .get('egress')
    .items()
    .flatMap(egress => egress.get('hosts').items())
    .map(({ text }) => text);
  return hosts.length > 0 && !hosts.includes('*/*');
}
