import { links } from '../link/setIndex';
import {
  authorizationsOf,
  isDeniedByDefault,
  restricts,
} from './istio/authorization';
import { istioPlaintext } from './istio/mutualTls';
import { configured, linkerdPlaintext, LinkerdPlaces } from './linkerd/inbound';
import { authorizationsOfNamespace } from './linkerd/servers';
import { egressOf } from './egress';
import { MeshPod } from './meshPod';
import { MeshObjects } from './objects';
import { MeshWorkload } from './shapes';
import { MeshSigns } from './signs';

/** Workloads, after everything else of the mesh was linked. */
export function meshWorkload(
  meshPod: MeshPod,
  objects: MeshObjects,
  signs: MeshSigns,
): MeshWorkload {
  const { pod, membership, target } = meshPod;
  return {
    kind: pod.object.kind,
    name: pod.object.name,
    title: pod.title,
    namespace: pod.namespace,
    namespaceHere: meshPod.namespace !== undefined,
    ...signs.ofAny([meshPod]),
    joined: membership.joined,
    out: membership.out,
    conflicts: membership.conflicts,
    formerAnnotations: membership.formerAnnotations,
    services: links(pod.services),
    plaintext: plaintextOf(meshPod, objects),
    authorization: authorizationOf(meshPod, objects),
    egress: egressOf(objects, target, pod.object.source),
    unread: objects.index.unreadBeside(pod.namespace),
    environments: [objects.index.set.environment],
    source: membership.source,
  };
}

function placesOf({ pod, namespace }: MeshPod): LinkerdPlaces {
  return { pods: pod.template.metadata, namespace };
}

function plaintextOf(
  meshPod: MeshPod,
  objects: MeshObjects,
): MeshWorkload['plaintext'] {
  const { pod, target, ports } = meshPod;
  const ofLinkerd = () =>
    linkerdPlaintext(objects, target, placesOf(meshPod), ports);
  const decided =
    meshPod.membership.mesh === 'linkerd'
      ? ofLinkerd()
      : istioPlaintext(objects, target) ?? ofLinkerd();
  return (
    decided ?? {
      state: 'unknown',
      by: '',
      mode: '',
      ports: [],
      source: pod.object.source,
    }
  );
}

function authorizationOf(
  meshPod: MeshPod,
  objects: MeshObjects,
): MeshWorkload['authorization'] {
  const { pod, target, servers, ports } = meshPod;
  const ofIstio = authorizationsOf(objects, target);
  const policies = [
    ...ofIstio.filter(restricts),
    ...servers.filter(
      ({ accessPolicy, port }) =>
        accessPolicy === 'deny' && ports.served.has(ports.numberOf(port.text)),
    ),
    ...authorizationsOfNamespace(objects, pod.namespace),
  ];
  const byDefault = configured(placesOf(meshPod), 'default-inbound-policy');
  return {
    policies: links(policies.map(({ title }) => title)),
    deniedByDefault:
      isDeniedByDefault(objects, pod.namespace) || byDefault?.text === 'deny',
    source: policies[0]?.field.source ?? pod.object.source,
  };
}
