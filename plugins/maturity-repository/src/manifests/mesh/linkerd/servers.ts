import { Field } from '../../model/field';
import { Labels, labelsOf, LabelSelector } from '../../model/selector';
import { mayBeSame } from '../../link/setIndex';
import {
  linkerdPolicy,
  MeshObject,
  MeshObjects,
  onceFor,
  Target,
} from '../objects';

/** A port of pods that policies of Linkerd are about, and who may reach it. */
export interface Server extends MeshObject {
  /** Number or name. */
  port: Field;
  /** What holds where no policy allows: `deny` unless told. */
  accessPolicy: string;
  labels: Labels;
  selector: LabelSelector;
  authorizations: Authorization[];
}

/** Who may reach what it targets. */
export interface Authorization extends MeshObject {
  /** Fields that let in whoever comes, without a certificate or with any. */
  open: Field[];
  /** It asks for mutual TLS. */
  encrypted: boolean;
  /** It targets the namespace, and so every port in it. */
  ofNamespace: boolean;
}

/** The Servers that select pods, each with the authorizations that target it. */
export function serversOf(objects: MeshObjects, target: Target): Server[] {
  return allServers(objects).filter(
    ({ selector, namespace }) =>
      mayBeSame(namespace, target.namespace) && selector.matches(target.labels),
  );
}

/** The port of the proxy itself, which the kubelet asks for its health. */
const ofProxy = new Set(['linkerd-admin', '4191']);

export const allServers = onceFor((objects): Server[] => {
  const policies = authorizationPolicies(objects);
  const authorizations = serverAuthorizations(objects);
  return objects
    .of(linkerdPolicy, 'Server')
    .filter(({ field }) => !ofProxy.has(field.get('spec', 'port').text))
    .map(object => {
      const spec = object.field.get('spec');
      const server = {
        ...object,
        port: spec.get('port'),
        accessPolicy: spec.get('accessPolicy').text || 'deny',
        labels: labelsOf(object.field.get('metadata', 'labels')),
        selector: LabelSelector.of(spec.get('podSelector')),
      };
      return {
        ...server,
        authorizations: [
          ...policies.filter(policy => targets(policy, server, objects)),
          ...authorizations.filter(each => selectsServer(each, server)),
        ],
      };
    });
});

/** The AuthorizationPolicies that target a whole namespace. */
export function ofNamespace(
  objects: MeshObjects,
  namespace: string,
): Authorization[] {
  return authorizationPolicies(objects).filter(
    policy => policy.ofNamespace && mayBeSame(policy.namespace, namespace),
  );
}

const authorizationPolicies = onceFor((objects): Authorization[] =>
  objects.of(linkerdPolicy, 'AuthorizationPolicy').map(object => {
    const spec = object.field.get('spec');
    const references = spec.get('requiredAuthenticationRefs');
    const refs = references.items();
    const found = refs.map(reference => ({
      reference,
      kind: reference.get('kind').text,
      authentication: authenticationOf(reference, object, objects),
    }));
    return {
      ...object,
      open:
        refs.length === 0 && references.set
          ? [references]
          : found.length > 0 && found.every(isOpen)
          ? found.map(({ reference }) => reference)
          : [],
      encrypted: found.some(
        ({ kind }) =>
          kind === 'MeshTLSAuthentication' || kind === 'ServiceAccount',
      ),
      ofNamespace: spec.get('targetRef', 'kind').text === 'Namespace',
    };
  }),
);

function authenticationOf(
  reference: Field,
  { namespace }: MeshObject,
  objects: MeshObjects,
): MeshObject | undefined {
  const name = reference.get('name').text;
  const where = reference.get('namespace').text || namespace;
  return objects
    .of(linkerdPolicy, reference.get('kind').text)
    .find(
      candidate =>
        candidate.name === name && mayBeSame(candidate.namespace, where),
    );
}

/** Any identity, or any address. */
function isOpen({
  kind,
  authentication,
}: {
  kind: string;
  authentication: MeshObject | undefined;
}): boolean {
  const spec = authentication?.field.get('spec');
  if (kind === 'MeshTLSAuthentication') {
    return (
      spec
        ?.get('identities')
        .items()
        .some(({ text }) => text === '*') ?? false
    );
  }
  return (
    kind === 'NetworkAuthentication' &&
    (spec?.get('networks').items().some(isEverywhere) ?? false)
  );
}

function isEverywhere(network: Field): boolean {
  return ['0.0.0.0/0', '::/0'].includes(network.get('cidr').text);
}

const serverAuthorizations = onceFor((objects): Authorization[] =>
  objects.of(linkerdPolicy, 'ServerAuthorization').map(object => {
    const client = object.field.get('spec', 'client');
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
    };
  }),
);

function selectsServer(
  { field, namespace }: Authorization,
  server: Omit<Server, 'authorizations'>,
): boolean {
  if (!mayBeSame(namespace, server.namespace)) return false;
  const of = field.get('spec', 'server');
  const name = of.get('name').text;
  return name !== ''
    ? name === server.name
    : LabelSelector.of(of.get('selector')).matches(server.labels);
}

/** The Server itself, a route on it, or all of the namespace. */
function targets(
  { field, namespace, ofNamespace: all }: Authorization,
  server: Omit<Server, 'authorizations'>,
  objects: MeshObjects,
): boolean {
  if (!mayBeSame(namespace, server.namespace)) return false;
  const target = field.get('spec', 'targetRef');
  const name = target.get('name').text;
  switch (target.get('kind').text) {
    case 'Server':
      return name === server.name;
    case 'HTTPRoute':
      return objects.of(linkerdPolicy, 'HTTPRoute').some(
        route =>
          route.name === name &&
          route.field
            .get('spec', 'parentRefs')
            .items()
            .some(parent => parent.get('name').text === server.name),
      );
    default:
      return all;
  }
}
