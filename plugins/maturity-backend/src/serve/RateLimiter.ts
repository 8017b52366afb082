import { TooManyRequestsError } from './errors';

const MINUTE_MS = 60_000;

/** Bounds how often somebody does something in a minute. Counts for this process. */
export class RateLimiter {
  private readonly times = new Map<string, number[]>();

  constructor(private readonly perMinute: number) {}

  /** @throws TooManyRequestsError */
  take(who: string, now = Date.now()): void {
    this.forgetOld(now);
    const recent = this.times.get(who) ?? [];
    if (recent.length >= this.perMinute) {
      const seconds = Math.ceil((recent[0] + MINUTE_MS - now) / 1000);
      throw new TooManyRequestsError(
        `At most ${this.perMinute} evaluations a minute may be asked for; try again in ${seconds} s`,
      );
    }
    this.times.set(who, [...recent, now]);
  }

  private forgetOld(now: number): void {
    for (const [who, times] of this.times) {
      const recent = times.filter(time => time > now - MINUTE_MS);
      if (recent.length > 0) {
        this.times.set(who, recent);
      } else {
        this.times.delete(who);
      }
    }
  }
}
