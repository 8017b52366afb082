import { inTurns, turn } from '../../turn';
import { ManifestSet } from '../sets';
import { Workload } from '../shapes';
import { linkAccess } from './access';
import { linkAutoscalers, linkVerticalAutoscalers } from './autoscalers';
import { configMapsOf, secretsOf } from './configuration';
import { linkDisruptionBudgets } from './disruptionBudgets';
import { linkIngresses } from './ingresses';
import { linkMonitors } from './monitors';
import { namespacesOf, quotasOf } from './namespaces';
import { linkNetworkPolicies } from './networkPolicies';
import { podsOf } from './pods';
import { linkReferences } from './references';
import { gatewaysOf, linkRoutes } from './routes';
import { linkServices, serviceEvidence } from './services';
import { SetIndex } from './setIndex';
import { Texts } from './texts';
import { linkVendorPolicies } from './vendorPolicies';
import { containerEvidence, workloadEvidence } from './workloads';

/** What the objects of one set are to each other, as lists of evidence. */
export type LinkedEvidence = Awaited<ReturnType<typeof linkSet>>;

/**
 * Links the objects of a set. Each step adds to the pods what it knows of them, so the workloads come last.
 * Never throws, whatever the objects hold.
 *
 * @param texts - the templates it was rendered from
 */
export async function linkSet(set: ManifestSet, texts: Texts = new Texts()) {
  const index = new SetIndex(set);
  const { environment } = set;
  const pods = await podsOf(index);
  await turn();
  const services = linkServices(index, pods);
  const ingresses = linkIngresses(index, services);
  const httpRoutes = linkRoutes(index, services);
  const monitors = linkMonitors(index, pods, services);
  await turn();
  const networkPolicies = [
    ...linkNetworkPolicies(index, pods),
    ...linkVendorPolicies(index, pods),
  ];
  await turn();
  const autoscalers = linkAutoscalers(index, pods);
  const verticalAutoscalers = linkVerticalAutoscalers(index, pods, autoscalers);
  const disruptionBudgets = linkDisruptionBudgets(index, pods);
  const access = linkAccess(index, pods);
  const configReferences = await linkReferences(index, pods);
  const workloads: Workload[] = [];
  for await (const some of inTurns(pods.all)) {
    workloads.push(...some.map(pod => workloadEvidence(pod, index, texts)));
  }
  return {
    services: services.all.map(service =>
      serviceEvidence(service, environment),
    ),
    ingresses,
    httpRoutes,
    gateways: gatewaysOf(index),
    monitors,
    networkPolicies,
    autoscalers,
    verticalAutoscalers,
    disruptionBudgets,
    ...access,
    configReferences,
    configMaps: configMapsOf(index, configReferences),
    secrets: secretsOf(index, configReferences, texts),
    quotas: quotasOf(index),
    namespaces: namespacesOf(index, pods, networkPolicies),
    workloads,
    containers: pods.all.flatMap(containerEvidence),
  };
}
