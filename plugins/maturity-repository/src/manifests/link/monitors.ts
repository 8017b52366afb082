import { MonitorEvidence } from '../shapes';
import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { LabelSelector } from '../model/selector';
import { LabelIndex } from './labelIndex';
import { Pod, Pods } from './pods';
import { LinkedService, podHasPort, Services } from './services';
import { links, SetIndex } from './setIndex';

/** ServiceMonitors, PodMonitors and PodMonitorings, with the workloads they scrape. */
export function linkMonitors(
  index: SetIndex,
  pods: Pods,
  services: Services,
): MonitorEvidence[] {
  return [
    ...index.ofKind('ServiceMonitor', 'monitoring.coreos.com').map(field => {
      const scope = scopeOf(field, index);
      const { all, meant } = selectIn(services.byLabels, scope);
      const ports = portsOf(field, 'endpoints');
      return evidence(field, index, {
        otherNamespaces: scope.other,
        scraped: all.flatMap(service => service.pods),
        pods: meant.flatMap(service => service.pods),
        matches: meant.length > 0,
        portsFound: meant.every(service =>
          ports.every(
            port =>
              service.ports.some(({ name }) => name === port) ||
              service.pods.some(pod => podHasPort(pod, port)),
          ),
        ),
      });
    }),
    ...podMonitors(index).map(({ field, list }) => {
      const scope = scopeOf(field, index);
      const { all, meant } = selectIn(pods.byLabels, scope);
      const ports = portsOf(field, list);
      return evidence(field, index, {
        otherNamespaces: scope.other,
        scraped: all,
        pods: meant,
        matches: meant.length > 0,
        portsFound: meant.every(pod =>
          ports.every(port => podHasPort(pod, port)),
        ),
      });
    }),
  ];
}

function podMonitors(index: SetIndex): Array<{ field: Field; list: string }> {
  return [
    ...index
      .ofKind('PodMonitor', 'monitoring.coreos.com')
      .map(field => ({ field, list: 'podMetricsEndpoints' })),
    ...index
      .ofKind('PodMonitoring', 'monitoring.googleapis.com')
      .map(field => ({ field, list: 'endpoints' })),
  ];
}

function evidence(
  field: Field,
  index: SetIndex,
  linked: {
    /** Whoever it reaches, in the set and beside it. */
    scraped: Pod[];
    /** Those of the set; where there are none, those beside it. */
    pods: Pod[];
    matches: boolean;
    portsFound: boolean;
    otherNamespaces: boolean;
  },
): MonitorEvidence {
  const { object } = field;
  const title = titleOf(object);
  for (const pod of linked.scraped) pod.monitors.add(title);
  return {
    kind: object.kind,
    name: object.name,
    title,
    namespace: index.namespaceOf(object),
    workloads: links(linked.pods.map(pod => pod.title)),
    matches: linked.matches,
    portsFound: linked.portsFound,
    otherNamespaces: linked.otherNamespaces,
    environments: [index.set.environment],
    source: field.source,
  };
}

interface Scope {
  namespaces: string[];
  /** It looks into namespaces besides its own. */
  other: boolean;
  selector: LabelSelector;
}

function selectIn<T extends Pod | LinkedService>(
  items: LabelIndex<T>,
  { namespaces, selector }: Scope,
): { all: T[]; meant: T[] } {
  const selected = namespaces.map(name => items.select(selector, name));
  const own = selected.flatMap(one => one.own);
  const beside = selected.flatMap(one => one.beside);
  return { all: [...own, ...beside], meant: own.length > 0 ? own : beside };
}

/** Where a monitor looks, and for what. */
function scopeOf(field: Field, index: SetIndex): Scope {
  const own = index.namespaceOf(field.object);
  const selector = field.get('spec', 'namespaceSelector');
  const named = selector
    .get('matchNames')
    .items()
    .map(({ text }) => text);
  const any = selector.get('any').bool === true;
  const namespaces = new Set(named.length > 0 ? named : [own]);
  return {
    namespaces: any ? [''] : [...namespaces],
    other: any || named.some(name => name !== own),
    selector: LabelSelector.of(field.get('spec', 'selector')),
  };
}

/** Names and numbers; `targetPort` is the older way to say it. */
function portsOf(field: Field, list: string): string[] {
  return field
    .get('spec', list)
    .items()
    .map(
      endpoint =>
        endpoint.get('port').text ||
        endpoint.get('targetPort').text ||
        endpoint.get('portNumber').text,
    )
    .filter(port => port !== '');
}
