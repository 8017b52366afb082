import { Field } from '../../model/field';
import { Labels, LabelSelector } from '../../model/selector';
import { mayBeSame, push } from '../../link/setIndex';
import { linkerdPolicy, MeshObject, MeshObjects, onceFor } from '../objects';

/** What an authorization may be about. */
export interface AuthorizedServer {
  name: string;
  namespace: string;
  labels: Labels;
}

/** Who may reach what it targets. */
export interface Authorization extends MeshObject {
  /** Fields that let in whoever comes, without a certificate or with any. */
  open: Field[];
  /** It asks for mutual TLS. */
  encrypted: boolean;
  /** It targets the namespace, and so every port in it. */
  ofNamespace: boolean;
  isFor(server: AuthorizedServer): boolean;
}

/** The policies and authorizations of Linkerd that are deployed together. */
export const linkerdAuthorizations = onceFor((objects): Authorization[] => [
  ...objects
    .of(linkerdPolicy, 'AuthorizationPolicy')
    .map(object => policyOf(object, objects)),
  ...objects.of(linkerdPolicy, 'ServerAuthorization').map(authorizationOf),
]);

function policyOf(object: MeshObject, objects: MeshObjects): Authorization {
  const spec = object.field.get('spec');
  const references = spec.get('requiredAuthenticationRefs');
  const required = references.items().map(reference => ({
    reference,
    kind: reference.get('kind').text,
    authentication: authenticationOf(reference, object, objects),
  }));
  const nobody = references.set && required.length === 0;
  const open =
    required.length > 0 && required.every(isOpen)
      ? required.map(({ reference }) => reference)
      : [];
  return {
    ...object,
    open: nobody ? [references] : open,
    encrypted: required.some(
      ({ kind }) =>
        kind === 'MeshTLSAuthentication' || kind === 'ServiceAccount',
    ),
    ofNamespace: spec.get('targetRef', 'kind').text === 'Namespace',
    isFor: targetOf(object, objects),
  };
}

const byName = onceFor(objects => {
  const found = new Map<string, MeshObject[]>();
  for (const kind of ['MeshTLSAuthentication', 'NetworkAuthentication']) {
    for (const object of objects.of(linkerdPolicy, kind)) {
      push(found, `${kind}/${object.name}`, object);
    }
  }
  return found;
});

function authenticationOf(
  reference: Field,
  { namespace }: MeshObject,
  objects: MeshObjects,
): Field | undefined {
  const [kind, name] = ['kind', 'name'].map(key => reference.get(key).text);
  const where = reference.get('namespace').text || namespace;
  return byName(objects)
    .get(`${kind}/${name}`)
    ?.find(candidate => mayBeSame(candidate.namespace, where))
    ?.field.get('spec');
}

/** Any identity, or any address. */
function isOpen({
  kind,
  authentication,
}: {
  kind: string;
  authentication: Field | undefined;
}): boolean {
  return kind === 'MeshTLSAuthentication'
    ? (authentication?.get('identities').items() ?? []).some(
        ({ text }) => text === '*',
      )
    : kind === 'NetworkAuthentication' &&
        (authentication?.get('networks').items() ?? []).some(isEverywhere);
}

function isEverywhere(network: Field): boolean {
  return ['0.0.0.0/0', '::/0'].includes(network.get('cidr').text);
}

/** Names of the Servers that routes are on, by the name of the route. */
const serversOfRoutes = onceFor(objects => {
  const found = new Map<string, Set<string>>();
  for (const { name, field } of objects.of(linkerdPolicy, 'HTTPRoute')) {
    const servers = found.get(name) ?? new Set();
    for (const parent of field.get('spec', 'parentRefs').items()) {
      servers.add(parent.get('name').text);
    }
    found.set(name, servers);
  }
  return found;
});

/** The Server itself, a route on it, or all of the namespace. */
function targetOf(
  { field, namespace }: MeshObject,
  objects: MeshObjects,
): Authorization['isFor'] {
  const target = field.get('spec', 'targetRef');
  const name = target.get('name').text;
  const kind = target.get('kind').text;
  const named =
    kind === 'HTTPRoute'
      ? serversOfRoutes(objects).get(name) ?? new Set<string>()
      : new Set(kind === 'Server' ? [name] : []);
  return server =>
    mayBeSame(namespace, server.namespace) &&
    (kind === 'Namespace' || named.has(server.name));
}

function authorizationOf(object: MeshObject): Authorization {
  const spec = object.field.get('spec');
  const client = spec.get('client');
  const tls = client.get('meshTLS');
  const networks = client.get('networks').items();
  const limited = networks.length > 0 && !networks.some(isEverywhere);
  const open = [
    ...[client.get('unauthenticated'), tls.get('unauthenticatedTLS')].filter(
      ({ bool }) => bool === true,
    ),
    ...tls
      .get('identities')
      .items()
      .filter(({ text }) => text === '*'),
  ];
  return {
    ...object,
    open: limited ? [] : open,
    encrypted: tls.set && client.get('unauthenticated').bool !== true,
    ofNamespace: false,
    isFor: serverNamed(object, spec.get('server')),
  };
}

function serverNamed(
  { namespace }: MeshObject,
  server: Field,
): Authorization['isFor'] {
  const name = server.get('name').text;
  const selector = LabelSelector.of(server.get('selector'));
  return candidate =>
    mayBeSame(namespace, candidate.namespace) &&
    (name === ''
      ? selector.matches(candidate.labels)
      : name === candidate.name);
}
