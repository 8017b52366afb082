import { Field } from '../model/field';
import { groupOf } from '../model/podTemplate';
import { mayBeSame, push, SetIndex } from './setIndex';

/** Groups of Kubernetes itself, which has no operator for its kinds. */
const builtIn = /^(?:|apps|batch|autoscaling|policy|extensions|.*\.k8s\.io)$/;

/** Kinds of others that are named after a workload, but have nobody run pods. */
const podless = new Set([
  'ServiceMonitor',
  'PodMonitor',
  'PodMonitoring',
  'PrometheusRule',
  'ExternalSecret',
  'SealedSecret',
  'Certificate',
  'ScaledObject',
  'ScaledJob',
  'VirtualService',
  'DestinationRule',
  'PeerAuthentication',
  'AuthorizationPolicy',
  'NetworkPolicy',
  'CiliumNetworkPolicy',
  'IngressRoute',
  'Middleware',
  'Application',
  'AppProject',
]);

type Namespaces = Map<string, string[]>;

const resources = new WeakMap<SetIndex, Namespaces>();

/**
 * Whether an operator may run the pods that labels select: a custom resource of the set, or one beside it, is called as
 * one of the labels says, as operators label what they run.
 */
export function mayBeOperated(
  index: SetIndex,
  selector: Field,
  namespace: string,
): boolean {
  const names = selector.entries().map(([, { text }]) => text);
  return [index, ...index.beside].some(of => {
    const known = resources.get(of) ?? customResources(of);
    resources.set(of, known);
    return names.some(name =>
      known.get(name)?.some(own => mayBeSame(own, namespace)),
    );
  });
}

/** The namespaces of custom resources, of which operators may run pods, by their names. */
function customResources(index: SetIndex): Namespaces {
  const namespaces: Namespaces = new Map();
  for (const object of index.set.objects) {
    if (builtIn.test(groupOf(object)) || podless.has(object.kind)) continue;
    push(namespaces, object.name, index.namespaceOf(object));
  }
  return namespaces;
}
