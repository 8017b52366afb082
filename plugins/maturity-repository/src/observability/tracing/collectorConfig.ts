import { isMapping, listOf, Mapping } from '../../manifests/objects';
import { record, strings } from '../../ci/json';
import { Pipeline, TelemetryCollector } from './shapes';

type Path = Array<string | number>;

/** A configuration of the collector, wherever it stands. */
export interface CollectorDocument {
  name: string;
  holder: string;
  /** All of it is here, not just what is laid over defaults. */
  complete: boolean;
  environments: string[];
  config: Mapping;
  placeOf(path: Path): { file: string; line: number };
}

const roles = ['receivers', 'processors', 'exporters'] as const;
const maxItems = 200;

/** Components that were removed, and what took their place. */
const retired: ReadonlyMap<string, string> = new Map([
  ['exporters jaeger', 'otlp'],
  ['exporters jaeger_thrift', 'otlp'],
  ['exporters logging', 'debug'],
  ['exporters loki', 'otlphttp'],
  ['exporters opencensus', 'otlp'],
  ['receivers opencensus', 'otlp'],
  ['extensions memory_ballast', 'GOMEMLIMIT'],
]);

/** Whether a mapping is one: pipelines of receivers and exporters. */
export function isCollectorConfig(value: unknown): value is Mapping {
  const pipelines = record(record(record(value).service).pipelines);
  return (
    isMapping(value) &&
    Object.values(pipelines).some(
      pipeline => isMapping(pipeline) && 'exporters' in pipeline,
    )
  );
}

export function readCollector({
  config,
  complete,
  placeOf,
  ...named
}: CollectorDocument): TelemetryCollector {
  const pipelines = pipelinesOf(config, placeOf);
  return {
    ...named,
    complete,
    pipelines,
    problems: complete ? problemsOf(config, pipelines, placeOf) : [],
    retired: [...roles, 'extensions']
      .flatMap(role => retiredOf(config, role, placeOf))
      .slice(0, maxItems),
    source: placeOf(['service']),
  };
}

type PlaceOf = CollectorDocument['placeOf'];

function pipelinesOf(config: Mapping, placeOf: PlaceOf): Pipeline[] {
  const pipelines = record(record(config.service).pipelines);
  return Object.entries(pipelines)
    .slice(0, maxItems)
    .map(([name, value]) => {
      const pipeline = record(value);
      const [receivers, processors, exporters] = roles.map(role =>
        strings(listOf(pipeline[role])).slice(0, maxItems),
      );
      return {
        name,
        receivers,
        processors,
        exporters,
        limited: typeOf(processors[0] ?? '') === 'memory_limiter',
        batched:
          processors.some(processor => typeOf(processor) === 'batch') ||
          exporters.some(exporter => batches(config, exporter)),
        debugOnly:
          exporters.length > 0 &&
          exporters.every(exporter =>
            ['debug', 'logging'].includes(typeOf(exporter)),
          ),
        source: placeOf(['service', 'pipelines', name]),
      };
    });
}

/** `otlp/tempo` is of the type otlp. */
function typeOf(component: string): string {
  return component.split('/', 1)[0];
}

function batches(config: Mapping, exporter: string): boolean {
  const own = record(record(config.exporters)[exporter]);
  return isMapping(record(own.sending_queue).batch) || isMapping(own.batcher);
}

function problemsOf(
  config: Mapping,
  pipelines: readonly Pipeline[],
  placeOf: PlaceOf,
): TelemetryCollector['problems'] {
  const problems: TelemetryCollector['problems'] = [];
  const connectors = new Set(Object.keys(record(config.connectors)));
  const add = (en: string, zh: string, path: Path) =>
    problems.push({ message: { en, zh }, source: placeOf(path) });
  for (const pipeline of pipelines) {
    const path: Path = ['service', 'pipelines', pipeline.name];
    for (const role of roles) {
      const defined = record(config[role]);
      if (role !== 'processors' && pipeline[role].length === 0) {
        add(
          `the pipeline ${pipeline.name} has no ${role}`,
          `流水线 ${pipeline.name} 没有 ${role}`,
          path,
        );
      }
      pipeline[role].forEach((component, index) => {
        const isThere =
          Object.hasOwn(defined, component) ||
          (role !== 'processors' && connectors.has(component)) ||
          /[${]/.test(component);
        if (!isThere) {
          add(
            `the pipeline ${pipeline.name} names ${component}, which is not among the ${role}`,
            `流水线 ${pipeline.name} 引用了 ${component}，但 ${role} 中没有它`,
            [...path, role, index],
          );
        }
      });
    }
  }
  const extensions = record(config.extensions);
  strings(listOf(record(config.service).extensions)).forEach((name, index) => {
    if (!Object.hasOwn(extensions, name) && !/[${]/.test(name)) {
      add(
        `service.extensions names ${name}, which is not among the extensions`,
        `service.extensions 引用了 ${name}，但 extensions 中没有它`,
        ['service', 'extensions', index],
      );
    }
  });
  return problems.slice(0, maxItems);
}

function retiredOf(
  config: Mapping,
  role: string,
  placeOf: PlaceOf,
): TelemetryCollector['retired'] {
  return Object.keys(record(config[role])).flatMap(component => {
    const replacement = retired.get(`${role} ${typeOf(component)}`);
    return replacement
      ? [{ component, replacement, source: placeOf([role, component]) }]
      : [];
  });
}
