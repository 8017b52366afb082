import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  HistoryPage,
  HistoryQuery,
  scorecardReadPermission,
  ScorecardQuery,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Checklists } from '../evaluate/Checklists';
import { HistoryStore } from '../store/HistoryStore';
import {
  ScorecardLevel,
  ScorecardStore,
  StoredScorecard,
} from '../store/ScorecardStore';
import { Access, Visibility } from './Access';
import { decodeCursor, encodeCursor } from './cursor';

const DEFAULT_LIMIT = 50;
/** Where only the catalog knows who may see what: how many are asked about for one page. */
const CANDIDATES_A_STEP = 200;
const MAX_STEPS = 10;

/** Reads scorecards and history on behalf of somebody. */
export class ScorecardService {
  constructor(
    private readonly options: {
      access: Access;
      checklists: Checklists;
      scorecards: ScorecardStore;
      history: HistoryStore;
    },
  ) {}

  /**
   * The JSON of one scorecard.
   *
   * @throws NotFoundError, also where the caller may not see the entity
   */
  async read(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const visibility = await this.visibility(credentials);
    if (await mayBeVisible(visibility, entityRef)) {
      const json = await this.options.scorecards.read(
        entityRef,
        this.checklist,
        criteriaOf(visibility),
      );
      if (json !== undefined) {
        return json;
      }
    }
    throw noScorecard(entityRef);
  }

  /**
   * The level of one entity.
   *
   * @param credentials - undefined: anybody may see it
   * @throws NotFoundError, also where the caller may not see the entity
   */
  async readLevel(
    entityRef: string,
    credentials: BackstageCredentials | undefined,
  ): Promise<ScorecardLevel> {
    const visibility: Visibility = credentials
      ? await this.visibility(credentials)
      : { type: 'sql' };
    const level = (await mayBeVisible(visibility, entityRef))
      ? await this.options.scorecards.level(
          entityRef,
          this.checklist,
          criteriaOf(visibility),
        )
      : undefined;
    if (!level) {
      throw noScorecard(entityRef);
    }
    return level;
  }

  /** The JSON of a page of scorecards. */
  async list(
    query: ScorecardQuery,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const visibility = await this.visibility(credentials);
    const page = await this.listPage(query, visibility);
    const next = page.next && encodeCursor(page.next);
    return `{"items":[${page.items.map(item => item.json).join(',')}]${
      next ? `,"nextCursor":${JSON.stringify(next)}` : ''
    }}`;
  }

  /** @throws NotFoundError, also where the caller may not see the entity */
  async listHistory(
    entityRef: string,
    query: HistoryQuery,
    credentials: BackstageCredentials,
  ): Promise<HistoryPage> {
    const visibility = await this.visibility(credentials);
    const isVisible =
      (await mayBeVisible(visibility, entityRef)) &&
      (await this.options.scorecards.exists(
        entityRef,
        this.checklist,
        criteriaOf(visibility),
      ));
    if (!isVisible) {
      throw noScorecard(entityRef);
    }
    const limit = query.limit ?? DEFAULT_LIMIT;
    const found = await this.options.history.list({
      entityRef,
      checklist: this.checklist,
      check: query.check,
      before: decodeCursor(query.cursor, 'number'),
      limit: limit + 1,
    });
    const items = found.slice(0, limit);
    return {
      items: items.map(({ transition }) => transition),
      ...(found.length > limit && {
        nextCursor: encodeCursor(items[limit - 1].id),
      }),
    };
  }

  private get checklist(): string {
    return this.options.checklists.current.checklist.id;
  }

  private visibility(credentials: BackstageCredentials): Promise<Visibility> {
    return this.options.access.visibleWith(
      scorecardReadPermission,
      credentials,
    );
  }

  private async listPage(
    query: ScorecardQuery,
    visibility: Visibility,
  ): Promise<{ items: StoredScorecard[]; next?: string }> {
    if (visibility.type === 'none') {
      return { items: [] };
    }
    const limit = query.limit ?? DEFAULT_LIMIT;
    const isCatalog = visibility.type === 'catalog';
    const step = isCatalog ? CANDIDATES_A_STEP : limit;
    const items: StoredScorecard[] = [];
    let after = decodeCursor(query.cursor, 'text');

    for (let steps = 0; steps < MAX_STEPS; steps += 1) {
      const found = await this.options.scorecards.list({
        checklist: this.checklist,
        query,
        visible: criteriaOf(visibility),
        after,
        limit: step + 1,
      });
      const candidates = found.slice(0, step);
      const seen = isCatalog
        ? await visibility.filter(candidates.map(item => item.entityRef))
        : undefined;
      for (const candidate of candidates) {
        if (items.length === limit) {
          return { items, next: after };
        }
        if (!seen || seen.has(candidate.entityRef)) {
          items.push(candidate);
        }
        after = candidate.entityRef;
      }
      if (found.length <= step) {
        return { items };
      }
      if (!isCatalog) {
        break;
      }
    }
    return { items, next: after };
  }
}

async function mayBeVisible(
  visibility: Visibility,
  entityRef: string,
): Promise<boolean> {
  switch (visibility.type) {
    case 'none':
      return false;
    case 'catalog':
      return (await visibility.filter([entityRef])).has(entityRef);
    default:
      return true;
  }
}

function criteriaOf(visibility: Visibility) {
  return visibility.type === 'sql' ? visibility.criteria : undefined;
}

function noScorecard(entityRef: string): NotFoundError {
  return new NotFoundError(
    `No scorecard of '${entityRef}': it is not in scope, not evaluated yet, or not visible to you`,
  );
}
