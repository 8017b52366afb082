import { z } from 'zod';
import { section } from '../../section';
import { traceBackendsOf } from './backends';
import { collectorsOf } from './collectors';
import { instrumentationsOf } from './instrumentations';
import { telemetryLibraries } from './libraries';
import {
  instrumentationShape,
  telemetryCollectorShape,
  telemetryLibraryShape,
  traceBackendShape,
} from './shapes';

/** Tracing: what sends it, what passes it on, and what keeps it. */
export const tracingSections = [
  section({
    name: 'telemetryLibraries',
    schema: z
      .array(telemetryLibraryShape)
      .describe("Libraries of tracing that the entity's manifests name"),
    collect: telemetryLibraries,
  }),
  section({
    name: 'instrumentations',
    schema: z
      .array(instrumentationShape)
      .describe('What has workloads send traces from outside of the program'),
    collect: instrumentationsOf,
  }),
  section({
    name: 'traceBackends',
    schema: z.array(traceBackendShape).describe('Servers that keep traces'),
    collect: traceBackendsOf,
  }),
  section({
    name: 'telemetryCollectors',
    schema: z
      .array(telemetryCollectorShape)
      .describe('Configurations of the OpenTelemetry Collector'),
    collect: collectorsOf,
  }),
] as const;
