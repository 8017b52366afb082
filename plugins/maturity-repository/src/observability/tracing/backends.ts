import { RepositoryFiles } from '../../files';
import { mergeItems } from '../../manifests/link';
import { manifestsOf } from '../../manifests/manifests';
import { Field } from '../../manifests/model/field';
import { imageOf } from '../../manifests/model/image';
import {
  groupOf,
  podTemplateOf,
  titleOf,
} from '../../manifests/model/podTemplate';
import { ManifestObject } from '../../manifests/objects';
import { turn } from '../../turn';
import { objectTextsOf } from '../texts';
import { TraceBackend } from './shapes';

const otlpPorts = [4317, 4318];

/** Parts of Jaeger 1 that take in no spans themselves. */
const takesNone =
  /^jaegertracing\/jaeger-(?:query|ingester|agent|es-|cassandra-)/;
const ourStores =
  /^(?:cassandra|elasticsearch|opensearch|badger|grpc|grpc-plugin|clickhouse|postgres\w*|scylla\w*)$/i;

/** Servers of traces among the manifests. */
export async function traceBackendsOf(
  repository: RepositoryFiles,
): Promise<TraceBackend[]> {
  const { sets, linked } = await manifestsOf(repository);
  const found: TraceBackend[] = [];
  const texts = (await objectTextsOf(repository)).map(({ text }) => text);
  for (const { objects, environment } of sets) {
    await turn();
    for (const object of objects) {
      const backend = ofObject(object, texts);
      if (!backend) continue;
      const services = linked.services.filter(
        service =>
          service.workloads.includes(backend.workload) &&
          service.environments.includes(environment),
      );
      const ports = services.flatMap(service => service.ports);
      found.push({
        ...backend,
        otlp:
          backend.otlp || ports.some(({ port }) => otlpPorts.includes(port)),
        otlpKnown: backend.otlp || services.length > 0,
        environments: [environment],
      });
    }
  }
  return mergeItems(found);
}

type Found = Omit<TraceBackend, 'environments' | 'otlpKnown'>;

function ofObject(
  object: ManifestObject,
  texts: readonly string[],
): Found | undefined {
  if (object.kind === 'Jaeger' && groupOf(object) === 'jaegertracing.io') {
    return ofOperator(object);
  }
  const pod = podTemplateOf(object);
  for (const container of pod?.spec.get('containers').items() ?? []) {
    const image = imageOf(container);
    const product = productOf(image.repository);
    if (!product) continue;
    const isJaeger = product === 'jaeger';
    const one = isJaeger && image.repository !== 'jaegertracing/jaeger';
    return {
      product,
      workload: titleOf(object),
      image: image.text,
      retired: isJaeger && (one || /^v?1(?:\.|$)/.test(image.tag)),
      otlp: takesNone.test(image.repository),
      storage: storageOf(product, one, container, texts, image.repository),
      source: image.source,
    };
  }
  return undefined;
}

/** The operator of Jaeger 1; its default strategy keeps traces in memory. */
function ofOperator(object: ManifestObject): Found {
  const spec = Field.of(object).get('spec');
  const type = spec.get('storage', 'type').text;
  const memory = type === '' || type === 'memory';
  return {
    product: 'jaeger',
    workload: titleOf(object),
    image: '',
    retired: true,
    otlp: true,
    storage: memory ? 'memory' : 'durable',
    source: object.source,
  };
}

function productOf(repository: string): TraceBackend['product'] | undefined {
  if (/^jaegertracing\/(?:all-in-one|jaeger(?:-\w+)*)$/.test(repository)) {
    return /operator|agent$/.test(repository) ? undefined : 'jaeger';
  }
  if (/^grafana\/(?:enterprise-)?tempo$/.test(repository)) return 'tempo';
  return /^openzipkin\/zipkin(?:-slim)?$/.test(repository)
    ? 'zipkin'
    : undefined;
}

function storageOf(
  product: TraceBackend['product'],
  one: boolean,
  container: Field,
  texts: readonly string[],
  repository: string,
): TraceBackend['storage'] {
  const variable = product === 'zipkin' ? 'STORAGE_TYPE' : 'SPAN_STORAGE_TYPE';
  const set = container
    .get('env')
    .items()
    .find(field => field.get('name').text === variable);
  const type = set?.get('value').text ?? '';
  if (type !== '') {
    if (/^mem(?:ory)?$/i.test(type)) return 'memory';
    return ourStores.test(type.split(',')[0]) ? 'durable' : 'unknown';
  }
  if (set || container.get('envFrom').items().length > 0) return 'unknown';
  if (product === 'zipkin') return 'memory';
  if (product === 'tempo') return 'unknown';
  if (one)
    return repository === 'jaegertracing/all-in-one' ? 'memory' : 'unknown';
  return storageOfTwo(container, texts);
}

/** Jaeger 2 without a configuration keeps traces in memory. */
function storageOfTwo(
  container: Field,
  texts: readonly string[],
): TraceBackend['storage'] {
  const words = ['command', 'args'].flatMap(name =>
    container
      .get(name)
      .items()
      .map(({ text }) => text),
  );
  if (!words.some(word => /^--config\b/.test(word))) return 'memory';
  const config = texts.find(text => /\bjaeger_storage\s*:/.test(text));
  if (!config) return 'unknown';
  if (
    /^\s+(?:elasticsearch|opensearch|cassandra|badger|grpc|clickhouse)\s*:/m.test(
      config,
    )
  ) {
    return 'durable';
  }
  return /^\s+memory\s*:/m.test(config) ? 'memory' : 'unknown';
}
