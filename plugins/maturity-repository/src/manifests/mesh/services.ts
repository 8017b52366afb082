import { Field } from '../model/field';
import { LinkedService } from '../link/services';
import { links, mayBeSame, push } from '../link/setIndex';
import { titleOf } from '../model/podTemplate';
import { targetsOf } from './istio/authorization';
import { destinationRulesOf } from './istio/destinationRules';
import { trafficPoliciesOf } from './istio/trafficPolicies';
import { linkerdSettings } from './gatewayRoutes';
import { profileOf } from './linkerd/profiles';
import { MeshPod } from './meshPod';
import { istioSecurity, MeshObject, MeshObjects, onceFor } from './objects';
import { RouteParts } from './routeParts';
import { MeshService } from './shapes';
import { MeshSigns } from './signs';
import { waypointLabel } from './waypoints';

/** What a Service is looked at with. */
export interface ServiceContext {
  objects: MeshObjects;
  pods: readonly MeshPod[];
  /** Routes by the names of the Services that they are about. */
  routes: ReadonlyMap<string, RouteParts[]>;
  signs: MeshSigns;
}

/** The Services of a set that select pods which can be in a mesh. */
export function linkMeshServices(
  services: readonly LinkedService[],
  context: ServiceContext,
): MeshService[] {
  return services.flatMap(service => {
    const own = new Set(service.pods);
    const pods = context.pods.filter(({ pod }) => own.has(pod));
    return pods.length > 0 ? [meshService(service, pods, context)] : [];
  });
}

const spokenByHttp = new Set([
  '',
  'http',
  'http2',
  'https',
  'grpc',
  'grpc-web',
  'kubernetes.io/h2c',
]);

function meshService(
  service: LinkedService,
  pods: MeshPod[],
  context: ServiceContext,
): MeshService {
  const { field, name, namespace, ports } = service;
  const { objects, signs } = context;
  const routes = routesOf(service, context);
  const linkerd = linkerdSettings(field.get('metadata', 'annotations'));
  const workloads = links(pods.map(({ pod }) => pod.title));
  return {
    name,
    title: titleOf(field.object),
    namespace,
    workloads,
    ...signs.ofAny(pods),
    failureDetection: failureDetectionOf(service, objects),
    timeout: linkerd.timeout.set || routes.some(({ timeout }) => timeout > 0),
    retries: linkerd.retry.set || routes.some(({ retries }) => retries > 0),
    split:
      routes.some(
        ({ weights }) => weights.filter(weight => weight > 0).length > 1,
      ) || rollsOut(service, pods, objects),
    balanced:
      field.get('spec', 'clusterIP').text !== 'None' &&
      (ports.length === 0 ||
        ports.some(({ application }) => spokenByHttp.has(application))),
    waypoint: waypointFor(service, routes, objects),
    unread: objects.index.unreadBeside(namespace),
    environments: [objects.index.set.environment],
    source: field.source,
  };
}

function routesOf(
  service: LinkedService,
  { routes }: ServiceContext,
): Array<RouteParts['route']> {
  return (routes.get(service.name) ?? [])
    .filter(({ about }) => about.some(each => isSame(each, service)))
    .map(({ route }) => route);
}

function isSame(
  one: { name: string; namespace: string },
  other: { name: string; namespace: string },
): boolean {
  return one.name === other.name && mayBeSame(one.namespace, other.namespace);
}

function failureDetectionOf(
  service: LinkedService,
  objects: MeshObjects,
): MeshService['failureDetection'] {
  const rules = destinationRulesOf(objects, service).map(rule => ({
    rule,
    policies: trafficPoliciesOf(rule.field.get('spec')),
  }));
  const detecting = rules.find(({ policies }) =>
    policies.some(({ outlierDetection }) => outlierDetection.set),
  );
  const breaker = rules
    .flatMap(({ policies }) => policies)
    .find(({ circuitBreaker }) => circuitBreaker);
  const annotation = service.field.get(
    'metadata',
    'annotations',
    'balancer.linkerd.io/failure-accrual',
  );
  const accrues = annotation.text === 'consecutive';
  const profile = accrues ? profileOf(objects, service) : undefined;
  return {
    by:
      detecting?.rule.title ??
      (accrues ? 'balancer.linkerd.io/failure-accrual' : ''),
    circuitBreaker: breaker !== undefined,
    overruled: detecting ? '' : profile?.title ?? '',
    source:
      detecting?.rule.field.source ??
      breaker?.source ??
      (annotation.set
        ? annotation.source
        : rules[0]?.rule.field.source ?? service.field.source),
  };
}

/** What Canaries of Flagger are about: names of workloads, and of Services. */
const canariesOf = onceFor(objects => {
  const canaries = objects.of('flagger.app', 'Canary');
  const named = (...way: string[]) =>
    new Set(canaries.map(({ field }) => field.get('spec', ...way).text));
  return {
    workloads: named('targetRef', 'name'),
    services: named('service', 'name'),
  };
});

/** A Rollout that shifts requests, or a Canary of Flagger that is about one of the workloads. */
function rollsOut(
  service: LinkedService,
  pods: MeshPod[],
  objects: MeshObjects,
): boolean {
  const { workloads, services } = canariesOf(objects);
  return (
    services.has(service.name) ||
    pods.some(
      ({ pod }) =>
        workloads.has(pod.object.name) || shiftsTraffic(pod.template.root),
    )
  );
}

function shiftsTraffic(root: Field): boolean {
  return (
    root.object.kind === 'Rollout' &&
    root.get('spec', 'strategy', 'canary', 'trafficRouting').isRecord
  );
}

/** AuthorizationPolicies by the names of the Services that they target. */
const policiesByService = onceFor(objects => {
  const found = new Map<string, MeshObject[]>();
  for (const policy of objects.of(istioSecurity, 'AuthorizationPolicy')) {
    for (const target of targetsOf(policy)) {
      if (target.get('kind').text === 'Service') {
        push(found, target.get('name').text, policy);
      }
    }
  }
  return found;
});

function waypointFor(
  service: LinkedService,
  routes: readonly RouteParts['route'][],
  objects: MeshObjects,
): MeshService['waypoint'] {
  const { field, name, namespace } = service;
  const metadata = field.get('metadata');
  const label = waypointLabel(objects, metadata, namespace);
  const policies = (policiesByService(objects).get(name) ?? []).filter(policy =>
    mayBeSame(policy.namespace, namespace),
  );
  const wanting = [
    ...routes.map(route => route.of),
    ...destinationRulesOf(objects, service).map(({ title }) => title),
    ...policies.map(({ title }) => title),
  ];
  return {
    wanted: links(wanting),
    name: label && label.text !== 'none' ? label.text : '',
    known: label !== undefined || objects.namespace(namespace) !== undefined,
    source: label?.source ?? field.source,
  };
}
