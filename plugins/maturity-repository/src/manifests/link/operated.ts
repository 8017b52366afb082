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

/** The custom resources of a set, of which operators may run pods. */
export class CustomResources {
  readonly #namespaces = new Map<string, string[]>();

  constructor(index: SetIndex) {
    for (const object of index.set.objects) {
      if (builtIn.test(groupOf(object)) || podless.has(object.kind)) continue;
      push(this.#namespaces, object.name, index.namespaceOf(object));
    }
  }

  /**
   * Whether an operator may run the pods that labels select: a custom resource is called as one of the labels says, as
   * operators label what they run.
   */
  mayRun(selector: Field, namespace: string): boolean {
    return selector
      .entries()
      .some(([, { text }]) =>
        this.#namespaces.get(text)?.some(own => mayBeSame(own, namespace)),
      );
  }
}
