import { Field } from '../../model/field';
import { millisecondsOf } from '../durations';
import { hostOf } from '../hosts';
import { istioNetworking, MeshObject, MeshObjects } from '../objects';
import { routeWith, RouteParts } from '../routeParts';

/** The HTTP routes of the VirtualServices that are deployed together. */
export function istioRoutes(objects: MeshObjects): RouteParts[] {
  return objects.of(istioNetworking, 'VirtualService').flatMap(object =>
    object.field
      .get('spec', 'http')
      .items()
      .map(route => routeOf(route, object)),
  );
}

function routeOf(route: Field, object: MeshObject): RouteParts {
  const { field, namespace } = object;
  const to = route.get('route').items();
  const hosts = [
    ...field.get('spec', 'hosts').items(),
    ...to.map(each => each.get('destination', 'host')),
  ];
  const retries = route.get('retries');
  const fault = route.get('fault');
  const matches = route.get('match').items();
  return routeWith(object, route, {
    name: route.get('name').text,
    mesh: 'istio',
    services: servicesOf(hosts, namespace),
    timeout: millisecondsOf(route.get('timeout').text) ?? 0,
    tryTimeout: millisecondsOf(retries.get('perTryTimeout').text) ?? 0,
    retries: retries.get('attempts').int ?? (retries.isRecord ? 2 : 0),
    conditions: retries.get('retryOn').set,
    unsafe: onlyUnsafe(matches.map(match => match.get('method', 'exact').text)),
    fault: fault.get('delay').set || fault.get('abort').set,
    faultScoped:
      matches.length > 0 &&
      matches.every(
        match =>
          match.get('headers').keys().length > 0 ||
          match.get('sourceLabels').keys().length > 0,
      ),
    destinations: to.length,
    weights: to.flatMap(each => each.get('weight').int ?? []),
    retryField: retries,
    timeoutField: route.get('timeout'),
    faultField: fault,
  });
}

function servicesOf(hosts: Field[], namespace: string): RouteParts['about'] {
  return hosts
    .map(({ text }) => hostOf(text, namespace))
    .filter(({ service }) => service !== '')
    .map(({ service, namespace: of }) => ({ name: service, namespace: of }));
}

const unsafeMethods = new Set(['POST', 'PATCH']);

/** Every way into a route names such a method. */
export function onlyUnsafe(methods: string[]): boolean {
  return (
    methods.length > 0 &&
    methods.every(method => unsafeMethods.has(method.toUpperCase()))
  );
}
