import {
  archetypeOf,
  Checklist,
  evaluate,
  formatChecklistErrors,
  loadChecklist,
  score,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { repositoryEvidenceSchema } from '../src';

const entity = {
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

/** What the engine does once the evidence is there. */
export function scorecardOf(
  checklist: Checklist,
  document: unknown,
  now: Date,
): Scorecard {
  const archetype = archetypeOf(entity);
  const results = evaluate(checklist, {
    entity,
    archetype,
    evidence: { repository: { status: 'collected', document } },
    now,
  });
  return score(checklist, results, {
    entityRef: 'component:default/orders',
    archetype,
    scope: 'repository',
    now,
  });
}
