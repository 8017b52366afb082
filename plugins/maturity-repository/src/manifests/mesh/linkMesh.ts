import { Pods } from '../link/pods';
import { Services } from '../link/services';
import { push, SetIndex } from '../link/setIndex';
import { linkDestinationRules } from './istio/destinationRules';
import { linkIstioGateways } from './istio/gateways';
import { istioRoutes } from './istio/routes';
import { linkVirtualServices } from './istio/virtualServices';
import { gatewayRoutes } from './gatewayRoutes';
import { profileRoutes } from './linkerd/profiles';
import { inTurns, turn } from '../../turn';
import { meshPods } from './meshPod';
import { MeshObjects } from './objects';
import { linkAuthorizations, linkTokens } from './policies';
import { RouteParts } from './routeParts';
import { linkMeshServices } from './services';
import { MeshWorkload } from './shapes';
import { MeshSigns } from './signs';
import { meshWorkload } from './workloads';

/**
 * What the objects of a set say to a service mesh: Istio with sidecars or in ambient mode, Linkerd, and what both read
 * of the Gateway API. Never throws, whatever the objects hold.
 */
export async function linkMesh(
  index: SetIndex,
  pods: Pods,
  services: Services,
) {
  const objects = new MeshObjects(index);
  const all = meshPods(objects, pods.together);
  await turn();
  const own = new Set(pods.all);
  const routes = [
    ...istioRoutes(objects),
    ...gatewayRoutes(objects),
    ...profileRoutes(objects),
  ];
  const signs = new MeshSigns(objects, routes);
  const byService = new Map<string, RouteParts[]>();
  for (const route of routes) {
    const names = new Set(route.about.map(({ name }) => name));
    for (const name of names) push(byService, name, route);
  }
  await turn();
  const meshWorkloads: MeshWorkload[] = [];
  for await (const some of inTurns(all.filter(({ pod }) => own.has(pod)))) {
    meshWorkloads.push(...some.map(pod => meshWorkload(pod, objects, signs)));
  }
  const context = { objects, pods: all, routes: byService, signs };
  const meshServices = linkMeshServices(services.all, context);
  await turn();
  return {
    meshWorkloads,
    meshServices,
    meshRoutes: routes
      .filter(route => route.own)
      .map(({ route }) => ({
        ...route,
        environments: [index.set.environment],
      })),
    meshAuthorizations: linkAuthorizations(objects, all),
    meshTokens: linkTokens(objects, all),
    virtualServices: linkVirtualServices(objects, services),
    destinationRules: linkDestinationRules(objects, services),
    istioGateways: linkIstioGateways(objects, pods),
  };
}
