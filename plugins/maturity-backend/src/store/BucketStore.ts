import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { BucketRow } from './rows';

/** How many shares the work is cut into: enough for replicas to share it and for a period to be spread evenly. */
export const BUCKETS = 64;

/** By how much the clocks of replicas may differ. */
const CLOCK_SKEW_MS = 60_000;

/** The share that is not about subjects: comparing them with the catalog. */
const CATALOG_BUCKET = 0;

/** A time-limited right of one replica to work on some buckets. */
export interface Lease {
  token: string;
  /** Whose period is over: all their subjects are due. */
  dueBuckets: number[];
  /** Where only single subjects are due. */
  otherBuckets: number[];
}

/**
 * Leases on shares of the work, so that replicas share a sweep and a killed one loses nothing.
 *
 * @remarks
 * Leases and due times are kept for buckets, not for subjects, so that a sweep in which nothing changed writes
 * two rows a bucket, however many subjects there are.
 */
export class BucketStore {
  constructor(private readonly db: Knex) {}

  /** Makes missing buckets, their due times spread over one period. */
  async prepare(now: Date, periodMs: number): Promise<void> {
    const rows = Array.from({ length: BUCKETS + 1 }, (_, id) => ({
      id,
      due_at: new Date(now.getTime() + (id * periodMs) / BUCKETS).toISOString(),
    }));
    await this.db<BucketRow>('buckets').insert(rows).onConflict('id').ignore();
  }

  /** Leases up to `limit` buckets in which something is due; undefined where nothing is. */
  async claim(options: {
    now: Date;
    leaseMs: number;
    /** The longest that a bucket may have to wait; due times that lie beyond it are void. */
    longestMs: number;
    limit: number;
    /** Buckets to leave alone. */
    except?: Iterable<number>;
  }): Promise<Lease | undefined> {
    const now = options.now.toISOString();
    // Set by a clock that was ahead, or when the period was longer.
    const tooFar = until(options.now, options.longestMs + CLOCK_SKEW_MS);
    const candidates: number[] = await this.db<BucketRow>('buckets')
      .where('id', '>', CATALOG_BUCKET)
      .whereNotIn('id', [...(options.except ?? [])])
      .andWhere(free(options.now, options.leaseMs))
      .andWhere(query =>
        query
          .where('due_at', '<=', now)
          .orWhere('due_at', '>', tooFar)
          .orWhereIn(
            'id',
            this.db('subjects').select('bucket').where('due_at', '<=', now),
          ),
      )
      .orderBy('due_at')
      .limit(options.limit)
      .pluck('id');
    const token = await this.take(candidates, options.now, options.leaseMs);
    if (!token) {
      return undefined;
    }
    const taken: Array<Pick<BucketRow, 'id' | 'due_at'>> = await this.db(
      'buckets',
    )
      .where('leased_by', token)
      .select('id', 'due_at');
    const isDue = (row: { due_at: string }) =>
      row.due_at <= now || row.due_at > tooFar;
    return {
      token,
      dueBuckets: taken.filter(isDue).map(row => row.id),
      otherBuckets: taken.filter(row => !isDue(row)).map(row => row.id),
    };
  }

  /** Leases the comparison with the catalog, if it is due and nobody else has it. */
  async claimCatalog(now: Date, leaseMs: number): Promise<string | undefined> {
    return this.take([CATALOG_BUCKET], now, leaseMs);
  }

  /** False where the lease was lost, because it ran out and another replica took it. */
  async renew(token: string, now: Date, leaseMs: number): Promise<boolean> {
    const renewed = await this.db<BucketRow>('buckets')
      .where('leased_by', token)
      .andWhere('leased_until', '>', now.toISOString())
      .update({ leased_until: until(now, leaseMs) });
    return renewed > 0;
  }

  /** Gives a lease back: buckets that were evaluated whole, those that were not, and as they were all others. */
  async release(
    token: string,
    done: { buckets: number[]; checkedAt: Date; dueAt: Date },
    failed: { buckets: number[]; dueAt: Date },
  ): Promise<void> {
    await this.giveBack(token, done.buckets, {
      due_at: done.dueAt.toISOString(),
      checked_at: done.checkedAt.toISOString(),
    });
    await this.giveBack(token, failed.buckets, {
      due_at: failed.dueAt.toISOString(),
    });
    await this.db<BucketRow>('buckets')
      .where('leased_by', token)
      .update({ leased_by: null, leased_until: null });
  }

  /** Makes every subject due, as when the checklist has changed. */
  async makeAllDue(now: Date): Promise<void> {
    await this.db<BucketRow>('buckets')
      .where('id', '>', CATALOG_BUCKET)
      .andWhere('due_at', '>', now.toISOString())
      .update({ due_at: now.toISOString() });
  }

  private async giveBack(
    token: string,
    buckets: number[],
    due: Pick<BucketRow, 'due_at'> & Partial<BucketRow>,
  ): Promise<void> {
    if (buckets.length > 0) {
      await this.db<BucketRow>('buckets')
        .where('leased_by', token)
        .whereIn('id', buckets)
        .update({ leased_by: null, leased_until: null, ...due });
    }
  }

  private async take(
    ids: number[],
    now: Date,
    leaseMs: number,
  ): Promise<string | undefined> {
    if (ids.length === 0) {
      return undefined;
    }
    const token = randomUUID();
    // Of replicas that saw the same candidates the first update wins; for the others the condition no longer holds.
    const taken = await this.db<BucketRow>('buckets')
      .whereIn('id', ids)
      .andWhere(free(now, leaseMs))
      .update({ leased_by: token, leased_until: until(now, leaseMs) });
    return taken > 0 ? token : undefined;
  }
}

/** Not leased, or no longer. A lease that lies further ahead than leases do was given by a clock that was ahead. */
function free(now: Date, leaseMs: number) {
  return (query: Knex.QueryBuilder) =>
    query
      .whereNull('leased_until')
      .orWhere('leased_until', '<=', now.toISOString())
      .orWhere('leased_until', '>', until(now, leaseMs + CLOCK_SKEW_MS));
}

function until(now: Date, leaseMs: number): string {
  return new Date(now.getTime() + leaseMs).toISOString();
}
