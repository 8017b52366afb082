import { ServiceEvidence } from '../shapes';
import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { Labels, labelsOf, LabelSelector } from '../model/selector';
import { textSetting } from '../model/settings';
import { isPlaceholder } from '../schema';
import { LabelIndex } from './labelIndex';
import { mayBeOperated } from './operated';
import { Pod, Pods } from './pods';
import { links, mayBeSame, push, SetIndex } from './setIndex';

/** A Service while it is being linked. */
export interface LinkedService {
  field: Field;
  name: string;
  namespace: string;
  labels: Labels;
  external: boolean;
  operated: boolean;
  related: boolean;
  placeholder: boolean;
  pods: Pod[];
  ports: ServiceEvidence['ports'];
  ingresses: Set<string>;
  httpRoutes: Set<string>;
}

/** The Services of a set; what is not among them is looked for in what is deployed beside it. */
export class Services {
  readonly byLabels: LabelIndex<LinkedService>;
  #beside: readonly Services[] = [];
  readonly #byName = new Map<string, LinkedService[]>();

  constructor(readonly all: readonly LinkedService[]) {
    this.byLabels = new LabelIndex(all);
    for (const service of all) push(this.#byName, service.name, service);
  }

  set beside(beside: readonly Services[]) {
    this.#beside = beside;
    this.byLabels.beside = beside.map(({ byLabels }) => byLabels);
  }

  find(name: string, namespace: string): LinkedService | undefined {
    return [this, ...this.#beside]
      .flatMap(services => services.#byName.get(name) ?? [])
      .find(service => mayBeSame(service.namespace, namespace));
  }
}

/** The Services of a set, with the pods they select. */
export function linkServices(index: SetIndex, pods: Pods): Services {
  return new Services(
    index.ofKind('Service', '').map(field => linkService(field, index, pods)),
  );
}

export function serviceEvidence(
  { field, name, namespace, external, ...service }: LinkedService,
  index: SetIndex,
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
    related: service.related,
    placeholder: service.placeholder,
    ports: service.ports,
    ingresses: links(service.ingresses),
    httpRoutes: links(service.httpRoutes),
    selectorSource: selector.source,
    unread: index.unreadBeside(namespace),
    environments: [index.set.environment],
    source: field.source,
  };
}

/** Whether something fills in the name or the port that is asked for, or a port of the Service that was found. */
export function isBackendFilledIn(
  name: string,
  port: string,
  service: LinkedService | undefined,
): boolean {
  const ports = service?.field.get('spec', 'ports').items() ?? [];
  return (
    isPlaceholder(name) ||
    isPlaceholder(port) ||
    ports.some(
      own => own.get('port').placeholder || own.get('name').placeholder,
    )
  );
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

function linkService(field: Field, index: SetIndex, pods: Pods): LinkedService {
  const { object } = field;
  const namespace = index.namespaceOf(object);
  const spec = field.get('spec');
  const external = spec.get('type').text === 'ExternalName';
  const selector = LabelSelector.ofLabels(spec.get('selector'));
  const { own, beside, meant } =
    external || selector.empty
      ? { own: [], beside: [], meant: [] }
      : pods.byLabels.select(selector, namespace);
  const ports = spec
    .get('ports')
    .items()
    .map(port => portOf(port, meant));
  for (const pod of [...own, ...beside]) {
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
      meant.length === 0 &&
      mayBeOperated(index, spec.get('selector'), namespace),
    related:
      meant.length > 0 ||
      isRelated(object.name, selector, namespace, index, pods),
    placeholder:
      meant.length === 0 &&
      isFilledIn(spec.get('selector'), selector, namespace, pods),
    pods: meant,
    ports,
    ingresses: new Set(),
    httpRoutes: new Set(),
  };
}

/** A Service in a shared namespace may be for pods of another repository; this tells that it means some of this one. */
function isRelated(
  name: string,
  { requirements }: LabelSelector,
  namespace: string,
  { set }: SetIndex,
  pods: Pods,
): boolean {
  if (set.origin === 'helm' && pods.all.length > 0) return true;
  return pods.together.some(
    pod =>
      mayBeSame(pod.namespace, namespace) &&
      (isCalledAfter(name, pod.object.name) ||
        isCalledAfter(pod.object.name, name) ||
        requirements.some(({ key, values }) =>
          values.has(pod.labels.get(key) ?? ''),
        )),
  );
}

/** Whether a label it asks for, or that of a pod it may mean, is known only where something fills it in. */
function isFilledIn(
  field: Field,
  { requirements }: LabelSelector,
  namespace: string,
  pods: Pods,
): boolean {
  return (
    field.entries().some(([, value]) => value.placeholder) ||
    pods.together.some(
      pod =>
        mayBeSame(pod.namespace, namespace) &&
        requirements.some(({ key }) =>
          isPlaceholder(pod.labels.get(key) ?? ''),
        ),
    )
  );
}

function isCalledAfter(name: string, other: string): boolean {
  return other !== '' && (name === other || name.startsWith(`${other}-`));
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
