import { Knex } from 'knex';
import { CheckRow, chunks } from './rows';

/** Which checks this installation has seen, and until when new ones are in grace. */
export class CheckStore {
  constructor(private readonly db: Knex) {}

  async list(checklist: string): Promise<CheckRow[]> {
    const rows = await this.db<CheckRow>('checks').where({ checklist });
    return rows.map(row => ({ ...row, required: Boolean(row.required) }));
  }

  /** Of replicas that load a new checklist at once, the first one's dates stay. */
  async record(added: CheckRow[], changed: CheckRow[]): Promise<void> {
    await this.db.transaction(async trx => {
      for (const part of chunks(added)) {
        await trx<CheckRow>('checks')
          .insert(part)
          .onConflict(['checklist', 'check_id'])
          .ignore();
      }
      for (const row of changed) {
        await trx<CheckRow>('checks')
          .where({ checklist: row.checklist, check_id: row.check_id })
          .whereNot({ rule: row.rule })
          .update({
            rule: row.rule,
            required: row.required,
            changed_at: row.changed_at,
            grace_until: row.grace_until,
          });
      }
    });
  }
}
