import { Field } from '../../model/field';
import { Remark } from '../../shapes';
import { remark } from '../membership';
import { MeshObjects, Target } from '../objects';
import { MeshWorkload } from '../shapes';
import { Server, serversOf } from './servers';

type Plaintext = MeshWorkload['plaintext'];

/** Where pods and their namespace say how Linkerd's proxy treats them. */
export interface LinkerdPlaces {
  pods: Field;
  namespace: Field | undefined;
}

const refusing = ['all-authenticated', 'cluster-authenticated', 'deny'];

/** A `config.linkerd.io/` annotation: that of the pods, else that of their namespace. */
export function configured(
  { pods, namespace }: LinkerdPlaces,
  name: string,
): Field | undefined {
  const key = `config.linkerd.io/${name}`;
  return [pods, namespace]
    .map(metadata => metadata?.get('annotations', key))
    .find(field => field?.text);
}

/** Ports of pods that Services send to. */
export interface ServedPorts {
  /** Numbers as text; a name where nothing tells its number. */
  served: ReadonlySet<string>;
  /** The number of a port that is written as number or name. */
  numberOf(port: string): string;
}

/**
 * Whether Linkerd's proxy lets in who doesn't speak mutual TLS: as the default policy says, for ports with a Server
 * as those do whom it lets in.
 */
export function linkerdPlaintext(
  objects: MeshObjects,
  target: Target,
  places: LinkerdPlaces,
  { served, numberOf }: ServedPorts,
): Plaintext | undefined {
  const policy = configured(places, 'default-inbound-policy');
  const servers = serversOf(objects, target);
  const skipped = skippedPorts(places, served);
  const open = servers.flatMap(openServer);
  const covered = new Set(servers.map(({ port }) => numberOf(port.text)));
  const all = served.size > 0 && [...served].every(port => covered.has(port));
  const remarks = [...skipped, ...open];
  const [first] = servers;
  if (policy) {
    return {
      state: refusing.includes(policy.text) ? 'refused' : 'accepted',
      by: 'config.linkerd.io/default-inbound-policy',
      mode: policy.text,
      ports: remarks,
      source: policy.source,
    };
  }
  if (!first && remarks.length === 0) return undefined;
  return {
    state: all ? 'refused' : 'unknown',
    by: first?.title ?? '',
    mode: first?.accessPolicy ?? '',
    ports: remarks,
    source: first?.field.source ?? remarks[0].source,
  };
}

/** Ports that Services send to, and that the proxy leaves alone. */
function skippedPorts(
  places: LinkerdPlaces,
  ports: ReadonlySet<string>,
): Remark[] {
  const field = configured(places, 'skip-inbound-ports');
  const skipped = field?.text.split(',').map(port => port.trim()) ?? [];
  return field
    ? [...ports]
        .filter(port => skipped.some(range => holds(range, port)))
        .map(port =>
          remark(
            field,
            `port ${port} is left out of the mesh by skip-inbound-ports`,
            `端口 ${port} 被 skip-inbound-ports 排除在网格之外`,
          ),
        )
    : [];
}

function holds(range: string, port: string): boolean {
  const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(range) ?? [];
  const number = Number(port);
  return (
    from !== undefined && number >= Number(from) && number <= Number(to ?? from)
  );
}

/** A Server whose port takes plaintext: by its own policy, or by an authorization that asks for no certificate. */
function openServer(server: Server): Remark[] {
  const { accessPolicy, authorizations, field, port, title } = server;
  const access = field.get('spec', 'accessPolicy');
  const plain = accessPolicy.endsWith('-unauthenticated');
  const lax = authorizations.find(({ encrypted }) => !encrypted);
  if (!plain && !lax) return [];
  const by = plain ? `accessPolicy ${accessPolicy}` : lax?.title ?? '';
  return [
    remark(
      plain ? access : lax?.open[0] ?? field,
      `${title} lets in plaintext on port ${port.text} (${by})`,
      `${title} 在端口 ${port.text} 放行明文（${by}）`,
    ),
  ];
}
