import { Knex } from 'knex';
import {
  breathe,
  chunks,
  EvidenceRow,
  FleetRow,
  LayoutRow,
  ResultRow,
  ScorecardRow,
  SnapshotRow,
  SubjectRow,
  TransitionRow,
} from './rows';
import { evaluatedAt } from './ScorecardStore';

/** Everything that is stored about a subject and that its next evaluation starts from. */
export interface StoredSubject {
  subject: SubjectRow;
  evidence: Map<string, EvidenceRow>;
  scorecard?: ScorecardRow;
}

/** What an evaluation changed. Parts that are absent stay as they are. */
export interface EvaluationChange {
  entityRef: string;
  /** Of the scorecard that the evaluation started from; undefined: there was none. */
  basedOn: string | undefined;
  /** The subject was due ahead of its bucket; this is done now. */
  wasDue?: boolean;
  evidence: EvidenceRow[];
  scorecard?: ScorecardRow;
  /** With the scorecard: its row for pages over many entities, and the order of the checks in its marks. */
  fleet?: FleetRow;
  layout?: LayoutRow;
  results: ResultRow[];
  /** Checks that the checklist no longer has. */
  removedResults: string[];
  transitions: TransitionRow[];
  snapshot?: SnapshotRow;
}

/** Loads what evaluations start from and writes what they changed, in batches. */
export class EvaluationStore {
  constructor(private readonly db: Knex) {}

  /** Subjects that are due in some buckets, those of one repository beside each other. */
  async listDue(options: {
    dueBuckets: number[];
    otherBuckets: number[];
    now: Date;
  }): Promise<Array<Pick<SubjectRow, 'entity_ref' | 'repository' | 'bucket'>>> {
    return this.db<SubjectRow>('subjects')
      .whereIn('bucket', options.dueBuckets)
      .orWhere(query =>
        query
          .whereIn('bucket', options.otherBuckets)
          .andWhere('due_at', '<=', options.now.toISOString()),
      )
      .orderBy(['bucket', 'repository', 'entity_ref'])
      .select('entity_ref', 'repository', 'bucket');
  }

  /** Three statements, however many subjects. Refs that are unknown are left out. */
  async load(
    entityRefs: string[],
    checklist: string,
  ): Promise<StoredSubject[]> {
    const found: StoredSubject[] = [];
    for (const refs of chunks(entityRefs)) {
      const subjects = await this.db<SubjectRow>('subjects')
        .whereIn('entity_ref', refs)
        .select();
      const evidence = await this.db<EvidenceRow>('evidence')
        .whereIn('entity_ref', refs)
        .select();
      const scorecards: Array<ScorecardRow & { checked_at: string | null }> =
        await this.db('scorecards')
          .leftJoin('buckets', 'buckets.id', 'scorecards.bucket')
          .whereIn('scorecards.entity_ref', refs)
          .where('scorecards.checklist', checklist)
          .select('scorecards.*', 'buckets.checked_at');
      found.push(...assemble(subjects, evidence, scorecards));
    }
    return found;
  }

  /**
   * Writes a batch in one transaction.
   *
   * @returns refs whose scorecard somebody else changed in the meantime, or that left the scope: of these
   * nothing is written
   */
  async commit(
    changes: EvaluationChange[],
    checklist: string,
    startedAt: Date,
  ): Promise<Set<string>> {
    const relevant = changes.filter(
      change => change.wasDue || isChanged(change),
    );
    if (relevant.length === 0) {
      return new Set();
    }
    return this.db.transaction(async trx => {
      const stale = await findStale(trx, relevant, checklist);
      const valid = relevant.filter(change => !stale.has(change.entityRef));
      await writeChanges(trx, valid.filter(isChanged), checklist, new Date());
      const due = valid.filter(change => change.wasDue);
      for (const part of chunks(due)) {
        await trx<SubjectRow>('subjects')
          .whereIn(
            'entity_ref',
            part.map(change => change.entityRef),
          )
          .andWhere('due_at', '<=', startedAt.toISOString())
          .update({ due_at: null });
      }
      return stale;
    });
  }
}

function assemble(
  subjects: SubjectRow[],
  evidence: EvidenceRow[],
  scorecards: Array<ScorecardRow & { checked_at: string | null }>,
): StoredSubject[] {
  const byRef = new Map<string, StoredSubject>(
    subjects.map(subject => [
      subject.entity_ref,
      { subject, evidence: new Map() },
    ]),
  );
  for (const row of evidence) {
    byRef.get(row.entity_ref)?.evidence.set(row.collector, row);
  }
  for (const { checked_at: checkedAt, ...row } of scorecards) {
    const stored = byRef.get(row.entity_ref);
    if (stored) {
      stored.scorecard = {
        ...row,
        evaluated_at: evaluatedAt({ ...row, checked_at: checkedAt }),
      };
    }
  }
  return [...byRef.values()];
}

