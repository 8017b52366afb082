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

/** What a refresh has read; nobody sees it before it is whole. */
interface Draft {
  plan: FleetPlan;
  /** What is known so far, and changed copies of it. */
  known: ReadonlyMap<string, KnownEntity>;
  changed: Map<string, KnownEntity>;
  layouts: Map<string, Int16Array>;
  /** Rows written from then on may be read again by the next refresh. */
  again: string;
  taken: Map<string, string>;
}

/**
 * All entities, in memory, kept up to date by reading what was written since the last time.
 *
 * @remarks
 * Pages over an organisation are filtered and grouped in ways that no index foresees. From here they cost a walk over
 * arrays, whatever the filter; from the results of each check they would cost a read of millions of rows. About one
 * kilobyte an entity. An entity is replaced, never changed, so that whoever walks meanwhile sees it before or after.
 */
export class Fleet {
  /** Rises with every change. */
  version = 0;
  private entities = new Map<string, KnownEntity>();
  private layouts = new Map<string, Int16Array>();
  private plan?: FleetPlan;
  /** Rows written from then on may be new; '' for all. */
  private since = '';
  /** Of these rows when those were written that have been taken in. */
  private taken = new Map<string, string>();
  private refreshing?: { plan: FleetPlan; done: Promise<void> };

  constructor(private readonly store: FleetStore) {}

  /**
   * The entities as of now, those that left the scope included. Whoever comes while they are refreshed waits for the
   * same refresh; where it fails all stays as it was, and the next call tries again.
   */
  async current(plan: FleetPlan): Promise<ReadonlyMap<string, FleetEntity>> {
    while (this.refreshing && this.refreshing.plan !== plan) {
      // Counted by another checklist's positions: of no use here.
      await this.refreshing.done.catch(() => {});
    }
    this.refreshing ??= {
      plan,
      done: this.refresh(plan).finally(() => {
        this.refreshing = undefined;
      }),
    };
    await this.refreshing.done;
    return this.entities;
  }

  private async refresh(plan: FleetPlan): Promise<void> {
    const isOther = this.plan !== plan;
    const since = isOther ? '' : this.since;
    const draft: Draft = {
      plan,
      known: isOther ? new Map() : this.entities,
      changed: new Map(),
      layouts: isOther ? new Map() : this.layouts,
      again: new Date(Date.now() - OVERLAP_MS).toISOString(),
      taken: isOther ? new Map() : new Map(this.taken),
    };
    await this.readEntities(draft, since);
    await this.readPast(draft, since);
    this.adopt(draft, isOther);
  }

  private adopt(draft: Draft, isOther: boolean): void {
    const { plan, changed, layouts, again, taken } = draft;
    changed.forEach(settle);
    if (isOther) {
      // Those who walk over the others still have them.
      this.entities = changed;
      this.layouts = layouts;
      this.plan = plan;
    } else {
      changed.forEach((entity, ref) => this.entities.set(ref, entity));
    }
    if (isOther || changed.size > 0) {
      this.version += 1;
    }
    this.since = again;
    this.taken = new Map(
      [...taken].filter(([, writtenAt]) => writtenAt >= again),
    );
  }

  private async readEntities(draft: Draft, since: string): Promise<void> {
    for await (const rows of this.store.entities(draft.plan.id, since)) {
      const fresh = rows.filter(row =>
        isNew(draft, `s ${row.entity_ref}`, row.written_at),
      );
      await this.learnLayouts(draft, fresh);
      for (const row of fresh) {
        put(draft, row);
      }
    }
  }

  private async readPast(draft: Draft, since: string): Promise<void> {
    for await (const rows of this.store.past(draft.plan.id, since)) {
      for (const row of rows) {
        if (isNew(draft, `p ${row.entity_ref} ${row.day}`, row.written_at)) {
          remember(draftOf(draft, row.entity_ref), toStanding(row));
        }
      }
    }
  }

  /** Statements for layouts not met before: one, and as a rule none. */
  private async learnLayouts(
    { plan, layouts }: Draft,
    rows: FleetRow[],
  ): Promise<void> {
    const unknown = new Set(
      rows.map(({ layout }) => layout).filter(layout => !layouts.has(layout)),
    );
    if (unknown.size === 0) {
      return;
    }
    for (const { digest, checks } of await this.store.layouts([...unknown])) {
      const ids: string[] = JSON.parse(checks);
      layouts.set(
        digest,
        Int16Array.from(ids, id => plan.positions.get(id) ?? -1),
      );
    }
  }
}

/** False for a row of the overlap that has been taken in already. */
function isNew(
  { taken, again }: Draft,
  key: string,
  writtenAt: string,
): boolean {
  if (taken.get(key) === writtenAt) {
    return false;
  }
  if (writtenAt >= again) {
    taken.set(key, writtenAt);
  }
  return true;
}

function put(draft: Draft, row: FleetRow): void {
  const layout = draft.layouts.get(row.layout);
  const marks = layout && { text: row.marks, layout };
  Object.assign(draftOf(draft, row.entity_ref), {
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
    tally: marks && tallyOf(marks, draft.plan),
  } satisfies Partial<KnownEntity>);
}

function draftOf({ known, changed }: Draft, entityRef: string): KnownEntity {
  let entity = changed.get(entityRef);
  if (!entity) {
    const before = known.get(entityRef);
    entity = before
      ? { ...before, past: [...before.past] }
      : newEntity(entityRef);
    changed.set(entityRef, entity);
  }
  return entity;
}

function newEntity(entityRef: string): KnownEntity {
  return {
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
    verified: row.verified,
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
