import { inTurns, turn } from '../../turn';
import { linkMesh } from '../mesh';
import { ManifestGap, ManifestSet } from '../sets';
import { Workload } from '../shapes';
import { BoundRoles, linkBindings, rolesOf, serviceAccountsOf } from './access';
import { linkAutoscalers, linkVerticalAutoscalers } from './autoscalers';
import { configMapsOf, secretsOf } from './configuration';
import { linkDisruptionBudgets } from './disruptionBudgets';
import { linkIngresses } from './ingresses';
import { linkMonitors } from './monitors';
import { namespacesOf, quotasOf } from './namespaces';
import { linkNetworkPolicies } from './networkPolicies';
import { Pods, podsOf } from './pods';
import { linkReferences } from './references';
import { gatewaysOf, linkRoutes } from './routes';
import { linkServices, serviceEvidence } from './services';
import { SetIndex } from './setIndex';
import { Texts } from './texts';
import { besideEach } from './together';
import { linkVendorPolicies } from './vendorPolicies';
import { containerEvidence, workloadEvidence } from './workloads';

/** What the objects of one set are to each other and to those beside it, as lists of evidence. */
export type LinkedEvidence = Awaited<ReturnType<typeof linkSets>>[number];

/** A set, and the templates it was rendered from. */
export interface SetWithTexts {
  set: ManifestSet;
  texts?: Texts;
}

/**
 * Links the objects of each set: with one another, and with those of the sets that are deployed together with it. Each
 * step adds to the pods what it knows of them, so the workloads come last; each is done for all sets before the next.
 * Never throws, whatever the objects hold, but for the reason of the signal.
 *
 * @param gaps - what is missing and may go into any environment
 */
export async function linkSets(
  sets: readonly SetWithTexts[],
  options: { gaps?: readonly ManifestGap[]; signal?: AbortSignal } = {},
) {
  /** One step for all sets; others in the process have their turn between two. */
  const each = async <T>(step: (index: number) => T | Promise<T>) => {
    const results: T[] = [];
    for (let at = 0; at < sets.length; at++) {
      results.push(await step(at));
      await turn();
      options.signal?.throwIfAborted();
    }
    return results;
  };
  const indexes = indexesOf(
    sets.map(({ set }) => set),
    options.gaps,
  );
  /** What was made of the sets that are deployed beside one. */
  const beside = <T>(at: number, all: readonly T[]): T[] =>
    indexes[at].beside.map(({ order }) => all[order]);

  const pods = await each(at => podsOf(indexes[at]));
  pods.forEach((own, at) => (own.beside = beside(at, pods)));
  const services = await each(at => linkServices(indexes[at], pods[at]));
  services.forEach((own, at) => (own.beside = beside(at, services)));
  const ingresses = await each(at => linkIngresses(indexes[at], services[at]));
  const httpRoutes = await each(at => linkRoutes(indexes[at], services[at]));
  const monitors = await each(at =>
    linkMonitors(indexes[at], pods[at], services[at]),
  );
  const networkPolicies = await each(at => [
    ...linkNetworkPolicies(indexes[at], pods[at]),
    ...linkVendorPolicies(indexes[at], pods[at]),
  ]);
  const autoscalers = await each(at => linkAutoscalers(indexes[at], pods[at]));
  const disruptionBudgets = await each(at =>
    linkDisruptionBudgets(indexes[at], pods[at]),
  );
  const bound: BoundRoles = new Map();
  const roleBindings = await each(at =>
    linkBindings(indexes[at], pods[at], bound),
  );
  const references = await each(at => linkReferences(indexes[at], pods[at]));

  return each(async at => {
    const index = indexes[at];
    const own = pods[at];
    const texts = sets[at].texts ?? new Texts();
    const needed = [references[at], ...beside(at, references)].flat();
    return {
      services: services[at].all.map(one => serviceEvidence(one, index)),
      ingresses: ingresses[at],
      httpRoutes: httpRoutes[at],
      gateways: gatewaysOf(index),
      monitors: monitors[at],
      networkPolicies: networkPolicies[at],
      autoscalers: autoscalers[at],
      verticalAutoscalers: linkVerticalAutoscalers(
        index,
        own,
        [autoscalers[at], ...beside(at, autoscalers)].flat(),
      ),
      disruptionBudgets: disruptionBudgets[at],
      serviceAccounts: serviceAccountsOf(index, own),
      roleBindings: roleBindings[at],
      roles: rolesOf(index, bound),
      configReferences: references[at],
      configMaps: configMapsOf(index, needed),
      secrets: secretsOf(index, needed, texts),
      quotas: quotasOf(index),
      namespaces: namespacesOf(
        index,
        own,
        networkPolicies[at],
        beside(at, networkPolicies).flat(),
      ),
      workloads: await workloadsOf(own, index, texts),
      containers: own.all.flatMap(containerEvidence),
      ...(await linkMesh(index, own, services[at])),
    };
  });
}

/** The same for a set that nothing is deployed beside. */
export async function linkSet(
  set: ManifestSet,
  texts?: Texts,
): Promise<LinkedEvidence> {
  const [linked] = await linkSets([{ set, texts }]);
  return linked;
}

function indexesOf(
  sets: readonly ManifestSet[],
  gaps: readonly ManifestGap[] = [],
): SetIndex[] {
  const everywhere = sets.flatMap(set => set.gaps.filter(gap => gap.anywhere));
  const indexes = new Map(
    sets.map((set, order) => [
      set,
      new SetIndex(set, order, [...everywhere, ...gaps]),
    ]),
  );
  for (const [set, beside] of besideEach(sets)) {
    const index = indexes.get(set);
    if (!index) continue;
    index.beside = beside.flatMap(other => indexes.get(other) ?? []);
  }
  return [...indexes.values()];
}

async function workloadsOf(
  pods: Pods,
  index: SetIndex,
  texts: Texts,
): Promise<Workload[]> {
  const workloads: Workload[] = [];
  for await (const some of inTurns(pods.all)) {
    workloads.push(...some.map(pod => workloadEvidence(pod, index, texts)));
  }
  return workloads;
}
