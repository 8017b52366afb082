import { Field } from '../model/field';
import { Pod } from '../link/pods';
import { AuthorizationTarget } from './istio/authorization';
import { ServedPorts } from './linkerd/inbound';
import { Server, serversOf } from './linkerd/servers';
import { Membership, membershipOf } from './membership';
import { MeshObjects } from './objects';
import { waypointOf } from './waypoints';

/** A workload with what all parts of the mesh look at. */
export interface MeshPod {
  pod: Pod;
  membership: Membership;
  target: AuthorizationTarget;
  ports: ServedPorts;
  /** Servers of Linkerd that select it. */
  servers: Server[];
  /** `metadata` of its namespace; undefined where that isn't declared here. */
  namespace: Field | undefined;
}

/** The workloads that can be in a mesh: they run until they are stopped, in a network of their own: with that of their node, pods are never given a proxy. */
export function meshPods(
  objects: MeshObjects,
  pods: readonly Pod[],
): MeshPod[] {
  return pods
    .filter(({ longRunning, template }) => {
      const { bool } = template.spec.get('hostNetwork');
      return longRunning && bool !== true;
    })
    .map(pod => meshPod(objects, pod));
}

function meshPod(objects: MeshObjects, pod: Pod): MeshPod {
  const { template, labels, namespace: name } = pod;
  const namespace = objects.namespace(name);
  const target = { labels, namespace: name };
  const numberOf = (port: string) => numberIn(pod, port);
  return {
    pod,
    membership: membershipOf({
      pods: template.metadata,
      workload: template.root.get('metadata'),
      namespace,
    }),
    target: {
      ...target,
      services: pod.services,
      waypoint: waypointOf(objects, pod),
    },
    ports: { served: new Set([...pod.servedPorts].map(numberOf)), numberOf },
    servers: serversOf(objects, target),
    namespace,
  };
}

function numberIn({ containers }: Pod, port: string): string {
  const named = containers
    .flatMap(({ ports }) => ports)
    .find(({ name }) => name !== '' && name === port);
  return named ? String(named.port) : port;
}
