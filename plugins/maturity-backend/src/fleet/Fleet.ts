import { Transition } from '@container-maturity/backstage-plugin-maturity-common';
import { FleetStore, PastRow } from '../store/FleetStore';
import { FleetRow } from '../store/rows';
import { dayNumber } from './days';
import { FleetPlan } from './plan';
import { tallyOf } from './tally';
import { FleetEntity, Standing } from './types';

/**
 * How far back rows are read again: a transaction that began before another may end after it, and the clocks of
 * replicas differ.
 */
const OVERLAP_MS = 120_000;

interface KnownEntity extends FleetEntity {
  /** Its scorecard has been read. */
  scored: boolean;
}

/**
 * All entities, in memory, kept up to date by reading what was written since the last time.
 *
 * @remarks
 * Pages over an organisation are filtered and grouped in ways that no index foresees. From here they cost a walk over
 * arrays, whatever the filter; from the results of each check they would cost a read of millions of rows. About one
 * kilobyte an entity.
 */
export class Fleet {
  /** Rises with every change. */
  version = 0;
  private readonly entities = new Map<string, KnownEntity>();
  private layouts = new Map<string, Int16Array>();
  private plan?: FleetPlan;
  /** Rows written from then on may be new; '' for all. */
  private since = '';
  /** Of these rows when those were written that have been taken in. */
  private readonly taken = new Map<string, string>();
  private refreshing?: Promise<void>;

  constructor(private readonly store: FleetStore) {}

  /** The entities as of now, those that left the scope included; whoever comes meanwhile waits for the same refresh. */
  async current(plan: FleetPlan): Promise<ReadonlyMap<string, FleetEntity>> {
    this.refreshing ??= this.refresh(plan)
      .catch(error => {
        // Half of a change is worse than reading all again.
        this.forget();
        throw error;
      })
      .finally(() => {
        this.refreshing = undefined;
      });
    await this.refreshing;
    return this.entities;
  }

  private async refresh(plan: FleetPlan): Promise<void> {
    if (this.plan !== plan) {
      this.forget();
      this.plan = plan;
    }
    const startedAt = Date.now();
    const changed = new Set<string>();
    await this.readEntities(plan, changed);
    await this.readPast(plan, changed);
    if (changed.size > 0) {
      for (const ref of changed) {
        settle(this.entityOf(ref));
      }
      this.version += 1;
    }
    this.since = new Date(startedAt - OVERLAP_MS).toISOString();
    this.dropTaken();
  }

  private forget(): void {
    this.entities.clear();
    this.layouts.clear();
    this.taken.clear();
    this.since = '';
    this.version += 1;
  }

  private async readEntities(
    plan: FleetPlan,
    changed: Set<string>,
  ): Promise<void> {
    for await (const rows of this.store.entities(plan.id, this.since)) {
      const fresh = rows.filter(row =>
        this.isNew(`s ${row.entity_ref}`, row.written_at),
      );
      await this.learnLayouts(plan, fresh);
      for (const row of fresh) {
        this.put(plan, row);
        changed.add(row.entity_ref);
      }
    }
  }

  private async readPast(plan: FleetPlan, changed: Set<string>): Promise<void> {
    for await (const rows of this.store.past(plan.id, this.since)) {
      for (const row of rows) {
        if (this.isNew(`p ${row.entity_ref} ${row.day}`, row.written_at)) {
          remember(this.entityOf(row.entity_ref), toStanding(row));
          changed.add(row.entity_ref);
        }
      }
    }
  }

  /** Statements for layouts not met before: one, and as a rule none. */
  private async learnLayouts(plan: FleetPlan, rows: FleetRow[]): Promise<void> {
    const unknown = new Set(
      rows
        .map(({ layout }) => layout)
        .filter(layout => !this.layouts.has(layout)),
    );
    if (unknown.size === 0) {
      return;
    }
    for (const { digest, checks } of await this.store.layouts([...unknown])) {
      const ids: string[] = JSON.parse(checks);
      this.layouts.set(
        digest,
        Int16Array.from(ids, id => plan.positions.get(id) ?? -1),
      );
    }
  }

  private put(plan: FleetPlan, row: FleetRow): void {
    const entity = this.entityOf(row.entity_ref);
    const layout = this.layouts.get(row.layout);
    const marks = layout && { text: row.marks, layout };
    Object.assign(entity, {
      owner: row.owner,
      system: row.system,
      domain: row.domain,
      type: row.type,
      lifecycle: row.lifecycle,
      archetype: row.archetype,
      tags: JSON.parse(row.tags),
      granted: row.granted,
      earned: row.earned,
      verified: row.verified,
      unverified: Boolean(row.unverified),
      scored: true,
      marks,
      tally: marks && tallyOf(marks, plan),
    } satisfies Partial<KnownEntity>);
  }

  private entityOf(entityRef: string): KnownEntity {
    let entity = this.entities.get(entityRef);
    if (!entity) {
      entity = {
        entityRef,
        owner: null,
        system: null,
        domain: null,
        type: null,
        lifecycle: null,
        archetype: null,
        tags: [],
        granted: null,
        earned: null,
        verified: null,
        unverified: false,
        past: [],
        scored: false,
        present: false,
      };
      this.entities.set(entityRef, entity);
    }
    return entity;
  }

  /** False for a row of the overlap that has been taken in already. */
  private isNew(key: string, writtenAt: string): boolean {
    if (this.taken.get(key) === writtenAt) {
      return false;
    }
    this.taken.set(key, writtenAt);
    return true;
  }

  /** Only rows that may be read again need remembering. */
  private dropTaken(): void {
    for (const [key, writtenAt] of this.taken) {
      if (writtenAt < this.since) {
        this.taken.delete(key);
      }
    }
  }
}

function remember({ past }: FleetEntity, standing: Standing): void {
  const at = past.findIndex(({ day }) => day >= standing.day);
  if (at < 0) {
    past.push(standing);
  } else {
    past.splice(at, past[at].day === standing.day ? 1 : 0, standing);
  }
}

/** Whether an entity is still in scope is known once all is read: that it left is told by its past alone. */
function settle(entity: KnownEntity): void {
  if (entity.past.at(-1)?.gone) {
    entity.scored = false;
    entity.marks = undefined;
    entity.tally = undefined;
  }
  entity.present = entity.scored;
}

function toStanding(row: PastRow): Standing {
  const { cause, cause_detail: detail } = row;
  return {
    day: dayNumber(row.day),
    granted: row.granted,
    earned: row.earned,
    unverified: Boolean(row.unverified),
    gone: Boolean(row.gone),
    owner: row.owner,
    system: row.system,
    domain: row.domain,
    version: row.version,
    type: row.type,
    lifecycle: row.lifecycle,
    archetype: row.archetype,
    ...(cause !== null && {
      cause: {
        type: cause as Transition['cause']['type'],
        ...(detail !== null && { detail }),
      },
    }),
  };
}
