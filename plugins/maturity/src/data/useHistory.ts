import { useCallback, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  HistoryPage,
  Transition,
} from '@container-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Resource, useResource } from './useResource';

interface Position {
  of: string;
  cursor?: string;
  earlier: Transition[];
}

/** What has changed about one check of an entity, the newest first, a page at a time. */
export function useHistory(
  entityRef: string,
  check: string,
): { resource: Resource<Transition[]>; more?: () => void; retry: () => void } {
  const api = useApi(maturityApiRef);
  const of = `${entityRef} ${check}`;
  const [position, setPosition] = useState<Position>({ of, earlier: [] });
  const { cursor, earlier } =
    position.of === of ? position : { cursor: undefined, earlier: [] };

  const load = useCallback(
    (signal: AbortSignal): Promise<HistoryPage> =>
      api.getHistory(entityRef, { check, cursor }, { signal }),
    [api, entityRef, check, cursor],
  );
  const { resource, retry } = useResource(load);

  if (resource.status === 'ready') {
    const { items: latest, nextCursor } = resource.value;
    const items = [...earlier, ...latest];
    return {
      resource: { status: 'ready', value: items },
      retry,
      more: nextCursor
        ? () => setPosition({ of, cursor: nextCursor, earlier: items })
        : undefined,
    };
  }
  if (resource.status === 'loading' && earlier.length > 0) {
    return { resource: { status: 'ready', value: earlier }, retry };
  }
  return { resource, retry };
}
