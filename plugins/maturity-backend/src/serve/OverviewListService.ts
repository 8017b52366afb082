import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EntityFindings,
  OverviewEntitiesQuery,
  OverviewEntityPage,
  OverviewFindingsPage,
  OverviewFindingsQuery,
} from '@container-maturity/backstage-plugin-maturity-common';
import { dayText } from '../fleet/days';
import { listEntities, listFailing } from '../overview/lists';
import { ResultStore } from '../store/ResultStore';
import { decodeCursor, encodeCursor } from './cursor';
import { Populations } from './Populations';

const DEFAULT_LIMIT = 50;

/** Lists what is behind the numbers of an overview, on behalf of somebody. */
export class OverviewListService {
  constructor(
    private readonly options: {
      populations: Populations;
      results: ResultStore;
    },
  ) {}

  /** @throws InputError, NotAllowedError */
  async listEntities(
    query: OverviewEntitiesQuery,
    credentials: BackstageCredentials,
  ): Promise<OverviewEntityPage> {
    const paging = pagingIn(query);
    const population = await this.options.populations.read(query, credentials);
    const { items, total, more } = await listEntities(
      population,
      query,
      paging,
    );
    return {
      at: dayText(population.at),
      items,
      total,
      restricted: population.restricted,
      ...nextCursor(items, more),
    };
  }

  /** @throws InputError, NotAllowedError */
  async listFindings(
    query: OverviewFindingsQuery,
    credentials: BackstageCredentials,
  ): Promise<OverviewFindingsPage> {
    const paging = pagingIn(query);
    const population = await this.options.populations.read(query, credentials);
    const failing = await listFailing(population, query.check, paging);
    const results = await this.options.results.ofCheck(
      population.plan.id,
      query.check,
      failing.items.map(({ entityRef }) => entityRef),
    );
    return {
      check: query.check,
      // One that was evaluated again in the meantime has no findings to show any more.
      items: failing.items.flatMap(({ entityRef, owner }): EntityFindings[] => {
        const result = results.get(entityRef);
        return result
          ? [{ entityRef, ...(owner !== null && { owner }), ...result }]
          : [];
      }),
      total: failing.total,
      restricted: population.restricted,
      ...nextCursor(failing.items, failing.more),
    };
  }
}

function pagingIn({ cursor, limit }: { cursor?: string; limit?: number }) {
  return {
    after: decodeCursor(cursor, 'text'),
    limit: limit ?? DEFAULT_LIMIT,
  };
}

function nextCursor(items: Array<{ entityRef: string }>, more: boolean) {
  const last = items.at(-1);
  return more && last ? { nextCursor: encodeCursor(last.entityRef) } : {};
}
