import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { MaturityApi } from '@container-maturity/backstage-plugin-maturity-common';
import { checklist } from './checklist';
import { overview } from './overview';
import { scorecard } from './scorecard';

/** The service whose scorecard the tests show. */
export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'cart', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
  relations: [{ type: RELATION_OWNED_BY, targetRef: 'group:default/shop' }],
};

/** A backend that answers with the fixtures, and as told otherwise. */
export function fakeApi(
  given: Partial<MaturityApi> = {},
): jest.Mocked<MaturityApi> {
  return {
    getScorecard: jest.fn(given.getScorecard ?? (async () => scorecard)),
    listScorecards: jest.fn(
      given.listScorecards ?? (async () => ({ items: [] })),
    ),
    getHistory: jest.fn(given.getHistory ?? (async () => ({ items: [] }))),
    evaluate: jest.fn(given.evaluate ?? (async () => scorecard)),
    getOverview: jest.fn(given.getOverview ?? (async () => overview)),
    listOverviewEntities: jest.fn(
      given.listOverviewEntities ??
        (async () => ({
          at: overview.at,
          items: [],
          total: 0,
          restricted: false,
        })),
    ),
    listOverviewFindings: jest.fn(
      given.listOverviewFindings ??
        (async ({ check }) => ({
          check,
          items: [],
          total: 0,
          restricted: false,
        })),
    ),
    exportOverview: jest.fn(given.exportOverview ?? (async () => new Blob())),
    getTimeline: jest.fn(
      given.getTimeline ??
        (async (entityRef, { since = overview.since } = {}) => ({
          entityRef,
          since,
          days: [],
          checks: [],
        })),
    ),
    getPastScorecard: jest.fn(
      given.getPastScorecard ??
        (async (entityRef, at) => ({
          entityRef,
          at,
          checklist: scorecard.checklist,
          level: scorecard.level,
          unverified: false,
          results: scorecard.results,
        })),
    ),
    getBadge: jest.fn(given.getBadge ?? (async () => '<svg/>')),
    getChecklist: jest.fn(given.getChecklist ?? (async () => checklist)),
  };
}

/** What the client throws when the backend refuses. */
export function responseError(
  status: number,
  name: string,
  message: string,
): Promise<ResponseError> {
  const body = {
    error: { name, message },
    response: { statusCode: status },
  };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status,
      statusText: name,
      headers: { 'content-type': 'application/json' },
    }),
  );
}
