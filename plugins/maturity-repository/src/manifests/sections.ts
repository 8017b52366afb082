import { z } from 'zod';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { chartsOf } from './charts/charts';
import { incompleteOf, incompleteWalk, placeOf } from './incomplete';
import { incompletePlatform } from './incompletePlatform';
import { LinkedEvidence } from './link';
import { manifestsOf } from './manifests';
import {
  destinationRuleShape,
  istioGatewayShape,
  meshAuthorizationShape,
  meshRouteShape,
  meshServiceShape,
  meshTokenShape,
  meshWorkloadShape,
  virtualServiceShape,
} from './mesh';
import { objectEvidence, schemaProblems } from './objectEvidence';
import { loadManifestSets, ManifestSet } from './sets';
import {
  autoscalerShape,
  chartShape,
  configMapShape,
  configReferenceShape,
  containerShape,
  disruptionBudgetShape,
  gatewayShape,
  httpRouteShape,
  incompleteShape,
  ingressShape,
  manifestObjectShape,
  ManifestSetEvidence,
  manifestSetShape,
  ManifestSourceEvidence,
  manifestSourceShape,
  monitorShape,
  namespaceShape,
  networkPolicyShape,
  quotaShape,
  roleBindingShape,
  roleShape,
  schemaProblemShape,
  secretShape,
  serviceAccountShape,
  serviceShape,
  verticalAutoscalerShape,
  workloadShape,
} from './shapes';

/** A list that the linker makes. */
function linked<
  const Name extends keyof LinkedEvidence,
  Shape extends z.ZodType<LinkedEvidence[Name][number]>,
>(name: Name, shape: Shape, description: string) {
  return section({
    name,
    schema: z.array(shape).describe(description),
    collect: async repository =>
      (await manifestsOf(repository)).linked[name] as Array<z.output<Shape>>,
  });
}

/** The Kubernetes manifests of the repository: plain, kustomize and Helm. */
export const manifestSections = [
  section({
    name: 'manifestSources',
    schema: z
      .array(manifestSourceShape)
      .describe(
        'The charts, kustomizations and directories of manifests, whether they can be rendered or not',
      ),
    collect: async repository => sourcesOf(await loadManifestSets(repository)),
  }),
  section({
    name: 'manifestSets',
    schema: z
      .array(manifestSetShape)
      .describe(
        'What is deployed into each environment. All lists below are made of the objects of these sets',
      ),
    collect: async repository =>
      (await loadManifestSets(repository)).map(setEvidence),
  }),
  section({
    name: 'incomplete',
    schema: z
      .array(incompleteShape)
      .describe(
        'Lists that may lack something. A check that reads one of them and finds nothing wrong is unknown, or an error',
      ),
    collect: async repository => [
      ...incompleteOf(await loadManifestSets(repository)),
      ...(await incompletePlatform(
        await loadManifestSets(repository),
        repository,
      )),
      ...incompleteWalk(repository),
    ],
  }),
  section({
    name: 'manifestObjects',
    schema: z.array(manifestObjectShape).describe('All Kubernetes objects'),
    collect: async repository =>
      objectEvidence(await loadManifestSets(repository)),
  }),
  section({
    name: 'schemaProblems',
    schema: z
      .array(schemaProblemShape)
      .describe(
        'Fields that Kubernetes does not accept; objects of kinds without a known schema have none',
      ),
    collect: async repository =>
      schemaProblems(await loadManifestSets(repository)),
  }),
  linked('workloads', workloadShape, 'What runs pods'),
  linked('containers', containerShape, 'The containers of all workloads'),
  linked('services', serviceShape, 'Services'),
  linked('ingresses', ingressShape, 'Ingresses'),
  linked('httpRoutes', httpRouteShape, 'Routes of the Gateway API'),
  linked('gateways', gatewayShape, 'Gateways of the Gateway API'),
  linked(
    'networkPolicies',
    networkPolicyShape,
    'NetworkPolicies, and what Cilium and Calico have for them',
  ),
  linked(
    'namespaces',
    namespaceShape,
    'The namespaces that workloads run in, and those that are declared',
  ),
  linked('quotas', quotaShape, 'ResourceQuotas and LimitRanges'),
  linked(
    'autoscalers',
    autoscalerShape,
    'HorizontalPodAutoscalers, and ScaledObjects of KEDA',
  ),
  linked(
    'verticalAutoscalers',
    verticalAutoscalerShape,
    'VerticalPodAutoscalers',
  ),
  linked('disruptionBudgets', disruptionBudgetShape, 'PodDisruptionBudgets'),
  linked('serviceAccounts', serviceAccountShape, 'ServiceAccounts'),
  linked('roles', roleShape, 'Roles and ClusterRoles'),
  linked(
    'roleBindings',
    roleBindingShape,
    'RoleBindings and ClusterRoleBindings, with what their roles allow',
  ),
  linked(
    'configReferences',
    configReferenceShape,
    'ConfigMaps, Secrets, claims and accounts that workloads need',
  ),
  linked('configMaps', configMapShape, 'ConfigMaps'),
  linked('secrets', secretShape, 'Secrets'),
  linked(
    'monitors',
    monitorShape,
    'ServiceMonitors, PodMonitors and PodMonitorings',
  ),
  linked(
    'meshWorkloads',
    meshWorkloadShape,
    'Workloads that can be in a service mesh, and what it does for them',
  ),
  linked(
    'meshServices',
    meshServiceShape,
    'Services of such workloads, and how a mesh sends requests to them',
  ),
  linked(
    'meshRoutes',
    meshRouteShape,
    'Routes of requests: of VirtualServices, ServiceProfiles, and of the Gateway API where they are about a Service',
  ),
  linked(
    'meshAuthorizations',
    meshAuthorizationShape,
    'Who may call what: AuthorizationPolicies of Istio and of Linkerd, ServerAuthorizations',
  ),
  linked(
    'meshTokens',
    meshTokenShape,
    'RequestAuthentications of Istio: which tokens are valid',
  ),
  linked('virtualServices', virtualServiceShape, 'VirtualServices of Istio'),
  linked('destinationRules', destinationRuleShape, 'DestinationRules of Istio'),
  linked('istioGateways', istioGatewayShape, 'Gateways of Istio'),
  section({
    name: 'charts',
    schema: z.array(chartShape).describe("The repository's own Helm charts"),
    collect: async (repository: RepositoryFiles) =>
      chartsOf(repository, await loadManifestSets(repository)),
  }),
] as const;

function sourcesOf(sets: readonly ManifestSet[]): ManifestSourceEvidence[] {
  const sources = new Map<string, ManifestSourceEvidence>();
  for (const { origin, directory, environment, source } of sets) {
    const key = `${origin} ${directory}`;
    const known = sources.get(key);
    if (known) known.environments.push(environment);
    else {
      sources.set(key, {
        origin,
        directory,
        environments: [environment],
        source: placeOf(source),
      });
    }
  }
  return [...sources.values()];
}

function setEvidence(set: ManifestSet): ManifestSetEvidence {
  return {
    environment: set.environment,
    origin: set.origin,
    directory: set.directory,
    valueFiles: set.valueFiles,
    release: set.releaseName,
    namespace: set.namespace,
    status: set.status,
    message: set.message,
    objects: set.objects.length,
    source: placeOf(set.status === 'rendered' ? set.source : set.failedAt),
  };
}
