import { useCallback, useState } from 'react';
import { Resource, useResource } from '../../data/useResource';

/** A part of a list. */
export interface Page<T> {
  items: T[];
  /** On all pages together. */
  total: number;
  restricted: boolean;
  /** Absent on the last page. */
  nextCursor?: string;
}

interface Position<T> {
  read: unknown;
  cursor?: string;
  earlier: T[];
}

/**
 * A list, a page at a time: the items so far, and the state of the page that was asked for last.
 *
 * @param read - must be memoised: a new function means a new list
 */
export function usePages<T>(
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
): {
  items: T[];
  page: Resource<Page<T>>;
  more?: () => void;
  retry: () => void;
} {
  const [position, setPosition] = useState<Position<T>>({ read, earlier: [] });
  const { cursor, earlier }: Position<T> =
    position.read === read ? position : { read, earlier: [] };
  const load = useCallback(
    (signal: AbortSignal) => read(cursor, signal),
    [read, cursor],
  );
  const { resource: page, retry } = useResource(load);
  if (page.status !== 'ready') {
    return { items: earlier, page, retry };
  }
  const items = [...earlier, ...page.value.items];
  const { nextCursor } = page.value;
  return {
    items,
    page,
    retry,
    more: nextCursor
      ? () => setPosition({ read, cursor: nextCursor, earlier: items })
      : undefined,
  };
}
