import {
  compileChecklist,
  ChecklistFile,
  parseYaml,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema } from '@container-maturity/backstage-plugin-maturity-repository';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checksPage, Reasons } from './checksPage';
import { evidencePage } from './evidencePage';
import { clausesOf } from './guide/clauses';
import { correctionsPage } from './guide/correctionsPage';
import { coveragePage } from './guide/coveragePage';
import { readGuideData } from './guide/data';

/** The guide itself, as it was handed to the project. */
export const guideFile = () =>
  path.join(shippedChecklist(), '../../docs/guide.zh.md');

/** The generated pages, by their path below the root of the project. */
export async function pages(): Promise<Record<string, string>> {
  const files = await readChecklistFiles(shippedChecklist());
  const { checklist, errors } = compileChecklist(files, {
    schemas: [repositoryEvidenceSchema],
  });
  if (!checklist) {
    const [{ file, line, column, message }] = errors;
    throw new Error(`${file}:${line}:${column}: ${message}`);
  }
  const view = checklist.view();
  const reasons = reasonsOf(files);
  const clauses = clausesOf(await readFile(guideFile(), 'utf8'));
  const guide = await readGuideData();
  return {
    'docs/evidence.md': evidencePage(repositoryEvidenceSchema),
    'docs/checks.md': checksPage(view, 'containerisation', reasons),
    'docs/checks-phase-2.md': checksPage(view, 'orchestration', reasons),
    'docs/checks-phase-3.md': checksPage(view, 'service-mesh', reasons),
    'docs/checks-phase-4.md': checksPage(view, 'advanced', reasons),
    'docs/coverage.md': coveragePage(clauses, guide, view),
    'docs/corrections.md': correctionsPage(clauses, guide, view),
  };
}

/** The reasons stand in the files alone: people who use the checklist don't meet them in the portal. */
export function reasonsOf(files: ChecklistFile[]): Reasons {
  const reasons: Reasons = new Map();
  for (const { path: file, text } of files) {
    const [document] = parseYaml(text, { file }).documents;
    const { checks } = (document?.value ?? {}) as { checks?: unknown };
    for (const check of Array.isArray(checks) ? checks : []) {
      if (check?.id && check.requiredBecause) {
        reasons.set(check.id, check.requiredBecause);
      }
    }
  }
  return reasons;
}
