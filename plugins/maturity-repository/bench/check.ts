import {
  Checklist,
  formatChecklistErrors,
  loadChecklist,
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
