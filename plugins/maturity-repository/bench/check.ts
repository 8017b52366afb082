import {
  Checklist,
  compileChecklist,
  formatChecklistErrors,
  loadChecklist,
  parseYaml,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema } from '../src';

/** As which entity the benchmarks check a directory. */
export const entity = {
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production' },
};

/** The checklist as it is shipped. */
export async function loadShipped(): Promise<Checklist> {
  const { checklist, errors } = await loadChecklist(undefined, [
    repositoryEvidenceSchema,
  ]);
  if (!checklist) {
    throw new Error(formatChecklistErrors(errors));
  }
  return checklist;
}

/** The checks of one phase of the checklist as it is shipped. */
export async function loadPhase(phase: string): Promise<Checklist> {
  const all = await readChecklistFiles(shippedChecklist());
  const files = all.filter(({ text }) => {
    const content = parseYaml(text).documents[0]?.value as { phase?: string };
    return content.phase === undefined || content.phase === phase;
  });
  const { checklist, errors } = compileChecklist(files, {
    schemas: [repositoryEvidenceSchema],
  });
  if (!checklist) {
    throw new Error(formatChecklistErrors(errors));
  }
  return checklist;
}
