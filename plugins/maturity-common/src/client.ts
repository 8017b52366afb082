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

  async getChecklist(
    id: string,
    options?: MaturityRequestOptions,
  ): Promise<ChecklistView> {
    return this.request(`/checklists/${encodeURIComponent(id)}`, options);
  }

  private async request<T>(
    path: string,
    options: MaturityRequestOptions = {},
    body?: unknown,
  ): Promise<T> {
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
    return response.json() as Promise<T>;
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
