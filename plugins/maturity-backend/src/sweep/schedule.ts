import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { BucketStore } from '../store/BucketStore';
import { CatalogComparison } from './CatalogComparison';
import { Sweeper } from './Sweeper';

/** Options of {@link scheduleSweep}. */
export interface ScheduleOptions {
  buckets: BucketStore;
  comparison: CatalogComparison;
  sweeper: Sweeper;
  lifecycle: LifecycleService;
  scheduler: SchedulerService;
  logger: LoggerService;
  /** Aborted at shutdown. */
  stop: AbortController;
  pollIntervalMs: number;
}

/** How much of the interval a comparison stays reserved: a little less, so that the next one isn't missed. */
const RESERVED = 0.9;

/**
 * Compares the catalog and evaluates what is due, in every replica; leases in the database see to it that each
 * share is done by one of them.
 */
export async function scheduleSweep(options: ScheduleOptions): Promise<void> {
  const { scheduler, lifecycle, stop, sweeper, pollIntervalMs } = options;
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = logged(options, 'The sweep failed', async signal => {
    sweeping = sweeper.run(AbortSignal.any([signal, stop.signal]));
    await sweeping;
  });

  lifecycle.addShutdownHook(async () => {
    stop.abort(new Error('The backend is shutting down'));
    await sweeping.catch(() => {});
  });
  await scheduler.scheduleTask({
    id: 'maturity-catalog',
    scope: 'local',
    frequency: { milliseconds: pollIntervalMs },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 3 },
    fn: logged(options, 'Comparing with the catalog failed', async signal => {
      const isChanged = await compareOnce(
        options,
        AbortSignal.any([signal, stop.signal]),
      );
      if (isChanged) {
        // Not awaited: a long sweep must not keep the catalog from being compared.
        sweep(stop.signal).catch(() => {});
      }
    }),
  });
  await scheduler.scheduleTask({
    id: 'maturity-sweep',
    scope: 'local',
    frequency: { milliseconds: pollIntervalMs },
    timeout: { hours: 1 },
    initialDelay: { seconds: 10 },
    fn: sweep,
  });
}

/** A task whose failure is told: the scheduler keeps that of a local task to itself. */
function logged(
  { logger, stop }: ScheduleOptions,
  message: string,
  run: (signal: AbortSignal) => Promise<void>,
) {
  return async (signal: AbortSignal): Promise<void> => {
    try {
      await run(signal);
    } catch (error) {
      if (!stop.signal.aborted) {
        logger.error(message, toError(error));
      }
      throw error;
    }
  };
}

/** True where something changed. Only one replica compares in an interval. */
async function compareOnce(
  { buckets, comparison, pollIntervalMs, logger }: ScheduleOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const now = new Date();
  const token = await buckets.claimCatalog(now, pollIntervalMs * RESERVED);
  if (!token) {
    return false;
  }
  const { changed, removed } = await comparison.run(now, signal);
  if (changed > 0 || removed > 0) {
    logger.info(
      `Catalog compared: ${changed} entities in scope are new or changed, ${removed} left`,
    );
  }
  return changed > 0;
}