function isChanged(change: EvaluationChange): boolean {
  return (
    change.scorecard !== undefined ||
    change.snapshot !== undefined ||
    change.evidence.length > 0
  );
}

/** Locks the subjects, always in the same order, so that evaluations of one entity follow each other. */
async function findStale(
  trx: Knex.Transaction,
  changes: EvaluationChange[],
  checklist: string,
): Promise<Set<string>> {
  const stale = new Set<string>();
  for (const part of chunks(changes)) {
    const refs = part.map(change => change.entityRef);
    const present = new Set<string>(
      await trx('subjects')
        .whereIn('entity_ref', refs)
        .orderBy('entity_ref')
        .forUpdate()
        .pluck('entity_ref'),
    );
    const rows: Array<Pick<ScorecardRow, 'entity_ref' | 'digest'>> = await trx(
      'scorecards',
    )
      .whereIn('entity_ref', refs)
      .where({ checklist })
      .select('entity_ref', 'digest');
    const digests = new Map(rows.map(row => [row.entity_ref, row.digest]));
    for (const change of part) {
      if (
        !present.has(change.entityRef) ||
        digests.get(change.entityRef) !== change.basedOn
      ) {
        stale.add(change.entityRef);
      }
    }
  }
  return stale;
}

async function writeChanges(
  trx: Knex.Transaction,
  changes: EvaluationChange[],
  checklist: string,
  now: Date,
): Promise<void> {
  const writtenAt = { written_at: now.toISOString() };
  await writeLayouts(trx, changes);
  await upsert(
    trx,
    'evidence',
    changes.flatMap(change => change.evidence),
    ['entity_ref', 'collector'],
  );
  await upsert(
    trx,
    'scorecards',
    changes.flatMap(change => change.scorecard ?? []),
    ['entity_ref', 'checklist'],
  );
  await upsert(
    trx,
    'fleet',
    changes.flatMap(({ fleet }) => (fleet ? { ...fleet, ...writtenAt } : [])),
    ['entity_ref', 'checklist'],
  );
  await upsert(
    trx,
    'results',
    changes.flatMap(change => change.results),
    ['entity_ref', 'checklist', 'check_id'],
  );
  await removeResults(trx, changes, checklist);
  for (const rows of chunks(changes.flatMap(change => change.transitions))) {
    await trx('transitions').insert(rows);
  }
  await writeSnapshots(
    trx,
    changes.flatMap(({ snapshot }) =>
      snapshot ? { ...snapshot, ...writtenAt } : [],
    ),
  );
}

/** Of a day its last state stays, with the last cause that moved the level. */
async function writeSnapshots(
  trx: Knex.Transaction,
  rows: SnapshotRow[],
): Promise<void> {
  const kept = (column: string) =>
    trx.raw('coalesce(excluded.??, snapshots.??)', [column, column]);
  for (const part of chunks(rows)) {
    const { cause, cause_detail: detail, ...columns } = part[0];
    await trx('snapshots')
      .insert(part)
      .onConflict(['entity_ref', 'checklist', 'day'])
      .merge({
        ...Object.fromEntries(
          Object.keys(columns).map(column => [
            column,
            trx.raw('excluded.??', [column]),
          ]),
        ),
        cause: kept('cause'),
        cause_detail: kept('cause_detail'),
      });
    await breathe();
  }
}

/** Entities of one checklist share an order of checks, so there are a few of them at most. */
async function writeLayouts(
  trx: Knex.Transaction,
  changes: EvaluationChange[],
): Promise<void> {
  const layouts = new Map(
    changes.flatMap(({ layout }) => (layout ? [[layout.digest, layout]] : [])),
  );
  for (const part of chunks([...layouts.values()])) {
    await trx('layouts').insert(part).onConflict('digest').ignore();
  }
}

async function upsert<T extends object>(
  trx: Knex.Transaction,
  table: string,
  rows: T[],
  key: string[],
): Promise<void> {
  for (const part of chunks(rows)) {
    await trx(table).insert(part).onConflict(key).merge();
    await breathe();
  }
}

/** A check leaves the checklist for all entities at once: one statement for each combination that occurs. */
async function removeResults(
  trx: Knex.Transaction,
  changes: EvaluationChange[],
  checklist: string,
): Promise<void> {
  const refsByChecks = new Map<string, string[]>();
  for (const change of changes) {
    if (change.removedResults.length > 0) {
      const key = JSON.stringify(change.removedResults);
      refsByChecks.set(key, [
        ...(refsByChecks.get(key) ?? []),
        change.entityRef,
      ]);
    }
  }
  for (const [checks, refs] of refsByChecks) {
    for (const part of chunks(refs)) {
      await trx('results')
        .where({ checklist })
        .whereIn('entity_ref', part)
        .whereIn('check_id', JSON.parse(checks))
        .delete();
    }
  }
}
