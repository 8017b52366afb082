import { Field } from '../../model/field';
import { LabelSelector } from '../../model/selector';
import { Pod, Pods } from '../../link/pods';
import { providerOf } from '../../link/providers';
import { links, push } from '../../link/setIndex';
import { Remark } from '../../shapes';
import { remark } from '../membership';
import { istioNetworking, MeshObject, MeshObjects, onceFor } from '../objects';
import { IstioGateway } from '../shapes';

type Server = IstioGateway['servers'][number];

/** The Gateways of Istio in a set; those of the Gateway API are another kind. */
export function linkIstioGateways(
  objects: MeshObjects,
  pods: Pods,
): IstioGateway[] {
  return objects.ownOf(istioNetworking, 'Gateway').map(object => {
    const { field, name, title, namespace } = object;
    const selector = field.get('spec', 'selector');
    const labels = LabelSelector.ofLabels(selector);
    const selected = labels.empty
      ? []
      : pods.together.filter(pod => labels.matches(pod.labels));
    return {
      apiVersion: field.object.apiVersion,
      name,
      title,
      namespace,
      selector: selector
        .entries()
        .map(([label, value]) => `${label}=${value.text}`)
        .slice(0, 20),
      workloads: links(selected.map(pod => pod.title)),
      servers: serversIn(field).map(server =>
        serverOf(server, selected, objects),
      ),
      conflicts: conflictsOf(object, objects),
      environments: [objects.index.set.environment],
      source: field.source,
    };
  });
}

function serverOf(
  field: Field,
  selected: readonly Pod[],
  objects: MeshObjects,
): Server {
  const tls = field.get('tls');
  const secret = tls.get('credentialName').text;
  return {
    port: field.get('port', 'number').int ?? 0,
    protocol: field.get('port', 'protocol').text.toUpperCase(),
    hosts: links(
      field
        .get('hosts')
        .items()
        .map(({ text }) => text),
    ),
    redirects: tls.get('httpsRedirect').bool === true,
    tls: tls.get('mode').text,
    minimum: tls.get('minProtocolVersion').text,
    secret,
    secretPlace: secret ? secretPlace(secret, selected, objects) : '',
    source: tls.set ? tls.source : field.source,
  };
}

/** Istio reads it where the gateway's pods are, not where the Gateway is declared. */
function secretPlace(
  secret: string,
  selected: readonly Pod[],
  objects: MeshObjects,
): Server['secretPlace'] {
  const providedIn = (namespace: string) =>
    providerOf(objects.index, 'Secret', secret, namespace) !== undefined;
  // Nowhere in particular is anywhere.
  if (selected.length === 0 || !providedIn('')) return 'unknown';
  return selected.some(({ namespace }) => providedIn(namespace))
    ? 'gateway'
    : 'elsewhere';
}

function serversIn(field: Field): Field[] {
  return field.get('spec', 'servers').items();
}

/** Gateways by the pods, port and host that they open; those that select nothing are left out. */
const gatewaysByDoor = onceFor(objects => {
  const doors = new Map<string, MeshObject[]>();
  for (const gateway of objects.of(istioNetworking, 'Gateway')) {
    for (const door of serversIn(gateway.field).flatMap(doorsOf(gateway))) {
      push(doors, door, gateway);
    }
  }
  return doors;
});

/** Hosts with a wildcard give way to exact ones, so that only equal ones collide. */
function doorsOf({ field }: MeshObject): (server: Field) => string[] {
  const selector = field
    .get('spec', 'selector')
    .entries()
    .map(([name, value]) => `${name}=${value.text}`)
    .sort()
    .join();
  return server =>
    selector === ''
      ? []
      : server
          .get('hosts')
          .items()
          .map(({ text }) =>
            [selector, server.get('port', 'number').text, text].join(' '),
          );
}

/** One that is in several files comes several times. */
const maxOthers = 50;

/** The same port and host in two Gateways of the same pods: which of them counts is chance. */
function conflictsOf(object: MeshObject, objects: MeshObjects): Remark[] {
  const opens = doorsOf(object);
  return serversIn(object.field).flatMap(server => {
    const other = opens(server)
      .flatMap(door => gatewaysByDoor(objects).get(door)?.slice(0, maxOthers))
      .find(
        gateway =>
          gateway &&
          (gateway.name !== object.name ||
            gateway.namespace !== object.namespace),
      );
    const port = server.get('port', 'number').text;
    return other
      ? [
          remark(
            server,
            `${other.title} has port ${port} and a host of it too`,
            `${other.title} 也有端口 ${port} 和相同的主机`,
          ),
        ]
      : [];
  });
}
