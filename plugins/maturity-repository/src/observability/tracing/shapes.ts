import { z } from 'zod';
import {
  environmentsShape,
  remarkShape,
  titleShape,
} from '../../manifests/shapes';
import { sourceShape } from '../../shapes';

export const telemetryLibraryShape = z
  .object({
    name: z.string().describe('As the file names it'),
    kind: z
      .enum(['opentelemetry', 'vendor', 'retired'])
      .describe(
        'OpenTelemetry; that of a vendor; or one that is no longer maintained, such as the clients of Jaeger and OpenTracing',
      ),
    replacement: z
      .string()
      .describe('What took the place of a retired one; empty for others'),
    source: sourceShape,
  })
  .describe('A library of tracing that a manifest of dependencies names');

export const instrumentationShape = z
  .object({
    kind: z
      .enum(['environment', 'annotation', 'agent', 'object'])
      .describe(
        'A variable OTEL_…; an annotation that has the operator inject it; an agent in the image or command; or an Instrumentation object',
      ),
    name: z.string().describe('The variable, annotation, agent or object'),
    workload: z
      .string()
      .describe('Kind and name; empty where it is no workload'),
    environments: environmentsShape.describe(
      'The environments that it is in; empty for a file',
    ),
    source: sourceShape,
  })
  .describe('What makes a workload send traces without a library of its own');

export const traceBackendShape = z
  .object({
    product: z
      .enum(['jaeger', 'tempo', 'zipkin'])
      .describe('What keeps the traces'),
    workload: titleShape.describe('What runs it, such as Deployment/jaeger'),
    image: z.string().describe('Its image as written; empty for an object'),
    retired: z.boolean().describe('It is of version 1 of Jaeger'),
    otlp: z
      .boolean()
      .describe(
        'A Service of it has port 4317 or 4318, or it takes in none itself',
      ),
    otlpKnown: z
      .boolean()
      .describe(
        'A Service that selects it is here, so that its ports are known',
      ),
    storage: z
      .enum(['memory', 'durable', 'unknown'])
      .describe('Where it keeps them'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A server that keeps traces');

const pipelineShape = z
  .object({
    name: z.string().describe('Such as traces'),
    receivers: z.array(z.string()).describe('In their order'),
    processors: z.array(z.string()).describe('In their order'),
    exporters: z.array(z.string()).describe('In their order'),
    limited: z.boolean().describe('memory_limiter is its first processor'),
    batched: z
      .boolean()
      .describe('It has the processor batch, or its exporters batch'),
    debugOnly: z.boolean().describe('It exports to the log only'),
    source: sourceShape,
  })
  .describe('A pipeline');

export const telemetryCollectorShape = z
  .object({
    name: z
      .string()
      .describe('Path of the file, or kind and name of the object'),
    holder: z
      .string()
      .describe('file, values (of Helm), ConfigMap, OpenTelemetryCollector …'),
    complete: z
      .boolean()
      .describe('False for Helm values, which are laid over defaults'),
    pipelines: z.array(pipelineShape).describe('Its pipelines'),
    problems: z
      .array(remarkShape)
      .describe(
        'For what the collector refuses it: what a pipeline names but nothing defines',
      ),
    retired: z
      .array(
        z.object({
          component: z.string().describe('As the configuration names it'),
          replacement: z.string().describe('What took its place'),
          source: sourceShape,
        }),
      )
      .describe('Components that the collector no longer has'),
    environments: environmentsShape.describe(
      'The environments that the object is in; empty for a file',
    ),
    source: sourceShape,
  })
  .describe('A configuration of the OpenTelemetry Collector');

export type TelemetryLibrary = z.output<typeof telemetryLibraryShape>;
export type Instrumentation = z.output<typeof instrumentationShape>;
export type TraceBackend = z.output<typeof traceBackendShape>;
export type TelemetryCollector = z.output<typeof telemetryCollectorShape>;
export type Pipeline = z.output<typeof pipelineShape>;
