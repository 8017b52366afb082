import { Knex } from 'knex';
import { PAGE, pages } from './pages';
import { FleetRow, LayoutRow } from './rows';

/** How an entity stood from the end of a day on. */
export interface PastRow {
  entity_ref: string;
  day: string;
  granted: number | null;
  earned: number | null;
  verified: number | null;
  unverified: boolean | number;
  gone: boolean | number;
  owner: string | null;
  system: string | null;
  domain: string | null;
  version: string | null;
  type: string | null;
  lifecycle: string | null;
  archetype: string | null;
  cause: string | null;
  cause_detail: string | null;
  written_at: string;
}

/** A status before it changed. */
export interface FormerStatusRow {
  entity_ref: string;
  check_id: string;
  from_value: string | null;
}

/** Reads what changed for pages over many entities, a page of rows at a time. */
export class FleetStore {
  constructor(private readonly db: Knex) {}

  /** Entities whose scorecard was written since a time, in pages of their key. */
  entities(checklist: string, since: string): AsyncIterable<FleetRow[]> {
    return pages(after => {
      const query = this.db<FleetRow>('fleet')
        .where({ checklist })
        .orderBy('entity_ref')
        .limit(PAGE)
        .select();
      if (since !== '') {
        query.where('written_at', '>=', since);
      }
      if (after) {
        query.where('entity_ref', '>', after.entity_ref);
      }
      return query;
    });
  }

  /** What was recorded of days since a time, in pages of its key. */
  past(checklist: string, since: string): AsyncIterable<PastRow[]> {
    return pages(after => {
      const query = this.db('snapshots')
        .where({ checklist })
        .orderBy(['entity_ref', 'day'])
        .limit(PAGE)
        .select(
          'entity_ref',
          'day',
          'granted',
          'earned',
          'verified',
          'unverified',
          'gone',
          'owner',
          'system',
          'domain',
          'version',
          'type',
          'lifecycle',
          'archetype',
          'cause',
          'cause_detail',
          'written_at',
        );
      if (since !== '') {
        query.where('written_at', '>=', since);
      }
      if (after) {
        query.whereRaw('(entity_ref, day) > (?, ?)', [
          after.entity_ref,
          after.day,
        ]);
      }
      return query;
    });
  }

  async layouts(digests: string[]): Promise<LayoutRow[]> {
    return this.db<LayoutRow>('layouts').whereIn('digest', digests).select();
  }

  /** What the checks were before they changed after a day, the latest changes first. */
  formerStatuses(
    checklist: string,
    day: string,
  ): AsyncIterable<Array<FormerStatusRow & { id: number | string }>> {
    return pages(after => {
      const query = this.db('transitions')
        .where({ checklist })
        .where('at', '>', `${day}T23:59:59.999Z`)
        .whereNotNull('check_id')
        .orderBy('id', 'desc')
        .limit(PAGE)
        .select('id', 'entity_ref', 'check_id', 'from_value');
      if (after) {
        query.where('id', '<', after.id);
      }
      return query;
    });
  }
}
