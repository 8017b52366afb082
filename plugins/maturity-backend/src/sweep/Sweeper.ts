import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { createLimit } from '../collect/limit';
import { MaturitySettings } from '../config';
import { Checklists } from '../evaluate/Checklists';
import { Evaluator } from '../evaluate/Evaluator';
import { BUCKETS, BucketStore, Lease } from '../store/BucketStore';
import { EvaluationStore, StoredSubject } from '../store/EvaluationStore';
import { chunks, SubjectRow } from '../store/rows';
import { ChangeWriter, WriteTotals } from './ChangeWriter';

const LEASE_MS = 120_000;
const RETRY_MS = 300_000;
/** Of a period: the longest time between two evaluations. */
const LONGEST = 1.1;
const BUCKETS_A_CLAIM = 8;
/** Subjects that are loaded at once, with their evidence. */
const SUBJECTS_AT_ONCE = 50;

type DueSubject = Pick<SubjectRow, 'entity_ref' | 'repository' | 'bucket'>;

/** Options of {@link Sweeper}. */
export interface SweeperOptions {
  buckets: BucketStore;
  evaluations: EvaluationStore;
  checklists: Checklists;
  evaluator: Evaluator;
  settings: MaturitySettings;
  logger: LoggerService;
}

/** Evaluates what is due, share by share, beside other replicas. */
export class Sweeper {
  private running?: Promise<void>;
  private again = false;

  constructor(private readonly options: SweeperOptions) {}

  /** Evaluates all that is due. A call while it runs has it look once more when it is through. */
  async run(signal: AbortSignal): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.runUntilDone(signal).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async runUntilDone(signal: AbortSignal): Promise<void> {
    do {
      this.again = false;
      await this.sweep(signal);
    } while (this.again && !signal.aborted);
  }

  private async sweep(signal: AbortSignal): Promise<void> {
    const { buckets, checklists, logger } = this.options;
    if (await checklists.refresh(new Date())) {
      await buckets.makeAllDue(new Date());
    }
    const totals: WriteTotals = { evaluated: 0, changed: 0, failed: 0 };
    const done = new Set<number>();
    while (!signal.aborted && done.size < BUCKETS) {
      const lease = await buckets.claim({
        now: new Date(),
        leaseMs: LEASE_MS,
        longestMs: this.options.settings.periodMs * LONGEST,
        limit: BUCKETS_A_CLAIM,
        except: done,
      });
      if (!lease) {
        break;
      }
      [...lease.dueBuckets, ...lease.otherBuckets].forEach(id => done.add(id));
      await this.work(lease, totals, signal);
    }
    if (totals.changed > 0 || totals.failed > 0) {
      logger.info(
        `Evaluated ${totals.evaluated} entities: ${totals.changed} scorecards changed, ${totals.failed} failed`,
      );
    }
  }

  private async work(
    lease: Lease,
    totals: WriteTotals,
    stop: AbortSignal,
  ): Promise<void> {
    const { buckets, evaluations, logger } = this.options;
    const startedAt = new Date();
    const lost = new AbortController();
    const signal = AbortSignal.any([stop, lost.signal]);
    const renewal = this.keepRenewing(lease, lost);
    const failed = new Set<number>();
    try {
      const due = await evaluations.listDue({ ...lease, now: startedAt });
      await this.evaluateGroups(due, failed, totals, startedAt, signal);
    } catch (error) {
      if (!signal.aborted) {
        logger.error('A share of the sweep failed', toError(error));
      }
      lease.dueBuckets.forEach(id => failed.add(id));
    } finally {
      clearInterval(renewal);
      await buckets.release(
        lease.token,
        {
          buckets: lease.dueBuckets.filter(id => !failed.has(id)),
          checkedAt: startedAt,
          dueAt: this.nextDue(startedAt),
        },
        {
          buckets: lease.dueBuckets.filter(id => failed.has(id)),
          dueAt: signal.aborted ? startedAt : this.nextTry(startedAt),
        },
      );
    }
  }

  private async evaluateGroups(
    due: DueSubject[],
    failed: Set<number>,
    totals: WriteTotals,
    startedAt: Date,
    signal: AbortSignal,
  ): Promise<void> {
    const { evaluations, evaluator, checklists, settings, logger } =
      this.options;
    const checklist = checklists.current.checklist.id;
    const writer = new ChangeWriter(evaluations, checklist, startedAt, totals);
    const bucketOf = new Map(due.map(row => [row.entity_ref, row.bucket]));
    const onError = (entityRef: string, error: unknown) => {
      logger.error(`Evaluating ${entityRef} failed`, toError(error));
      totals.failed += 1;
      failed.add(bucketOf.get(entityRef) ?? 0);
    };
    // One more than repositories are fetched at once, so that evaluating doesn't wait for the network.
    const groupLimit = createLimit(settings.repository.concurrency + 1);
    const batchLimit = createLimit(2);
    const evaluateGroup = async (group: StoredSubject[]) => {
      const options = { signal, onError };
      const evaluated = await evaluator.evaluateTogether(group, options);
      totals.evaluated += evaluated.length;
      await writer.add(evaluated.map(({ change }) => change));
    };
    const work = chunks(due, SUBJECTS_AT_ONCE).map(batch =>
      batchLimit(async () => {
        signal.throwIfAborted();
        const refs = batch.map(row => row.entity_ref);
        const stored = await evaluations.load(refs, checklist);
        await settleAll(
          groupByRepository(stored).map(group =>
            groupLimit(() => evaluateGroup(group)),
          ),
        );
      }),
    );
    try {
      await settleAll(work);
    } finally {
      await writer.flush();
    }
  }

  private keepRenewing(lease: Lease, lost: AbortController) {
    const renew = async () => {
      try {
        if (
          !(await this.options.buckets.renew(lease.token, new Date(), LEASE_MS))
        ) {
          lost.abort(new Error('The lease was lost'));
        }
      } catch (error) {
        this.options.logger.warn(`Renewing a lease failed: ${error}`);
      }
    };
    return setInterval(renew, LEASE_MS / 4);
  }

  /** Up to a tenth earlier or later, so that what once fell together drifts apart. */
  private nextDue(from: Date): Date {
    const jitter = LONGEST - Math.random() * 0.2;
    return new Date(from.getTime() + this.options.settings.periodMs * jitter);
  }

  /** What failed is not tried again at every look: it would fetch everything that shares a bucket with it. */
  private nextTry(from: Date): Date {
    const ms = Math.min(RETRY_MS, this.options.settings.periodMs);
    return new Date(from.getTime() + ms);
  }
}

function groupByRepository(subjects: StoredSubject[]): StoredSubject[][] {
  const groups = new Map<string, StoredSubject[]>();
  for (const stored of subjects) {
    const { repository } = stored.subject;
    const group = groups.get(repository);
    if (group) {
      group.push(stored);
    } else {
      groups.set(repository, [stored]);
    }
  }
  return [...groups.values()];
}

/** Waits for all, then rejects if one did. */
async function settleAll(promises: Array<Promise<unknown>>): Promise<void> {
  const outcomes = await Promise.allSettled(promises);
  const rejected = outcomes.find(outcome => outcome.status === 'rejected');
  if (rejected) {
    throw rejected.reason;
  }
}
