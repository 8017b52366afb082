import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  HistoryPage,
  HistoryQuery,
  MaturityApi,
  MaturityRequestOptions,
  ScorecardPage,
  ScorecardQuery,
} from './api';
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
import { ChecklistView, Scorecard } from './types';

type QueryValue = string | number | boolean | undefined;

/**
 * Talks to the maturity backend over HTTP.
 *
 * @public
 */
export class MaturityClient implements MaturityApi {
  private readonly fetchApi: { fetch: typeof fetch };
  private readonly discoveryApi?: {
    getBaseUrl(pluginId: string): Promise<string>;
  };

  /**
   * @param options - `fetchApi` alone suffices where it understands `plugin://` addresses, as in the frontend;
   * elsewhere `discoveryApi` finds the backend.
   */
  constructor(options: {
    fetchApi: { fetch: typeof fetch };
    discoveryApi?: { getBaseUrl(pluginId: string): Promise<string> };
  }) {
    this.fetchApi = options.fetchApi;
    this.discoveryApi = options.discoveryApi;
  }

  async getScorecard(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<Scorecard> {
    return this.request(`/scorecards/by-name/${byName(entityRef)}`, options);
  }

  async listScorecards(
    query: ScorecardQuery = {},
    options?: MaturityRequestOptions,
  ): Promise<ScorecardPage> {
    return this.request(`/scorecards${search({ ...query })}`, options);
  }

  async getHistory(
    entityRef: string,
    query: HistoryQuery = {},
    options?: MaturityRequestOptions,
  ): Promise<HistoryPage> {
    const path = `/scorecards/by-name/${byName(entityRef)}/history`;
    return this.request(`${path}${search({ ...query })}`, options);
  }

  async evaluate(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<Scorecard> {
    return this.request('/evaluations', options, { entityRef });
  }

  async getOverview(
    query: OverviewQuery = {},
    options?: MaturityRequestOptions,
  ): Promise<Overview> {
    return this.request(`/overview${search({ ...query })}`, options);
  }

  async listOverviewEntities(
    query: OverviewEntitiesQuery = {},
    options?: MaturityRequestOptions,
  ): Promise<OverviewEntityPage> {
    return this.request(`/overview/entities${search({ ...query })}`, options);
  }

  async listOverviewFindings(
    query: OverviewFindingsQuery,
    options?: MaturityRequestOptions,
  ): Promise<OverviewFindingsPage> {
    return this.request(`/overview/findings${search({ ...query })}`, options);
  }

  async exportOverview(
    table: OverviewTable,
    query: OverviewExportQuery = {},
    options?: MaturityRequestOptions,
  ): Promise<Blob> {
    const path = `/overview/export/${table}${search({ ...query })}`;
    return (await this.send(path, options)).blob();
  }

  async getTimeline(
    entityRef: string,
    query: TimelineQuery = {},
    options?: MaturityRequestOptions,
  ): Promise<Timeline> {
    const path = `/scorecards/by-name/${byName(entityRef)}/timeline`;
    return this.request(`${path}${search({ ...query })}`, options);
  }

  async getPastScorecard(
    entityRef: string,
    at: string,
    options?: MaturityRequestOptions,
  ): Promise<PastScorecard> {
    const path = `/scorecards/by-name/${byName(entityRef)}`;
    return this.request(`${path}${search({ at })}`, options);
  }

  async getBadge(
    entityRef: string,
    query: { language?: 'en' | 'zh' } = {},
    options?: MaturityRequestOptions,
  ): Promise<string> {
    const path = `/badges/by-name/${byName(entityRef)}.svg`;
    return (await this.send(`${path}${search(query)}`, options)).text();
  }

  async getChecklist(
    id: string,
    options?: MaturityRequestOptions,
  ): Promise<ChecklistView> {
    return this.request(`/checklists/${encodeURIComponent(id)}`, options);
  }

  private async request<T>(
    path: string,
    options?: MaturityRequestOptions,
    body?: unknown,
  ): Promise<T> {
    const response = await this.send(path, options, body);
    return response.json() as Promise<T>;
  }

  private async send(
    path: string,
    options: MaturityRequestOptions = {},
    body?: unknown,
  ): Promise<Response> {
    const base = this.discoveryApi
      ? await this.discoveryApi.getBaseUrl('maturity')
      : 'plugin://maturity';
    const response = await this.fetchApi.fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      signal: options.signal,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(options.token ? { Authorization: `Bearer ${options.token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function byName(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return [kind, namespace, name]
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
    .join('/');
}

function search(query: Record<string, QueryValue | QueryValue[]>): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of Array.isArray(values) ? values : [values]) {
      if (value !== undefined) {
        params.append(name, String(value));
      }
    }
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}
