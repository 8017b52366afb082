import {
  compileChecklist,
  ChecklistFile,
  parseYaml,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema } from '@container-maturity/backstage-plugin-maturity-repository';
import { checksPage, Reasons } from './checksPage';
import { evidencePage } from './evidencePage';

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
  return {
    'docs/evidence.md': evidencePage(repositoryEvidenceSchema),
    'docs/checks.md': checksPage(view, 'containerisation', reasons),
    'docs/checks-phase-2.md': checksPage(view, 'orchestration', reasons),
    'docs/checks-phase-3.md': checksPage(view, 'service-mesh', reasons),
    'docs/checks-phase-4.md': checksPage(view, 'advanced', reasons),
  };
}

/** The reasons stand in the files alone: people who use the checklist don't meet them in the portal. */
export function reasonsOf(files: ChecklistFile[]): Reasons {
  const reasons: Reasons = new Map();
  for (const { path, text } of files) {
    const [document] = parseYaml(text, { file: path }).documents;
    const { checks } = (document?.value ?? {}) as { checks?: unknown };
    for (const check of Array.isArray(checks) ? checks : []) {
      if (check?.id && check.requiredBecause) {
        reasons.set(check.id, check.requiredBecause);
      }
    }
  }
  return reasons;
}
