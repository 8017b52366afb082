import { z } from 'zod';
import { environmentsShape, remarkShape } from '../../manifests/shapes';
import { sourceShape } from '../../shapes';

const systemShape = z
  .enum([
    'prometheus',
    'thanos',
    'mimir',
    'victoriametrics',
    'loki',
    'grafana',
    'unknown',
  ])
  .describe(
    'Whose rules they are. Expressions of Loki and Grafana are not looked at; of VictoriaMetrics only where they are PromQL too',
  );

const holderShape = z
  .string()
  .describe(
    'What holds it: file, values (of Helm), or the kind of the object, such as PrometheusRule or ConfigMap',
  );

const misuseShape = z
  .object({
    function: z.string().describe('The function or operator'),
    metric: z.string().describe('Empty where it is none or several'),
    source: sourceShape,
  })
  .describe('A place in an expression');

const expressionShape = z
  .object({
    text: z.string().describe('As written, cut where it is long'),
    known: z
      .boolean()
      .describe('It is PromQL, and was read; all below says something'),
    metrics: z.array(z.string()).describe('The metrics that it asks'),
    conditional: z
      .boolean()
      .describe(
        'It can be silent though its series are there: it compares, or asks for what is absent',
      ),
    constant: z
      .boolean()
      .describe('It asks no series, such as vector(1): it always fires'),
    windows: z
      .array(
        misuseShape.extend({
          seconds: z.int().describe('How far it looks back'),
        }),
      )
      .describe('rate, irate and increase of a metric'),
    lookback: z
      .int()
      .describe(
        'The shortest time, in seconds, that any of its series is looked at over; 0: an instant',
      ),
    gaugeRates: z
      .array(misuseShape)
      .describe('rate, irate or increase of a metric that goes up and down'),
    ratesOfAggregates: z
      .array(misuseShape)
      .describe(
        'rate, irate or increase of a sum: resets of counters are lost',
      ),
    errorCounts: z
      .array(
        misuseShape.extend({
          problem: z
            .string()
            .describe(
              'absolute: failed requests a second, whatever the load; per-series: each series is divided by itself, which is always 1',
            ),
        }),
      )
      .describe(
        'Failed requests that are compared with a number, not as a share of all',
      ),
    unlimited: z
      .array(misuseShape)
      .describe(
        'Divisions by a limit that is 0 where there is none, with nothing against it',
      ),
    singleRestart: z
      .boolean()
      .describe('One restart of a container is enough for it to fire'),
    source: sourceShape,
  })
  .describe('The expression');

const ruleParts = {
  name: z.string().describe('Name of the alert, or of the recorded metric'),
  group: z.string().describe('Name of its group'),
  holder: holderShape,
  object: z
    .string()
    .describe(
      'Kind and name of the object, such as PrometheusRule/api; empty for a file',
    ),
  system: systemShape,
  expression: expressionShape,
  environments: environmentsShape.describe(
    'The environments that its object is in; empty for a file',
  ),
  source: sourceShape,
};

export const alertRuleShape = z
  .object({
    ...ruleParts,
    hold: z
      .object({
        set: z.boolean().describe('`for` is written'),
        seconds: z.int().describe('0 where it is not, or is no duration'),
        source: sourceShape,
      })
      .describe('How long the condition has to hold before it fires'),
    severity: z
      .object({
        set: z.boolean().describe('There is a label severity'),
        value: z
          .string()
          .describe('As written; empty where a template decides'),
        templated: z.boolean().describe('A template decides'),
        source: sourceShape,
      })
      .describe('The label severity'),
    annotations: z
      .object({
        names: z.array(z.string()).describe('Names of all'),
        summary: z.boolean().describe('summary, title or message'),
        description: z
          .boolean()
          .describe('description, message or summary_long'),
        runbook: z.boolean().describe('runbook_url, runbook or the like'),
        source: sourceShape,
      })
      .describe('What people are told, without the texts'),
    lostLabels: z
      .array(
        z.object({
          name: z.string().describe('The label'),
          source: sourceShape,
        }),
      )
      .describe(
        'Labels that templates ask for, though the expression leaves none of that name',
      ),
    percents: z
      .array(
        z.object({
          problem: z
            .string()
            .describe(
              'share: a share such as 0.8 is shown as 0.8%; hundredfold: what is 80 already is shown as 8000%',
            ),
          source: sourceShape,
        }),
      )
      .describe('Values that templates show with a wrong percentage'),
  })
  .describe('An alerting rule');

export const recordingRuleShape = z
  .object(ruleParts)
  .describe('A recording rule');

export const ruleFileShape = z
  .object({
    name: z
      .string()
      .describe('Path of the file, or kind and name of the object'),
    holder: holderShape,
    system: systemShape,
    readable: z
      .boolean()
      .describe('Its expressions could be read: no placeholders, and PromQL'),
    alerts: z.int().describe('Number of alerting rules'),
    records: z.int().describe('Number of recording rules'),
    problems: z
      .array(
        remarkShape.extend({
          rule: z.string().describe('Name of the rule; empty for the whole'),
          problem: z
            .enum(['yaml', 'structure', 'expression', 'template'])
            .describe('Of what kind it is'),
        }),
      )
      .describe('For what Prometheus refuses it'),
    environments: environmentsShape.describe(
      'The environments that the object is in; empty for a file',
    ),
    source: sourceShape,
  })
  .describe('A file or object of rules');

export type AlertRule = z.output<typeof alertRuleShape>;
export type RecordingRule = z.output<typeof recordingRuleShape>;
export type RuleFile = z.output<typeof ruleFileShape>;
export type RuleProblem = RuleFile['problems'][number];
export type RuleSystem = z.output<typeof systemShape>;
export type RuleExpression = z.output<typeof expressionShape>;
