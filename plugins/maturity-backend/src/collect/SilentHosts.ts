import { ExplainedError } from './ExplainedError';

/** A host took longer than it may. */
export class HostTimeoutError extends ExplainedError {}

/** So many in a row, as one repository may just be big. */
const TIMEOUTS = 3;
const PAUSE_MS = 60_000;

/**
 * Leaves a host alone for a minute when it has gone silent. Else every repository on it would be waited for to the
 * end, and those on other hosts with them.
 */
export class SilentHosts {
  private readonly silent = new Map<string, { timeouts: number; at: number }>();

  /** @throws Error at once where the host is left alone */
  async ask<T>(
    url: string,
    run: () => Promise<T>,
    now: () => number = Date.now,
  ): Promise<T> {
    const { host } = new URL(url);
    const before = this.silent.get(host);
    if (before && before.timeouts >= TIMEOUTS && now() - before.at < PAUSE_MS) {
      // Always the same words: what differs is stored.
      throw new ExplainedError({
        en: `${host} did not answer in time several times in a row; it is asked again in a minute`,
        zh: `${host} 连续多次未及时响应；一分钟后再次尝试`,
      });
    }
    try {
      const answer = await run();
      this.silent.delete(host);
      return answer;
    } catch (error) {
      if (error instanceof HostTimeoutError) {
        const timeouts = (this.silent.get(host)?.timeouts ?? 0) + 1;
        this.silent.set(host, { timeouts, at: now() });
      } else {
        this.silent.delete(host);
      }
      throw error;
    }
  }
}
