import type { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import type { Checklist } from '../checklist/checklist';
import { evaluate } from '../evaluate/evaluate';
import type { EvaluateInput } from '../evaluate/types';
import { component, now, service } from './builders';

/** The results of a checklist for a repository, by check. */
export function run(
  checklist: Checklist,
  document: unknown,
  overrides: Partial<EvaluateInput> = {},
): Record<string, CheckResult> {
  const results = evaluate(checklist, {
    entity: component,
    archetype: service,
    evidence: { repository: { status: 'collected', document } },
    now,
    ...overrides,
  });
  return Object.fromEntries(results.map(result => [result.check, result]));
}

/** A pipeline that passes. */
export const pipeline = {
  found: true,
  kind: 'github',
  jobs: 3,
  coverage: 90,
  source: { file: 'ci.yml', line: 2 },
} as const;
