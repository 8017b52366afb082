import { ServiceEvidence } from '../shapes';
import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { Labels, labelsOf, LabelSelector } from '../model/selector';
import { textSetting } from '../model/settings';
import { LabelIndex } from './labelIndex';
import { CustomResources } from './operated';
import { Pod, Pods } from './pods';
import { links, SetIndex } from './setIndex';

/** A Service while it is being linked. */
export interface LinkedService {
  field: Field;
  name: string;
  namespace: string;
  labels: Labels;
  external: boolean;
  operated: boolean;
  pods: Pod[];
  ports: ServiceEvidence['ports'];
  ingresses: Set<string>;
  httpRoutes: Set<string>;
}

export interface Services {
  all: LinkedService[];
  byLabels: LabelIndex<LinkedService>;
  find(name: string, namespace: string): LinkedService | undefined;
}

/** The Services of a set, with the pods they select. */
export function linkServices(index: SetIndex, pods: Pods): Services {
  const byObject = new Map<unknown, LinkedService>();
  const resources = new CustomResources(index);
  for (const field of index.ofKind('Service', '')) {
    byObject.set(field.object, linkService(field, index, pods, resources));
  }
  const all = [...byObject.values()];
  return {
    all,
    byLabels: new LabelIndex(all),
    find: (name, namespace) =>
      byObject.get(index.find('Service', name, namespace, '')),
  };
}

export function serviceEvidence(
  { field, name, namespace, external, ...service }: LinkedService,
  environment: string,
): ServiceEvidence {
  const spec = field.get('spec');
  const selector = spec.get('selector');
  return {
    name,
    title: titleOf(field.object),
    namespace,
    type: textSetting([spec.get('type')], 'ClusterIP'),
    headless: spec.get('clusterIP').text === 'None',
    selecting: !external && selector.keys().length > 0,
    selector: selector
      .entries()
      .map(([label, value]) => ({ name: label, value: value.text })),
    workloads: links(service.pods.map(({ title }) => title)),
    operated: service.operated,
    ports: service.ports,
    ingresses: links(service.ingresses),
    httpRoutes: links(service.httpRoutes),
    selectorSource: selector.source,
    environments: [environment],
    source: field.source,
  };
}

/** Whether a Service has a port of that number or name. */
export function hasPort({ ports, external }: LinkedService, port: string) {
  return (
    external ||
    ports.some(
      candidate =>
        String(candidate.port) === port ||
        (candidate.name !== '' && candidate.name === port),
    )
  );
}

function linkService(
  field: Field,
  index: SetIndex,
  pods: Pods,
  resources: CustomResources,
): LinkedService {
  const { object } = field;
  const namespace = index.namespaceOf(object);
  const spec = field.get('spec');
  const external = spec.get('type').text === 'ExternalName';
  const selector = LabelSelector.ofLabels(spec.get('selector'));
  const selected =
    external || selector.empty ? [] : pods.byLabels.select(selector, namespace);
  const ports = spec
    .get('ports')
    .items()
    .map(port => portOf(port, selected));
  for (const pod of selected) {
    pod.services.add(object.name);
    for (const { targetPort } of ports) pod.servedPorts.add(targetPort);
  }
  return {
    field,
    name: object.name,
    namespace,
    labels: labelsOf(field.get('metadata', 'labels')),
    external,
    operated:
      selected.length === 0 &&
      resources.mayRun(spec.get('selector'), namespace),
    pods: selected,
    ports,
    ingresses: new Set(),
    httpRoutes: new Set(),
  };
}

function portOf(field: Field, pods: Pod[]): ServiceEvidence['ports'][number] {
  const name = field.get('name').text;
  const targetPort = field.get('targetPort').text || field.get('port').text;
  const protocol = field.get('protocol').text || 'TCP';
  const serving = pods.filter(({ longRunning }) => longRunning);
  return {
    name,
    port: field.get('port').int ?? 0,
    targetPort,
    byName: !/^\d+$/.test(targetPort),
    protocol,
    application: applicationOf(field.get('appProtocol').text, name, protocol),
    nodePort: field.get('nodePort').int ?? 0,
    resolves: (serving.length ? serving : pods).every(pod =>
      podHasPort(pod, targetPort, protocol),
    ),
    source: field.source,
  };
}

/** Whether a pod has a container port of that number or name. */
export function podHasPort(
  { containers }: Pod,
  port: string,
  protocol?: string,
): boolean {
  return containers.some(container =>
    container.ports.some(
      candidate =>
        (String(candidate.port) === port ||
          (candidate.name !== '' && candidate.name === port)) &&
        (protocol === undefined || candidate.protocol === protocol),
    ),
  );
}

/** Protocols that service meshes know by the beginning of a port's name. */
const applications = new Set([
  'http',
  'http2',
  'https',
  'grpc',
  'grpcs',
  'tcp',
  'tls',
  'mongo',
  'mysql',
  'postgres',
  'postgresql',
  'redis',
  'amqp',
  'kafka',
  'mqtt',
  'nats',
  'ws',
  'wss',
  'udp',
]);

function applicationOf(
  written: string,
  name: string,
  protocol: string,
): string {
  if (written !== '') return written;
  if (protocol !== 'TCP') return protocol.toLowerCase();
  if (name.startsWith('grpc-web')) return 'grpc-web';
  const [first] = name.split('-');
  return applications.has(first) ? first : '';
}
