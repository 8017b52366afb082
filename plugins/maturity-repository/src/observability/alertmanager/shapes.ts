import { z } from 'zod';
import { environmentsShape, remarkShape } from '../../manifests/shapes';
import { sourceShape } from '../../shapes';

export const alertmanagerShape = z
  .object({
    name: z
      .string()
      .describe('Path of the file, or kind and name of the object'),
    holder: z
      .string()
      .describe(
        'What holds it: file, values (of Helm), or the kind of the object, such as AlertmanagerConfig',
      ),
    readable: z
      .boolean()
      .describe('False where placeholders decide about routes or receivers'),
    receivers: z
      .array(
        z.object({
          name: z.string().describe('Its name'),
          integrations: z
            .array(z.string())
            .describe('How it tells people: slack, pagerduty, webhook …'),
          source: sourceShape,
        }),
      )
      .describe('Who is told'),
    routes: z
      .array(
        z.object({
          receiver: z.string().describe('As written, or inherited'),
          defined: z.boolean().describe('There is such a receiver'),
          source: sourceShape,
        }),
      )
      .describe('All routes, the root first'),
    inhibits: z.int().describe('Number of rules that keep alerts back'),
    silent: z
      .array(
        z.object({
          severity: z.string().describe('Severity of alerting rules'),
          receiver: z.string().describe('Where they end'),
          source: sourceShape,
        }),
      )
      .describe(
        "Severities of this repository's alerts that reach nobody: wherever they end, that receiver has no integration",
      ),
    problems: z.array(remarkShape).describe('For what Alertmanager refuses it'),
    secrets: z
      .array(
        z.object({
          field: z.string().describe('The field, such as slack_api_url'),
          source: sourceShape,
        }),
      )
      .describe('Secrets that are written in clear; not their values'),
    environments: environmentsShape.describe(
      'The environments that the object is in; empty for a file',
    ),
    source: sourceShape,
  })
  .describe('A configuration of Alertmanager');

export type AlertmanagerEvidence = z.output<typeof alertmanagerShape>;
