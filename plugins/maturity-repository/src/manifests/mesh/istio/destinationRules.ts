import { LinkedService, Services } from '../../link/services';
import { mayBeSame, push } from '../../link/setIndex';
import { labelsOf } from '../../model/selector';
import { hostOf, takesService } from '../hosts';
import { istioNetworking, MeshObject, MeshObjects, onceFor } from '../objects';
import { DestinationRule } from '../shapes';
import { limitsOf, trafficPoliciesOf } from './trafficPolicies';

/** The DestinationRules of a set. */
export function linkDestinationRules(
  objects: MeshObjects,
  services: Services,
): DestinationRule[] {
  return objects
    .ownOf(istioNetworking, 'DestinationRule')
    .map(object => destinationRuleOf(object, services, objects));
}

function destinationRuleOf(
  { field, name, title, namespace }: MeshObject,
  services: Services,
  objects: MeshObjects,
): DestinationRule {
  const spec = field.get('spec');
  const host = spec.get('host').text;
  const meant = hostOf(host, namespace);
  const service = meant.service
    ? services.find(meant.service, meant.namespace)
    : undefined;
  return {
    apiVersion: field.object.apiVersion,
    name,
    title,
    namespace,
    host,
    service: meant.service,
    found: service !== undefined,
    replicas: replicasOf(service),
    policies: trafficPoliciesOf(spec),
    limits: limitsOf(spec),
    subsets: spec
      .get('subsets')
      .items()
      .map(subset => ({
        name: subset.get('name').text,
        selects: selectsPods(labelsOf(subset.get('labels')), service),
        labels: subset
          .get('labels')
          .entries()
          .map(([label, value]) => `${label}=${value.text}`)
          .slice(0, 20),
        source: subset.source,
      })),
    unread: objects.index.unreadBeside(namespace),
    environments: [objects.index.set.environment],
    source: field.source,
  };
}

function selectsPods(
  labels: ReadonlyMap<string, string>,
  service: LinkedService | undefined,
): boolean {
  if (!service || service.pods.length === 0) return true;
  return service.pods.some(pod =>
    [...labels].every(([name, value]) => pod.labels.get(name) === value),
  );
}

function replicasOf(service: LinkedService | undefined): number {
  const counts = (service?.pods ?? []).map(
    ({ autoscaler, replicas }) => autoscaler?.min ?? replicas,
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The DestinationRules of what is deployed together, by the Service that their host means. */
interface RuleIndex {
  byService: Map<string, Array<{ rule: MeshObject; namespace: string }>>;
  /** Those whose host is a wildcard. */
  wide: Array<{ rule: MeshObject; host: string }>;
}

const indexOf = onceFor((objects): RuleIndex => {
  const index: RuleIndex = { byService: new Map(), wide: [] };
  for (const rule of objects.of(istioNetworking, 'DestinationRule')) {
    const written = rule.field.get('spec', 'host').text;
    const { service, namespace, wildcard } = hostOf(written, rule.namespace);
    if (service) push(index.byService, service, { rule, namespace });
    else if (wildcard) index.wide.push({ rule, host: written });
  }
  return index;
});

/** The DestinationRules whose host means a Service, by name or by wildcard. */
export function destinationRulesOf(
  objects: MeshObjects,
  service: { name: string; namespace: string },
): MeshObject[] {
  const index = indexOf(objects);
  const named = index.byService.get(service.name) ?? [];
  return [
    ...named.filter(({ namespace }) => mayBeSame(namespace, service.namespace)),
    ...index.wide.filter(({ host }) => takesService(host, service)),
  ].map(({ rule }) => rule);
}
