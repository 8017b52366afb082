import { z } from 'zod';
import { list, own, record, plainText } from '../ci/json';
import { SourceShape, sourceShape } from '../shapes';

export const alertShape = z.object({
  name: z.string().describe('Name of the alert'),
  hasSeverity: z.boolean().describe('It has a severity label'),
  hasSummary: z.boolean().describe('It has a summary, description or message'),
  source: sourceShape,
});

type At = (path: Array<string | number>) => SourceShape;

/** Alerting rules of a rule file, a PrometheusRule, or a ConfigMap or Helm values that hold one as YAML. */
export function alertRulesOf(
  value: unknown,
  at: At,
): z.output<typeof alertShape>[] {
  return walk(value, [], at);
}

function walk(
  value: unknown,
  path: Array<string | number>,
  at: At,
): z.output<typeof alertShape>[] {
  if (path.length > 8) return [];
  const found: z.output<typeof alertShape>[] = [];
  for (const [key, item] of Object.entries(record(value)).slice(0, 300)) {
    if (key === 'rules' && Array.isArray(item)) {
      for (const [index, rule] of item.slice(0, 500).entries()) {
        const name = plainText(own(rule, 'alert'));
        if (name === undefined) continue;
        const annotations = record(own(rule, 'annotations'));
        found.push({
          name,
          hasSeverity:
            plainText(own(own(rule, 'labels'), 'severity')) !== undefined,
          hasSummary: ['summary', 'description', 'message'].some(field =>
            plainText(annotations[field]),
          ),
          source: at([...path, key, index]),
        });
      }
    } else {
      for (const [index, inner] of list(item).slice(0, 300).entries()) {
        if (inner !== null && typeof inner === 'object')
          found.push(
            ...walk(
              inner,
              Array.isArray(item) ? [...path, key, index] : [...path, key],
              at,
            ),
          );
      }
    }
  }
  return found;
}
