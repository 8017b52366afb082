import { Entity } from '@backstage/catalog-model';
import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { EvaluationChange } from '../store/EvaluationStore';
import { ScorecardRow, SubjectRow } from '../store/rows';
import { encodeMarks } from './marks';

/** Of a scorecard, the row for pages over many entities. */
export function toFleet(
  scorecard: Scorecard,
  row: ScorecardRow,
  { entity, type, lifecycle, archetype }: SubjectRow,
): Required<Pick<EvaluationChange, 'fleet' | 'layout'>> {
  const { layout, marks } = encodeMarks(scorecard.results);
  const { metadata }: Entity = JSON.parse(entity);
  const { owner, system, domain } = row;
  return {
    layout,
    fleet: {
      entity_ref: row.entity_ref,
      checklist: row.checklist,
      granted: row.granted,
      earned: row.earned,
      verified: row.verified,
      unverified: row.unverified_since !== null,
      owner,
      system,
      domain,
      type,
      lifecycle,
      archetype,
      tags: JSON.stringify(metadata.tags ?? []),
      layout: layout.digest,
      marks,
      written_at: '',
    },
  };
}
