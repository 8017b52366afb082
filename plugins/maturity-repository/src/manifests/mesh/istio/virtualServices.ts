import { Field } from '../../model/field';
import { links, mayBeSame } from '../../link/setIndex';
import { hasPort, Services } from '../../link/services';
import { Remark } from '../../shapes';
import { hostOf, hostsMeet } from '../hosts';
import { remark } from '../membership';
import { istioNetworking, MeshObject, MeshObjects, onceFor } from '../objects';
import { VirtualService } from '../shapes';

type Destination = VirtualService['destinations'][number];

/** The VirtualServices of a set. */
export function linkVirtualServices(
  objects: MeshObjects,
  services: Services,
): VirtualService[] {
  return objects
    .ownOf(istioNetworking, 'VirtualService')
    .map(object => virtualServiceOf(object, objects, services));
}

function virtualServiceOf(
  object: MeshObject,
  objects: MeshObjects,
  services: Services,
): VirtualService {
  const { field, name, title, namespace } = object;
  const spec = field.get('spec');
  const hosts = textsOf(spec.get('hosts'));
  const gateways = spec.get('gateways').items();
  const http = spec.get('http').items();
  const routes = ['http', 'tls', 'tcp'].flatMap(protocol =>
    spec.get(protocol).items(),
  );
  const edges = gateways.filter(({ text }) => text !== 'mesh');
  return {
    apiVersion: field.object.apiVersion,
    name,
    title,
    namespace,
    hosts: links(hosts),
    everyHost: hosts.includes('*'),
    inMesh: gateways.length === 0 || edges.length < gateways.length,
    gateways: edges.map(gateway =>
      gatewayOf(gateway, hosts, namespace, objects),
    ),
    destinations: routes
      .flatMap(destinationsOf)
      .map(destination =>
        linkDestination(destination, namespace, objects, services),
      ),
    catchAll: http.length === 0 || http.some(takesAllOfPort),
    unreachable: unreachableIn(http),
    faultsBeside: faultsBeside(http),
    ingressHosts: edges.length > 0 ? ingressHosts(hosts, objects) : [],
    unread: objects.index.unreadBeside(namespace),
    environments: [objects.index.set.environment],
    source: field.source,
  };
}

/** `destination` of all that a route sends to, mirrors included. */
function destinationsOf(route: Field): Field[] {
  const mirrors = [
    route.get('mirror'),
    ...route
      .get('mirrors')
      .items()
      .map(mirror => mirror.get('destination')),
  ];
  return [
    ...route
      .get('route')
      .items()
      .map(to => to.get('destination')),
    ...mirrors.filter(({ set }) => set),
  ];
}

/** Host and name of every subset that a DestinationRule defines. */
const subsetsOf = onceFor(
  objects =>
    new Set(
      objects.of(istioNetworking, 'DestinationRule').flatMap(rule => {
        const spec = rule.field.get('spec');
        const host = keyOf(spec.get('host').text, rule.namespace);
        return spec
          .get('subsets')
          .items()
          .map(each => `${host} ${each.get('name').text}`);
      }),
    ),
);

function linkDestination(
  field: Field,
  namespace: string,
  objects: MeshObjects,
  services: Services,
): Destination {
  const host = field.get('host').text;
  const port = field.get('port', 'number').text;
  const subset = field.get('subset');
  const meant = hostOf(host, namespace);
  const service = meant.service
    ? services.find(meant.service, meant.namespace)
    : undefined;
  const external = meant.service === '' && isDeclared(host, objects);
  return {
    host,
    service: meant.service,
    port,
    subset: subset.text,
    found: service !== undefined || external,
    portFound:
      !service ||
      (port === '' ? service.ports.length < 2 : hasPort(service, port)),
    subsetFound:
      subset.text === '' ||
      subsetsOf(objects).has(`${keyOf(host, namespace)} ${subset.text}`),
    elsewhere:
      !service && (meant.service === '' || meant.namespace !== namespace),
    source: subset.set && service ? subset.source : field.get('host').source,
  };
}

