import { Pods } from '../link/pods';
import { Services } from '../link/services';
import { push, SetIndex } from '../link/setIndex';
import { linkDestinationRules } from './istio/destinationRules';
import { linkIstioGateways } from './istio/gateways';
import { istioRoutes } from './istio/routes';
import { linkVirtualServices } from './istio/virtualServices';
import { gatewayRoutes } from './gatewayRoutes';
import { profileRoutes } from './linkerd/profiles';
import { meshPods } from './meshPod';
import { MeshObjects } from './objects';
import { linkAuthorizations, linkTokens } from './policies';
import { RouteParts } from './routeParts';
import { linkMeshServices } from './services';
import { MeshSigns } from './signs';
import { meshWorkload } from './workloads';

/**
 * What the objects of a set say to a service mesh: Istio with sidecars or in ambient mode, Linkerd, and what both read
 * of the Gateway API. Never throws, whatever the objects hold.
 */
export function linkMesh(index: SetIndex, pods: Pods, services: Services) {
  const objects = new MeshObjects(index);
  const all = meshPods(objects, pods.together);
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
  const context = { objects, pods: all, routes: byService, signs };
  return {
    meshWorkloads: all
      .filter(({ pod }) => own.has(pod))
      .map(pod => meshWorkload(pod, objects, signs)),
    meshServices: linkMeshServices(services.all, context),
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
