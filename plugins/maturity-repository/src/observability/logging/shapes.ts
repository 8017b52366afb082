import { z } from 'zod';
import { environmentsShape } from '../../manifests/shapes';
import { sourceShape } from '../../shapes';

const answer = z.enum(['yes', 'no', 'unknown']);

const inputShape = z
  .object({
    path: z.string().describe('Which files it follows'),
    format: z
      .string()
      .describe('The parser or format it names; empty where it names none'),
    cri: answer.describe(
      'It understands the lines that containerd and CRI-O write; unknown where a placeholder decides, or a later step may',
    ),
    source: sourceShape,
  })
  .describe('An input that follows the log files of containers');

const outputShape = z
  .object({
    type: z.string().describe('elasticsearch, es, loki, forward …'),
    buffered: z
      .boolean()
      .describe('What waits for it is kept in a buffer that is configured'),
    retries: z.boolean().describe('How often it tries again is configured'),
    tls: answer.describe(
      'It sends encrypted; unknown where a placeholder decides, or the type has no such setting',
    ),
    auth: answer.describe(
      'It says who it is; unknown where the type needs no such setting',
    ),
    typeName: z
      .boolean()
      .describe('It sends a mapping type, which Elasticsearch 8 refuses'),
    source: sourceShape,
  })
  .describe('Where logs are sent');

export const logAgentShape = z
  .object({
    name: z
      .string()
      .describe(
        'Path of the file or its directory, or kind and name of the object',
      ),
    agent: z
      .enum([
        'fluentd',
        'fluent-bit',
        'promtail',
        'alloy',
        'vector',
        'filebeat',
      ])
      .describe('Whose configuration it is'),
    runsAs: z
      .array(z.string())
      .describe('Kinds of the workloads that mount it; none where not known'),
    inputs: z.array(inputShape).describe('Inputs of container logs'),
    outputs: z.array(outputShape).describe('Where it sends them'),
    parsesJson: z
      .boolean()
      .describe(
        'Lines that are JSON are taken apart; false for agents of which it is not looked at',
      ),
    environments: environmentsShape.describe(
      'The environments that the object is in; empty for a file',
    ),
    source: sourceShape,
  })
  .describe('Configuration of an agent that collects logs');

export type LogAgent = z.output<typeof logAgentShape>;
export type LogInput = LogAgent['inputs'][number];
export type LogOutput = LogAgent['outputs'][number];
export type Answer = z.output<typeof answer>;