function isDeclared(host: string, objects: MeshObjects): boolean {
  return objects
    .of(istioNetworking, 'ServiceEntry')
    .some(({ field }) =>
      textsOf(field.get('spec', 'hosts')).some(known => hostsMeet(known, host)),
    );
}

function keyOf(host: string, namespace: string): string {
  const meant = hostOf(host, namespace);
  return meant.service ? `${meant.service}.${meant.namespace}` : host;
}

function gatewayOf(
  gateway: Field,
  hosts: string[],
  namespace: string,
  objects: MeshObjects,
): VirtualService['gateways'][number] {
  const [name, of] = gateway.text.split('/').reverse();
  const found = objects
    .of(istioNetworking, 'Gateway')
    .find(
      candidate =>
        candidate.name === name &&
        mayBeSame(candidate.namespace, of || namespace),
    );
  const servers = found?.field.get('spec', 'servers').items();
  return {
    name: gateway.text,
    found: found !== undefined,
    hosts:
      !servers ||
      servers.some(server =>
        textsOf(server.get('hosts')).some(taken =>
          hosts.some(host => hostsMeet(taken, host)),
        ),
      ),
    source: gateway.source,
  };
}

/** A delegate decides elsewhere what it takes. */
function takesAll(route: Field): boolean {
  return (
    route.get('delegate').set ||
    route.get('match').items().length === 0 ||
    route
      .get('match')
      .items()
      .some(match => isEverything(match))
  );
}

/** The same for the requests to a port, or at a gateway. */
function takesAllOfPort(route: Field): boolean {
  return (
    takesAll(route) ||
    route
      .get('match')
      .items()
      .some(match => isEverything(match, ['name', 'port', 'gateways']))
  );
}

/** A match of all paths, by which nothing else is asked. */
function isEverything(match: Field, besides = ['name']): boolean {
  const asked = match.keys().filter(key => !besides.includes(key));
  const uri = match.get('uri');
  const all =
    uri.get('prefix').text === '/' ||
    ['.*', '/.*'].includes(uri.get('regex').text);
  return asked.length === 0 || (asked.join() === 'uri' && all);
}

function unreachableIn(http: Field[]): Remark[] {
  const last = http.findIndex(
    route => takesAll(route) && !route.get('delegate').set,
  );
  return last < 0
    ? []
    : http.slice(last + 1).map(route => {
        const name = route.get('name').text;
        return remark(
          route,
          `the route ${
            name ? `${name} ` : ''
          }comes after one that takes every request`,
          `路由${name ? ` ${name} ` : ''}排在一条匹配所有请求的路由之后`,
        );
      });
}

/** Istio doesn't do both in one VirtualService. */
function faultsBeside(http: Field[]): Remark[] {
  const others = http.flatMap(route =>
    ['retries', 'timeout'].filter(name => route.get(name).set),
  );
  const [other] = others;
  return other === undefined
    ? []
    : http
        .map(route => route.get('fault'))
        .filter(({ set }) => set)
        .map(fault =>
          remark(
            fault,
            `a fault stands beside ${other} in the same VirtualService, where Istio ignores one of them`,
            `同一个 VirtualService 中既有 fault 又有 ${other}，Istio 不支持同时使用`,
          ),
        );
}

const hostsOfIngresses = onceFor(
  objects =>
    new Set(
      objects
        .of('networking.k8s.io', 'Ingress')
        .flatMap(({ field }) => field.get('spec', 'rules').items())
        .map(rule => rule.get('host').text),
    ),
);

function ingressHosts(hosts: string[], objects: MeshObjects): string[] {
  const served = hostsOfIngresses(objects);
  return links(
    hosts.filter(host => !['', '*'].includes(host) && served.has(host)),
  );
}

function textsOf(list: Field): string[] {
  return list.items().map(({ text }) => text);
}
