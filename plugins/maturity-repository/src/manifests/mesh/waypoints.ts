import { Field } from '../model/field';
import { Pod } from '../link/pods';
import { mayBeSame } from '../link/setIndex';
import { MeshObjects } from './objects';

export const useWaypoint = 'istio.io/use-waypoint';

/** The label that says which waypoint something goes through: its own, else its namespace's. */
export function waypointLabel(
  objects: MeshObjects,
  metadata: Field,
  namespace: string,
): Field | undefined {
  return [metadata, objects.namespace(namespace)]
    .map(each => each?.get('labels', useWaypoint))
    .find(label => label?.text);
}

/** The waypoint that requests to pods go through by one of their Services; empty where nothing here says so. */
export function waypointOf(objects: MeshObjects, pod: Pod): string {
  const services = objects
    .of('', 'Service')
    .filter(
      ({ name, namespace }) =>
        pod.services.has(name) && mayBeSame(namespace, pod.namespace),
    );
  const labels = [
    ...services.map(({ field }) => field.get('metadata')),
    pod.template.metadata,
  ].map(metadata => waypointLabel(objects, metadata, pod.namespace)?.text);
  return labels.find(name => name && name !== 'none') ?? '';
}
