import type {
  ArchetypeOfEntity,
  CheckResult,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { Checklist } from '../checklist/checklist';
import type { CheckDefinition } from '../checklist/definition';
import { compiled } from './fixtures';

const both = (text: string) => ({ en: text, zh: text });

type PartialCheck = Partial<CheckDefinition> & { id: string };

/** Compiles a checklist with a list of checks for each phase; JSON is YAML. */
export function checklistOf(
  phases: PartialCheck[][],
  params: Record<string, unknown> = {},
): Checklist {
  const text = JSON.stringify({
    id: 'test',
    version: '1.0.0',
    title: both('Test'),
    params,
    phases: phases.map((_, index) => ({
      id: `phase-${index + 1}`,
      order: index + 1,
      title: both(`Phase ${index + 1}`),
      tasks: [{ id: 'task', title: both('Task') }],
    })),
    checks: phases.flatMap((checks, index) =>
      checks.map(check => ({
        phase: `phase-${index + 1}`,
        task: 'task',
        title: both(check.id),
        rule: both('rule'),
        why: both('why'),
        severity: 'medium',
        required: true,
        fix: both('fix'),
        ...('attest' in check ? {} : { expect: 'true' }),
        ...check,
      })),
    ),
  });
  return compiled([{ path: 'test.yaml', text }]);
}

/** A result of a check of a checklist, as `evaluate` would give it. */
export function resultOf(
  checklist: Checklist,
  id: string,
  status: CheckStatus,
  overrides: Partial<CheckResult> = {},
): CheckResult {
  const check = checklist.checks.find(
    ({ definition }) => definition.id === id,
  )!;
  const { task, required, severity, responsibility } = check.definition;
  return {
    check: id,
    phase: check.phase,
    task,
    status,
    required,
    severity,
    responsibility,
    measured: true,
    findings: [],
    findingCount: status === 'fail' ? 1 : 0,
    stale: false,
    ...overrides,
  };
}

export const service: ArchetypeOfEntity = { value: 'service', from: 'assumed' };
export const now = new Date('2026-11-22T12:00:00.000Z');

/** A time so many hours before `now`. */
export function hoursAgo(hours: number): string {
  return new Date(now.getTime() - hours * 3_600_000).toISOString();
}

export const component = {
  kind: 'Component',
  metadata: { name: 'shop', annotations: { 'example.com/tier': 'one' } },
  spec: { type: 'service', lifecycle: 'production' },
};
