import {
  CheckResult,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { chunks, ResultRow } from './rows';

/** Of a result what a list over many entities shows. */
export type StoredResult = Pick<
  CheckResult,
  'status' | 'required' | 'findings' | 'findingCount'
> & { since: string };

/** Reads the current results of single checks. */
export class ResultStore {
  constructor(private readonly db: Knex) {}

  /** The results of a check that count as failed, by entity: one statement for up to 250. */
  async ofCheck(
    checklist: string,
    check: string,
    entityRefs: string[],
  ): Promise<Map<string, StoredResult>> {
    const found = new Map<string, StoredResult>();
    for (const refs of chunks(entityRefs)) {
      const rows: ResultRow[] = await this.db<ResultRow>('results')
        .where({ checklist, check_id: check, counted: 'fail' })
        .whereIn('entity_ref', refs)
        .select();
      for (const row of rows) {
        found.set(row.entity_ref, {
          status: row.status as CheckStatus,
          required: Boolean(row.required),
          findings: row.findings === null ? [] : JSON.parse(row.findings),
          findingCount: row.finding_count,
          since: row.since,
        });
      }
    }
    return found;
  }
}
