import { Backend, GatewayEvidence, HttpRouteEvidence } from '../shapes';
import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { hasPort, isBackendFilledIn, Services } from './services';
import { mayBeSame, SetIndex } from './setIndex';

const group = 'gateway.networking.k8s.io';
const kinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

/** The routes of the Gateway API, with their Gateways and the Services they lead to. */
export function linkRoutes(
  index: SetIndex,
  services: Services,
): HttpRouteEvidence[] {
  return kinds.flatMap(kind =>
    index.ofKind(kind, group).map(field => linkRoute(field, index, services)),
  );
}

export function gatewaysOf(index: SetIndex): GatewayEvidence[] {
  return index.ofKind('Gateway', group).map(field => ({
    apiVersion: field.object.apiVersion,
    name: field.object.name,
    title: titleOf(field.object),
    namespace: index.namespaceOf(field.object),
    className: field.get('spec', 'gatewayClassName').text,
    listeners: field.get('spec', 'listeners').items().map(listenerOf),
    environments: [index.set.environment],
    source: field.source,
  }));
}

function listenerOf(field: Field): GatewayEvidence['listeners'][number] {
  const protocol = field.get('protocol').text;
  const tls = field.get('tls');
  const secrets = tls
    .get('certificateRefs')
    .items()
    .map(reference => reference.get('name').text);
  const decrypts = secrets.length > 0 || tls.get('options').keys().length > 0;
  const passes = tls.get('mode').text === 'Passthrough';
  return {
    name: field.get('name').text,
    port: field.get('port').int ?? 0,
    protocol,
    hostname: field.get('hostname').text,
    encrypted:
      (protocol === 'HTTPS' || protocol === 'TLS') && (decrypts || passes),
    secrets,
    source: field.source,
  };
}

function linkRoute(
  field: Field,
  index: SetIndex,
  services: Services,
): HttpRouteEvidence {
  const { object } = field;
  const namespace = index.namespaceOf(object);
  const spec = field.get('spec');
  const hostnames = spec
    .get('hostnames')
    .items()
    .map(({ text }) => text);
  const rules = spec.get('rules').items();
  const backends = rules.flatMap(rule =>
    rule
      .get('backendRefs')
      .items()
      .map(backend => linkBackend(backend, rule, field, namespace, services)),
  );
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.name,
    title: titleOf(object),
    namespace,
    hostnames,
    parents: spec
      .get('parentRefs')
      .items()
      .map(parent => parentOf(parent, namespace, hostnames, index, services)),
    backends,
    redirectsOnly:
      rules.length > 0 && backends.length === 0 && rules.every(redirects),
    unread: index.unreadBeside(namespace),
    environments: [index.set.environment],
    source: field.source,
  };
}

function redirects(rule: Field): boolean {
  return rule
    .get('filters')
    .items()
    .some(filter => filter.get('type').text === 'RequestRedirect');
}

function linkBackend(
  field: Field,
  rule: Field,
  route: Field,
  ofRoute: string,
  services: Services,
): Backend {
  const kind = field.get('kind').text || 'Service';
  const isService = kind === 'Service' && field.get('group').text === '';
  const name = field.get('name').text;
  const port = field.get('port').text;
  const namespace = field.get('namespace').text || ofRoute;
  const service = isService ? services.find(name, namespace) : undefined;
  const { object } = route;
  service?.httpRoutes.add(object.name);
  for (const pod of service?.pods ?? []) pod.httpRoutes.add(object.name);
  const [first] = rule.get('matches').items();
  const portFound = service !== undefined && hasPort(service, port);
  const elsewhere = !isService || (!service && namespace !== ofRoute);
  return {
    service: isService ? name : '',
    namespace,
    port,
    host: route.get('spec', 'hostnames').items()[0]?.text ?? '',
    path: first?.get('path', 'value').text ?? '',
    found: service !== undefined,
    portFound,
    placeholder:
      !elsewhere && !portFound && isBackendFilledIn(name, port, service),
    elsewhere,
    source: field.source,
  };
}

function parentOf(
  field: Field,
  ofRoute: string,
  hostnames: string[],
  index: SetIndex,
  services: Services,
): HttpRouteEvidence['parents'][number] {
  const kind = field.get('kind').text || 'Gateway';
  const name = field.get('name').text;
  const namespace = field.get('namespace').text || ofRoute;
  const section = field.get('sectionName').text;
  const located =
    kind === 'Gateway' ? index.locate(kind, name, namespace, group) : undefined;
  const gateway = located && Field.of(located.object);
  const found =
    kind === 'Service'
      ? services.find(name, namespace) !== undefined
      : gateway !== undefined;
  return {
    kind,
    name,
    namespace,
    section,
    found,
    accepts:
      located === undefined ||
      gateway === undefined ||
      gateway
        .get('spec', 'listeners')
        .items()
        .some(listener =>
          accepts(listener, {
            section,
            port: field.get('port').text,
            hostnames,
            sameNamespace: mayBeSame(
              ofRoute,
              located.index.namespaceOf(located.object),
            ),
          }),
        ),
    source: field.source,
  };
}

function accepts(
  listener: Field,
  route: {
    section: string;
    port: string;
    hostnames: string[];
    sameNamespace: boolean;
  },
): boolean {
  const { section, port, hostnames, sameNamespace } = route;
  const from =
    listener.get('allowedRoutes', 'namespaces', 'from').text || 'Same';
  return (
    (section === '' || listener.get('name').text === section) &&
    (port === '' || listener.get('port').text === port) &&
    (from !== 'Same' || sameNamespace) &&
    from !== 'None' &&
    takesHost(listener.get('hostname').text, hostnames)
  );
}

function takesHost(ofListener: string, hostnames: string[]): boolean {
  return (
    ofListener === '' ||
    hostnames.length === 0 ||
    hostnames.some(
      host => overlap(ofListener, host) || overlap(host, ofListener),
    )
  );
}

/** Whether a host, or `*.` and the end of one, takes the other. */
function overlap(pattern: string, host: string): boolean {
  return (
    pattern === host ||
    (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)))
  );
}
