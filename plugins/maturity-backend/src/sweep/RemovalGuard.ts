import { LoggerService } from '@backstage/backend-plugin-api';

/** Fewer than this may leave at any time. */
const FEW = 10;
const HOLD_MS = 3_600_000;

/**
 * Holds back the removal of most subjects at once: an empty catalog is more often one that is being restored, or
 * that forgot its providers, than an organisation that gave up all of its services.
 */
export class RemovalGuard {
  private suspected?: { since: number; last: number };

  constructor(private readonly logger: LoggerService) {}

  /** True where `absent` of `known` entities may be forgotten now. */
  admits(absent: number, known: number, now: Date): boolean {
    if (absent < FEW || absent * 2 <= known) {
      this.suspected = undefined;
      return true;
    }
    const time = now.getTime();
    // What another replica saw in the meantime is not known: a long pause begins anew.
    const isContinued =
      this.suspected && time - this.suspected.last < HOLD_MS / 2;
    const since = isContinued ? this.suspected!.since : time;
    this.suspected = { since, last: time };
    if (since === time) {
      this.logger.warn(
        `The catalog no longer has ${absent} of ${known} entities. Their scorecards are kept for an hour, in case it is the catalog that is broken`,
      );
    }
    return time - since >= HOLD_MS;
  }
}
