import { z } from 'zod';
import { section } from '../../section';
import { rulesOf } from './rules';
import { alertRuleShape, recordingRuleShape, ruleFileShape } from './shapes';

/** Rules of Prometheus and its kin: files, objects, and what is embedded in others. */
export const ruleSections = [
  section({
    name: 'ruleFiles',
    schema: z
      .array(ruleFileShape)
      .describe(
        'Files and objects with rules of Prometheus, Loki or Grafana, and for what Prometheus would refuse them',
      ),
    collect: async repository => (await rulesOf(repository)).files,
  }),
  section({
    name: 'alertRules',
    schema: z.array(alertRuleShape).describe('Alerting rules'),
    collect: async repository => (await rulesOf(repository)).alerts,
  }),
  section({
    name: 'recordingRules',
    schema: z.array(recordingRuleShape).describe('Recording rules'),
    collect: async repository => (await rulesOf(repository)).records,
  }),
] as const;
