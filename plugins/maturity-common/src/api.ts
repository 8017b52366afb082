import { Overview, OverviewQuery } from './overview';
import {
  OverviewEntitiesQuery,
  OverviewEntityPage,
  OverviewExportQuery,
  OverviewFindingsPage,
  OverviewFindingsQuery,
  OverviewTable,
} from './overviewLists';
import { PastScorecard, Timeline, TimelineQuery } from './timeline';
import {
  ChecklistView,
  Scorecard,
  ScorecardSummary,
  Transition,
  Archetype,
} from './types';

/**
 * What every call takes besides its subject.
 *
 * @public
 */
export interface MaturityRequestOptions {
  /** Gives the request up. */
  signal?: AbortSignal;
  /** A Backstage token; needed only where the fetch function doesn't add one, such as in another backend plugin. */
  token?: string;
}

/**
 * Which scorecards to list. Several values of one filter mean any of them; several filters must all hold.
 *
 * @public
 */
export interface ScorecardQuery {
  /** Entity kind, such as `component`. */
  kind?: string | string[];
  /** The entity's `spec.type`. */
  type?: string | string[];
  archetype?: Archetype | Archetype[];
  lifecycle?: string | string[];
  /** Entity refs of owners, as the catalog resolved them. */
  owner?: string | string[];
  /** Entity refs of systems. */
  system?: string | string[];
  /** Entity refs of domains. */
  domain?: string | string[];
  /** Exactly this granted level, or one of these. */
  level?: number | number[];
  /** At least this granted level. */
  minLevel?: number;
  /** True: only unverified ones; false: only those that are verified. */
  unverified?: boolean;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** 1 to 200; 50 where absent. */
  limit?: number;
}

/**
 * One page of scorecards, ordered by entity ref.
 *
 * @public
 */
export interface ScorecardPage {
  items: ScorecardSummary[];
  /** Absent on the last page. */
  nextCursor?: string;
}

/**
 * Which changes to list.
 *
 * @public
 */
export interface HistoryQuery {
  /** Only changes of this check; without it, of all checks and of the level. */
  check?: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** 1 to 200; 50 where absent. */
  limit?: number;
}

/**
 * One page of changes, the newest first.
 *
 * @public
 */
export interface HistoryPage {
  items: Transition[];
  /** Absent on the last page. */
  nextCursor?: string;
}

/**
 * What the backend offers. Every method rejects with a `ResponseError` of `@backstage/errors` when the
 * backend refuses: 400 a malformed request, 401 no credential, 403 no permission, 404 no such thing or
 * not visible, 429 too many evaluations asked for.
 *
 * @public
 */
export interface MaturityApi {
  /** The latest scorecard of an entity, with its results. 404 while it is not in scope or not evaluated yet. */
  getScorecard(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<Scorecard>;

  /** Scorecards of the entities that the caller may see, a page at a time. */
  listScorecards(
    query?: ScorecardQuery,
    options?: MaturityRequestOptions,
  ): Promise<ScorecardPage>;

  /** What changed for an entity, the newest first, a page at a time. */
  getHistory(
    entityRef: string,
    query?: HistoryQuery,
    options?: MaturityRequestOptions,
  ): Promise<HistoryPage>;

  /** Collects and evaluates the entity now and resolves to its new scorecard. It takes seconds. */
  evaluate(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<Scorecard>;

  /** Adoption over all entities that the caller may see, now or as of a past day. */
  getOverview(
    query?: OverviewQuery,
    options?: MaturityRequestOptions,
  ): Promise<Overview>;

  /** The entities behind a number of the overview, ordered by entity ref, a page at a time. */
  listOverviewEntities(
    query?: OverviewEntitiesQuery,
    options?: MaturityRequestOptions,
  ): Promise<OverviewEntityPage>;

  /** Where a check fails, over all entities, as of now, a page of entities at a time. */
  listOverviewFindings(
    query: OverviewFindingsQuery,
    options?: MaturityRequestOptions,
  ): Promise<OverviewFindingsPage>;

  /** All rows of a table of the overview, as a file in CSV or JSON. */
  exportOverview(
    table: OverviewTable,
    query?: OverviewExportQuery,
    options?: MaturityRequestOptions,
  ): Promise<Blob>;

  /** The level of an entity day by day, and the spans of each check. */
  getTimeline(
    entityRef: string,
    query?: TimelineQuery,
    options?: MaturityRequestOptions,
  ): Promise<Timeline>;

  /** What is known of an entity's scorecard as of the end of a day, `YYYY-MM-DD` in UTC; 404 where nothing is. */
  getPastScorecard(
    entityRef: string,
    at: string,
    options?: MaturityRequestOptions,
  ): Promise<PastScorecard>;

  /** An SVG image with the level of an entity. */
  getBadge(
    entityRef: string,
    query?: { language?: 'en' | 'zh' },
    options?: MaturityRequestOptions,
  ): Promise<string>;

  /** The checklist in force, with what is wrong in its newest file, if anything. */
  getChecklist(
    id: string,
    options?: MaturityRequestOptions,
  ): Promise<ChecklistView>;
}
