import { Field } from '../model/field';
import { millisecondsOf } from './durations';
import { onlyUnsafe } from './istio/routes';
import { gatewayApi, linkerdPolicy, MeshObject, MeshObjects } from './objects';
import { About, RouteParts, routeWith } from './routeParts';

const kinds = [
  [gatewayApi, 'HTTPRoute', 'gateway-api'],
  [gatewayApi, 'GRPCRoute', 'gateway-api'],
  [linkerdPolicy, 'HTTPRoute', 'linkerd'],
] as const;

/** The routes of the Gateway API that are about Services, and not about a Gateway: those are of the mesh. */
export function gatewayRoutes(objects: MeshObjects): RouteParts[] {
  return kinds.flatMap(([group, kind, mesh]) =>
    objects.of(group, kind).flatMap(object => {
      const about = servicesOf(object);
      const rules = object.field.get('spec', 'rules').items();
      return about.length > 0
        ? rules.map(rule => ruleOf(rule, object, about, mesh))
        : [];
    }),
  );
}

function servicesOf({ field, namespace }: MeshObject): About[] {
  return field
    .get('spec', 'parentRefs')
    .items()
    .filter(parent => parent.get('kind').text === 'Service')
    .map(parent => ({
      name: parent.get('name').text,
      namespace: parent.get('namespace').text || namespace,
    }));
}

function ruleOf(
  rule: Field,
  object: MeshObject,
  about: About[],
  mesh: 'gateway-api' | 'linkerd',
): RouteParts {
  const annotations = object.field.get('metadata', 'annotations');
  const to = rule.get('backendRefs').items();
  const retry = rule.get('retry');
  const linkerd = linkerdSettings(annotations);
  const request = rule.get('timeouts', 'request');
  const backend = rule.get('timeouts', 'backendRequest');
  const timeout = request.set ? request : linkerd.timeout;
  return routeWith(object, rule, {
    name: rule.get('name').text,
    mesh,
    services: about,
    timeout: millisecondsOf(timeout.text) ?? 0,
    tryTimeout:
      millisecondsOf((backend.set ? backend : linkerd.tryTimeout).text) ?? 0,
    retries: retry.isRecord ? retry.get('attempts').int ?? 1 : linkerd.attempts,
    conditions: retry.get('codes').items().length > 0 || linkerd.retry.set,
    unsafe: onlyUnsafe(
      rule
        .get('matches')
        .items()
        .map(match => match.get('method').text),
    ),
    fault: false,
    faultScoped: false,
    destinations: to.length,
    weights: to.flatMap(each => each.get('weight').int ?? []),
    retryField: retry.set ? retry : linkerd.retry,
    timeoutField: timeout,
    faultField: rule.get('fault'),
  });
}

/** What Linkerd's annotations on a Service or route say. */
export function linkerdSettings(annotations: Field): {
  timeout: Field;
  tryTimeout: Field;
  retry: Field;
  attempts: number;
} {
  const retries = ['http', 'grpc'].map(protocol =>
    annotations.get(`retry.linkerd.io/${protocol}`),
  );
  const retry = retries.find(({ text }) => text !== '') ?? retries[0];
  const limit = Number(annotations.get('retry.linkerd.io/limit').text || '1');
  const timeouts = ['request', 'response'].map(of =>
    annotations.get(`timeout.linkerd.io/${of}`),
  );
  return {
    timeout: timeouts.find(({ text }) => text !== '') ?? timeouts[0],
    tryTimeout: annotations.get('retry.linkerd.io/timeout'),
    retry,
    attempts: retry.set && Number.isSafeInteger(limit) ? limit : 0,
  };
}
