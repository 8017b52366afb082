/** Throws or rejects when what it looks at can't be used. */
export type ReadinessCheck = () => void | Promise<void>;

export interface Readiness {
  ready: boolean;
  checks: Record<string, string>;
}

/**
 * Alive is a matter of the process alone: a dependency that is down must not restart it.
 * Ready means that requests can be served: every check holds and the service isn't shutting down.
 */
export class Health {
  readonly #checks = new Map<string, ReadinessCheck>();
  #draining = false;

  /** A check that takes longer than a second counts as failed. */
  addReadinessCheck(name: string, check: ReadinessCheck): void {
    this.#checks.set(name, check);
  }

  drain(): void {
    this.#draining = true;
  }

  async readiness(): Promise<Readiness> {
    const entries = await Promise.all(
      [...this.#checks].map(async ([name, check]) => [name, await outcome(check)] as const),
    );
    if (this.#draining) {
      entries.push(['shutdown', 'draining']);
    }
    return { ready: entries.every(([, state]) => state === 'ok'), checks: Object.fromEntries(entries) };
  }
}

async function outcome(check: ReadinessCheck): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer within 1 s')), 1_000);
    });
    await Promise.race([Promise.resolve().then(check), late]);
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
