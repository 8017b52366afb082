import { useCallback, useEffect, useState } from 'react';

/** What a request has come to. */
export type Resource<T> =
  | { status: 'loading' }
  | { status: 'ready'; value: T }
  | { status: 'failed'; error: Error };

/**
 * Runs a request on mount and whenever `load` changes, and gives it up on unmount. A retry keeps showing
 * what there is until the new answer is in.
 *
 * @param load - must be memoised: a new function means a new request
 */
export function useResource<T>(load: (signal: AbortSignal) => Promise<T>): {
  resource: Resource<T>;
  retry: () => void;
  replace: (value: T) => void;
} {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{
    load: typeof load;
    resource: Resource<T>;
  }>();

  useEffect(() => {
    const controller = new AbortController();
    const settle = (resource: Resource<T>) => {
      if (!controller.signal.aborted) {
        setAnswer({ load, resource });
      }
    };
    load(controller.signal).then(
      value => settle({ status: 'ready', value }),
      (error: unknown) => settle({ status: 'failed', error: asError(error) }),
    );
    return () => controller.abort();
  }, [load, attempt]);

  return {
    // An answer to an earlier question is no answer to this one.
    resource: answer?.load === load ? answer.resource : { status: 'loading' },
    retry: useCallback(() => setAttempt(count => count + 1), []),
    replace: useCallback(
      (value: T) => setAnswer({ load, resource: { status: 'ready', value } }),
      [load],
    ),
  };
}

/** Whatever was thrown, as an Error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
