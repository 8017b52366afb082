import { Transition } from '@container-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { PAGE, pages } from './pages';
import { SnapshotRow, TransitionRow } from './rows';

/** A change and its place in the history. */
export interface StoredTransition {
  id: string;
  transition: Transition;
}

/** Reads what changed. */
export class HistoryStore {
  constructor(private readonly db: Knex) {}

  /** The newest first. */
  async list(options: {
    entityRef: string;
    checklist: string;
    check?: string;
    /** Only what is older than the change with this id. */
    before?: string;
    limit: number;
  }): Promise<StoredTransition[]> {
    const query = this.db('transitions')
      .where({ entity_ref: options.entityRef, checklist: options.checklist })
      .orderBy('id', 'desc')
      .limit(options.limit);
    if (options.check !== undefined) {
      query.where('check_id', options.check);
    }
    if (options.before !== undefined) {
      query.where('id', '<', options.before);
    }
    const rows: Array<TransitionRow & { id: number | string }> =
      await query.select();
    return rows.map(row => ({ id: String(row.id), transition: read(row) }));
  }

  /** Every change of an entity, the oldest first, a page at a time. */
  async *all(
    entityRef: string,
    checklist: string,
  ): AsyncGenerator<Transition[]> {
    const found = pages<TransitionRow & { id: number | string }>(after => {
      const query = this.db('transitions')
        .where({ entity_ref: entityRef, checklist })
        .orderBy('id')
        .limit(PAGE)
        .select();
      if (after) {
        query.where('id', '>', after.id);
      }
      return query;
    });
    for await (const rows of found) {
      yield rows.map(read);
    }
  }

  /** What was recorded of an entity's days, the oldest first. */
  async days(entityRef: string, checklist: string): Promise<SnapshotRow[]> {
    return this.db<SnapshotRow>('snapshots')
      .where({ entity_ref: entityRef, checklist })
      .orderBy('day')
      .select();
  }
}

function read(row: TransitionRow): Transition {
  return {
    at: row.at,
    ...(row.check_id !== null && { check: row.check_id }),
    from: row.from_value,
    to: row.to_value,
    cause: {
      type: row.cause as Transition['cause']['type'],
      ...(row.cause_detail !== null && { detail: row.cause_detail }),
    },
  };
}
