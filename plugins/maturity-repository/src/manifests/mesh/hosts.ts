/** What a host in a rule of Istio means. */
export interface Host {
  /** Empty where it is no Service of the cluster, or none that the name tells. */
  service: string;
  namespace: string;
  /** It begins with `*`. */
  wildcard: boolean;
}

const maxHost = 253;
const service = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.[a-z0-9.-]+)?$/;

/**
 * A name without dots is a Service of the rule's own namespace, `name.namespace.svc…` one of any; everything else is
 * a host as it stands, also `name.namespace`.
 */
export function hostOf(text: string, namespace: string): Host {
  const host = text.toLowerCase().slice(0, maxHost);
  const wildcard = host.startsWith('*');
  const other = { service: '', namespace: '', wildcard };
  if (host === '' || wildcard) return other;
  if (!host.includes('.')) {
    return { service: host, namespace, wildcard: false };
  }
  const [, name, of] = service.exec(host) ?? [];
  return name ? { service: name, namespace: of, wildcard: false } : other;
}

/** Whether a host with a wildcard takes a Service: `*`, `*.local`, `*.shop.svc.cluster.local`. */
export function takesService(
  pattern: string,
  { name, namespace }: { name: string; namespace: string },
): boolean {
  const full = `${name}.${namespace}.svc.cluster.local`;
  return pattern.startsWith('*') && full.endsWith(pattern.slice(1));
}

/** Whether two hosts, each perhaps with a wildcard, have one in common; `namespace/host` is read as its host. */
export function hostsMeet(one: string, other: string): boolean {
  const [a, b] = [one, other].map(host => host.slice(host.indexOf('/') + 1));
  return a === b || takes(a, b) || takes(b, a);
}

function takes(pattern: string, host: string): boolean {
  return (
    pattern === '*' ||
    (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)))
  );
}
