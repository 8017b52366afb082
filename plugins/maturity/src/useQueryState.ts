import { useCallback } from 'react';
// The plugin's one import of the router: what changes with the framework's navigation changes here.
import { useSearchParams } from 'react-router-dom';

/** Query parameters to set, a list as several of one name; undefined takes one out. */
export type QueryChange = Record<string, string | string[] | undefined>;

/** State that lives in the page's address, so that it can be linked to. */
export function useQueryState(): {
  get: (name: string) => string | undefined;
  /** All values of a parameter that may have several. */
  getAll: (name: string) => string[];
  /** With `replace`, the browser's way back does not lead through what was shown before. */
  set: (change: QueryChange, options?: { replace?: boolean }) => void;
  /** The address of this page after a change, for a link. */
  href: (change: QueryChange) => string;
} {
  const [params, setParams] = useSearchParams();
  return {
    get: name => params.get(name) || undefined,
    getAll: name => params.getAll(name).filter(Boolean),
    set: useCallback(
      (change, options) =>
        setParams(current => changed(current, change), options),
      [setParams],
    ),
    href: change => `?${changed(params, change)}`,
  };
}

function changed(params: URLSearchParams, change: QueryChange) {
  const next = new URLSearchParams(params);
  for (const [name, values] of Object.entries(change)) {
    next.delete(name);
    for (const value of values === undefined ? [] : [values].flat()) {
      next.append(name, value);
    }
  }
  return next;
}
