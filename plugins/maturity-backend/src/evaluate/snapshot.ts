import { StoredSubject } from '../store/EvaluationStore';
import { ScorecardRow, SnapshotRow, TransitionRow } from '../store/rows';

/** What is kept of the day: nothing where all is as on the day recorded last. */
export function toSnapshot(
  row: ScorecardRow,
  { subject, scorecard: last }: StoredSubject,
  transitions: Array<
    Pick<TransitionRow, 'check_id' | 'cause' | 'cause_detail'>
  >,
): SnapshotRow | undefined {
  const level = transitions.find(({ check_id }) => check_id === null);
  const snapshot: SnapshotRow = {
    entity_ref: row.entity_ref,
    checklist: row.checklist,
    day: row.evaluated_at.slice(0, 10),
    granted: row.granted,
    earned: row.earned,
    verified: row.verified,
    unverified: row.unverified_since !== null,
    gone: false,
    owner: row.owner,
    system: row.system,
    domain: row.domain,
    version: row.version,
    type: subject.type,
    lifecycle: subject.lifecycle,
    archetype: subject.archetype,
    cause: level?.cause ?? null,
    cause_detail: level?.cause_detail ?? null,
    written_at: '',
  };
  const isSame =
    last !== undefined &&
    last.granted === row.granted &&
    last.earned === row.earned &&
    last.verified === row.verified &&
    (last.unverified_since === null) === (row.unverified_since === null) &&
    last.owner === row.owner &&
    last.system === row.system &&
    last.domain === row.domain &&
    last.version === row.version;
  return isSame ? undefined : snapshot;
}
