import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What of a check a test decides; the rest is filled in. */
export interface TestCheck {
  id: string;
  required?: boolean;
  collector?: string;
  each?: string;
  expect: string;
  message?: string;
}

/** The checks that most tests use: one over the whole document, one with findings, one that nothing here measures. */
export const usualChecks: TestCheck[] = [
  { id: 'is-ok', required: true, expect: 'ok' },
  {
    id: 'nothing-bad',
    required: false,
    each: 'bad',
    expect: 'false',
    message: "it.name + ' is bad'",
  },
  { id: 'in-cluster', required: true, collector: 'cluster', expect: 'true' },
];

/** Writes a small checklist over the probe's evidence. */
export async function writeChecklist(
  directory: string,
  options: { checks?: TestCheck[]; version?: string; broken?: boolean } = {},
): Promise<string> {
  await mkdir(directory, { recursive: true });
  const file = join(directory, 'checklist.yaml');
  const checks = (options.checks ?? usualChecks).map(check => ({
    id: check.id,
    task: 'basics',
    title: { en: check.id, zh: check.id },
    guide: 'guide',
    rule: { en: check.id, zh: check.id },
    why: { en: 'because', zh: '因为' },
    severity: 'high',
    required: check.required ?? true,
    requiredBecause: { en: 'because', zh: '因为' },
    responsibility: 'service',
    collector: check.collector ?? 'probe',
    ...(check.each && { each: check.each }),
    ...(check.collector === 'cluster' ? {} : { expect: check.expect }),
    message: {
      en: check.message ?? "'not so'",
      zh: check.message ?? "'不是'",
    },
    fix: { en: 'mend it', zh: '修好它' },
    effort: 1,
  }));
  const checklist = {
    id: 'test-checklist',
    version: options.version ?? '1.0.0',
    title: { en: 'Test', zh: '测试' },
    phases: [
      {
        id: 'first',
        order: 1,
        title: { en: 'First', zh: '第一' },
        tasks: [{ id: 'basics', title: { en: 'Basics', zh: '基础' } }],
      },
    ],
    checks,
    ...(options.broken && { nonsense: true }),
  };
  // JSON is YAML.
  await writeFile(file, JSON.stringify(checklist, null, 1));
  return file;
}
