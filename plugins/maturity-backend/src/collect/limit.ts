/** Runs functions, at most `concurrency` at once, the others in the order in which they came. */
export type Limit = <T>(run: () => Promise<T>) => Promise<T>;

export function createLimit(concurrency: number): Limit {
  const waiting: Array<() => void> = [];
  let running = 0;
  return async run => {
    if (running >= concurrency) {
      await new Promise<void>(resolve => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) {
        next();
      } else {
        running -= 1;
      }
    }
  };
}

/** Rejects with the signal's reason as soon as it is aborted, also where `promise` never settles. */
export async function orAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort!);
  }
}
