import { z } from 'zod';
import { list, own, strings, plainText } from '../ci/json';
import { SourceShape, sourceShape } from '../shapes';

export const scrapeConfigShape = z.object({
  intervalSeconds: z
    .int()
    .describe(
      'global.scrape_interval; 60, the default, where it is not set; 0 where it is not a duration',
    ),
  hasAlertmanagers: z.boolean().describe('It names an Alertmanager'),
  hasRuleFiles: z.boolean().describe('It names files of rules'),
  labelMaps: z
    .array(
      z.object({
        regex: z.string().describe('Which labels it copies'),
        unrestricted: z
          .boolean()
          .describe('Copies every label of pods or nodes'),
        source: sourceShape,
      }),
    )
    .describe('relabel_configs with action labelmap'),
  source: sourceShape,
});

type At = (path: Array<string | number>) => SourceShape;

/** A Prometheus server's configuration, if the document is one. */
export function scrapeConfigOf(
  value: unknown,
  at: At,
): z.output<typeof scrapeConfigShape> | undefined {
  const jobs = own(value, 'scrape_configs');
  if (!Array.isArray(jobs)) return undefined;
  const labelMaps = jobs.slice(0, 200).flatMap((job, index) =>
    list(own(job, 'relabel_configs'))
      .slice(0, 100)
      .flatMap((rule, position) => {
        if (plainText(own(rule, 'action')) !== 'labelmap') return [];
        const regex = plainText(own(rule, 'regex')) ?? '(.*)';
        return [
          {
            regex,
            unrestricted: /_label_\(\.[+*]\)$|^\(\.[+*]\)$/.test(regex),
            source: at(['scrape_configs', index, 'relabel_configs', position]),
          },
        ];
      }),
  );
  const alertmanagers = list(own(own(value, 'alerting'), 'alertmanagers'));
  return {
    intervalSeconds: seconds(
      plainText(own(own(value, 'global'), 'scrape_interval')),
    ),
    hasAlertmanagers: alertmanagers.length > 0,
    hasRuleFiles: strings(own(value, 'rule_files')).length > 0,
    labelMaps,
    source: at(['scrape_configs']),
  };
}

const units: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86400,
};

function seconds(duration: string | undefined): number {
  if (duration === undefined) return 60;
  let sum = 0;
  for (const [, amount, unit] of duration
    .slice(0, 50)
    .matchAll(/(\d+)(ms|s|m|h|d)/g))
    sum += Number(amount) * units[unit];
  return Math.ceil(sum);
}
