import { Field } from '../../model/field';
import { mayBeSame } from '../../link/setIndex';
import { millisecondsOf } from '../durations';
import { hostOf } from '../hosts';
import { onlyUnsafe } from '../istio/routes';
import { MeshObject, MeshObjects } from '../objects';
import { About, RouteParts, routeWith } from '../routeParts';

/** The routes of ServiceProfiles, which are named after the host of a Service. */
export function profileRoutes(objects: MeshObjects): RouteParts[] {
  return profilesOf(objects).flatMap(object =>
    object.field
      .get('spec', 'routes')
      .items()
      .map(route => routeOf(route, object)),
  );
}

/** The ServiceProfile of a Service; undefined where there is none. */
export function profileOf(
  objects: MeshObjects,
  { name, namespace }: About,
): MeshObject | undefined {
  return profilesOf(objects).find(profile => {
    const host = hostOf(profile.name, profile.namespace);
    return host.service === name && mayBeSame(host.namespace, namespace);
  });
}

function profilesOf(objects: MeshObjects): readonly MeshObject[] {
  return objects.of('linkerd.io', 'ServiceProfile');
}

/** A method of gRPC: all are POST, whatever they do. */
const grpc = /^\^?\/[\w.\\]{1,200}\.[A-Za-z]\w{0,100}\/[A-Za-z]\w{0,100}\$?$/;

function routeOf(route: Field, object: MeshObject): RouteParts {
  const { service, namespace } = hostOf(object.name, object.namespace);
  const retryable = route.get('isRetryable');
  return routeWith(object, route, {
    name: route.get('name').text,
    mesh: 'linkerd',
    services: service ? [{ name: service, namespace }] : [],
    timeout: millisecondsOf(route.get('timeout').text) ?? 0,
    tryTimeout: 0,
    retries: retryable.bool === true ? 1 : 0,
    conditions: true,
    unsafe:
      !grpc.test(route.get('condition', 'pathRegex').text) &&
      onlyUnsafe([route.get('condition', 'method').text].filter(Boolean)),
    fault: false,
    faultScoped: false,
    destinations: 0,
    weights: [],
    retryField: retryable,
    timeoutField: route.get('timeout'),
    faultField: route.get('fault'),
  });
}
