import { mayBeSame, push } from '../link/setIndex';
import { authorizationsOf } from './istio/authorization';
import { destinationRulesOf } from './istio/destinationRules';
import { hostOf } from './hosts';
import { MeshPod } from './meshPod';
import {
  gatewayApi,
  istioNetworking,
  istioSecurity,
  linkerdPolicy,
  MeshObjects,
} from './objects';
import { RouteParts } from './routeParts';
import { MeshName, MeshWorkload } from './shapes';

/**
 * What mesh the objects that are deployed together speak of, for workloads that aren't labelled here. A route from
 * outside alone, such as a VirtualService at a Gateway, is no sign: that takes no mesh.
 */
export class MeshSigns {
  /** Namespaces by the name of the Service that a route between services is about. */
  readonly #routed = new Map<string, string[]>();
  readonly #profiled = new Map<string, string[]>();
  readonly #istio: ReadonlySet<string>;
  readonly #ambient: ReadonlySet<string>;
  readonly #linkerd: ReadonlySet<string>;

  constructor(
    private readonly objects: MeshObjects,
    routes: readonly RouteParts[],
  ) {
    this.#istio = this.#namespacesOf([
      [istioSecurity, 'PeerAuthentication'],
      [istioNetworking, 'Sidecar'],
    ]);
    this.#linkerd = this.#namespacesOf([[linkerdPolicy, 'Server']]);
    this.#ambient = new Set(
      objects
        .of(gatewayApi, 'Gateway')
        .filter(
          ({ field }) =>
            field.get('spec', 'gatewayClassName').text === 'istio-waypoint',
        )
        .map(({ namespace }) => namespace),
    );
    for (const { about, route } of routes) {
      if (route.mesh !== 'linkerd') continue;
      for (const { name, namespace } of about) {
        push(this.#profiled, name, namespace);
      }
    }
    this.#readVirtualServices();
  }

  /** The mesh that a workload is in, as far as anything here says; empty where nothing does, or it is kept out. */
  meshOf(meshPod: MeshPod): MeshName {
    const { mesh, out } = meshPod.membership;
    return mesh || (out ? '' : this.#of(meshPod));
  }

  /** The same for workloads together, and what says so. */
  ofAny(pods: readonly MeshPod[]): Pick<MeshWorkload, 'mesh' | 'by'> {
    const meant = pods.find(pod => this.meshOf(pod) !== '');
    const mesh = meant ? this.meshOf(meant) : '';
    return { mesh, by: meant?.membership.by || (mesh ? 'objects' : '') };
  }

  #of({ pod, servers, target }: MeshPod): MeshName {
    const here = (namespaces: Iterable<string>) =>
      [...namespaces].some(each => mayBeSame(each, pod.namespace));
    const services = [...pod.services];
    if (here(this.#ambient)) return 'istio-ambient';
    if (
      here(this.#istio) ||
      services.some(name => here(this.#routed.get(name) ?? [])) ||
      services.some(
        name =>
          destinationRulesOf(this.objects, { name, namespace: pod.namespace })
            .length > 0,
      ) ||
      authorizationsOf(this.objects, target).length > 0
    ) {
      return 'istio';
    }
    const linkerd =
      servers.length > 0 ||
      here(this.#linkerd) ||
      services.some(name => here(this.#profiled.get(name) ?? []));
    return linkerd ? 'linkerd' : '';
  }

  /** Those that hold between services name the Service as their host. */
  #readVirtualServices(): void {
    for (const { field, namespace } of this.objects.of(
      istioNetworking,
      'VirtualService',
    )) {
      const spec = field.get('spec');
      const gateways = spec.get('gateways').items();
      const inMesh =
        gateways.length === 0 || gateways.some(({ text }) => text === 'mesh');
      if (!inMesh) continue;
      for (const { text } of spec.get('hosts').items()) {
        const host = hostOf(text, namespace);
        if (host.service) push(this.#routed, host.service, host.namespace);
      }
    }
  }

  #namespacesOf(kinds: ReadonlyArray<readonly [string, string]>) {
    return new Set(
      kinds.flatMap(([group, kind]) =>
        this.objects.of(group, kind).map(({ namespace }) => namespace),
      ),
    );
  }
}
