import { useCallback, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ChecklistView,
  Overview,
  OverviewQuery,
} from '@container-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { loadChecklist } from '../data/loadChecklist';
import { Resource, useResource } from '../data/useResource';

/** An overview, with the checklist that says what its checks and tasks are called. */
export interface NamedOverview {
  overview: Overview;
  checklist: ChecklistView;
}

/**
 * The overview that is asked for. While the answer to a new question is under way the last one is handed out as
 * `former`, so that the page need not go blank at each filter.
 */
export function useOverview(query: OverviewQuery): {
  resource: Resource<NamedOverview>;
  former?: NamedOverview;
  retry: () => void;
} {
  const api = useApi(maturityApiRef);
  const load = useCallback(
    async (signal: AbortSignal): Promise<NamedOverview> => {
      const overview = await api.getOverview(query, { signal });
      return {
        overview,
        checklist: await loadChecklist(api, overview.checklist, signal),
      };
    },
    [api, query],
  );
  const { resource, retry } = useResource(load);
  const [former, setFormer] = useState<NamedOverview>();
  if (resource.status === 'ready' && resource.value !== former) {
    setFormer(resource.value);
  }
  return { resource, former, retry };
}
