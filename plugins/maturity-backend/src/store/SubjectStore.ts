import { Knex } from 'knex';
import { breathe, chunks, SearchRow, SnapshotRow, SubjectRow } from './rows';

/** What is compared with the catalog. */
export type KnownSubject = Pick<
  SubjectRow,
  'entity_ref' | 'etag' | 'system' | 'domain' | 'mesh'
>;

/** A subject as the catalog shows it, with the rows that make it searchable. */
export interface SubjectUpdate {
  row: SubjectRow;
  search: Array<Omit<SearchRow, 'entity_ref'>>;
}

/** The entities in scope. */
export class SubjectStore {
  constructor(private readonly db: Knex) {}

  async known(): Promise<KnownSubject[]> {
    return this.db<SubjectRow>('subjects').select(
      'entity_ref',
      'etag',
      'system',
      'domain',
      'mesh',
    );
  }

  /** Adds new subjects and replaces changed ones. */
  async upsert(updates: SubjectUpdate[]): Promise<void> {
    for (const part of chunks(updates)) {
      await this.db.transaction(async trx => {
        await trx<SubjectRow>('subjects')
          .insert(part.map(update => update.row))
          .onConflict('entity_ref')
          .merge();
        await trx('subject_search')
          .whereIn(
            'entity_ref',
            part.map(update => update.row.entity_ref),
          )
          .delete();
        const search = part.flatMap(update =>
          update.search.map(row => ({
            entity_ref: update.row.entity_ref,
            ...row,
          })),
        );
        for (const rows of chunks(search)) {
          await trx('subject_search').insert(rows);
        }
      });
      await breathe();
    }
  }

  /** Forgets subjects that left the scope; what was recorded of their past stays. */
  async remove(entityRefs: string[], now: Date): Promise<void> {
    for (const refs of chunks(entityRefs)) {
      await this.db.transaction(async trx => {
        await recordAsGone(trx, refs, now);
        for (const table of [
          'results',
          'fleet',
          'scorecards',
          'evidence',
          'subject_search',
          'subjects',
        ]) {
          await trx(table).whereIn('entity_ref', refs).delete();
        }
      });
      await breathe();
    }
  }
}

async function recordAsGone(
  trx: Knex.Transaction,
  refs: string[],
  now: Date,
): Promise<void> {
  const scored: Array<
    Pick<
      SnapshotRow,
      | 'entity_ref'
      | 'checklist'
      | 'owner'
      | 'system'
      | 'domain'
      | 'type'
      | 'lifecycle'
      | 'archetype'
      | 'version'
    >
  > = await trx('scorecards')
    .join('subjects', 'subjects.entity_ref', 'scorecards.entity_ref')
    .whereIn('scorecards.entity_ref', refs)
    .select(
      'scorecards.entity_ref',
      'scorecards.checklist',
      'subjects.owner',
      'subjects.system',
      'subjects.domain',
      'subjects.type',
      'subjects.lifecycle',
      'subjects.archetype',
      'scorecards.version',
    );
  for (const part of chunks(scored)) {
    await trx<SnapshotRow>('snapshots')
      .insert(
        part.map(row => ({
          ...row,
          day: now.toISOString().slice(0, 10),
          granted: null,
          earned: null,
          verified: null,
          unverified: false,
          gone: true,
          cause: null,
          cause_detail: null,
          // Not the time at which the comparison began: readers look for what was written since they last did.
          written_at: new Date().toISOString(),
        })),
      )
      .onConflict(['entity_ref', 'checklist', 'day'])
      .merge();
  }
}
