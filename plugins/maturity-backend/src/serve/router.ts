import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { checklistReadPermission } from '@container-maturity/backstage-plugin-maturity-common';
import { Request, Router } from 'express';
import { Checklists } from '../evaluate/Checklists';
import { Access } from './Access';
import { addBadgeRoute } from './badgeRoute';
import { BadgeService } from './BadgeService';
import { EvaluationService } from './EvaluationService';
import { refIn, sendJson } from './http';
import { spec } from './openapi';
import { OverviewExportService } from './OverviewExportService';
import { OverviewListService } from './OverviewListService';
import { addOverviewRoutes } from './overviewRoutes';
import { OverviewService } from './OverviewService';
import {
  readAt,
  readHistoryQuery,
  readScorecardQuery,
  readTimelineQuery,
} from './queries';
import { ScorecardService } from './ScorecardService';
import { TimelineService } from './TimelineService';

/** What the routes stand on. */
export interface RouterOptions {
  access: Access;
  auditor: AuditorService;
  badges: BadgeService;
  checklists: Checklists;
  evaluations: EvaluationService;
  httpAuth: HttpAuthService;
  overview: OverviewService;
  overviewExports: OverviewExportService;
  overviewLists: OverviewListService;
  scorecards: ScorecardService;
  timeline: TimelineService;
}

/** The route that is read most takes names alone, and any will do: to look up its schema would be a tenth of its cost. */
const ONE_SCORECARD = /\/scorecards\/by-name(\/[^/]+){3}$/;

/** The plugin's REST API: every route validates, asks who calls, and hands over to a service. */
export async function createRouter(options: RouterOptions): Promise<Router> {
  const { access, auditor, checklists, evaluations, scorecards, timeline } =
    options;
  const router: Router = createValidatedOpenApiRouter(spec, {
    // Who calls is found out by httpAuth, which knows more kinds of credentials and answers 401.
    validatorOptions: { validateSecurity: false, ignorePaths: ONE_SCORECARD },
  });
  const credentialsOf = (request: Request) =>
    options.httpAuth.credentials(request, { allow: ['user', 'service'] });

  router.get('/scorecards', async (request: Request, response) => {
    const credentials = await credentialsOf(request);
    const query = readScorecardQuery(request.query);
    const page = await scorecards.list(query, credentials);
    sendJson(response, page);
  });

  router.get(
    '/scorecards/by-name/:kind/:namespace/:name',
    async (request: Request, response) => {
      const credentials = await credentialsOf(request);
      const at = readAt(request.query);
      const ref = refIn(request.params);
      if (at === undefined) {
        sendJson(response, await scorecards.read(ref, credentials));
      } else {
        response.json(await timeline.readScorecard(ref, at, credentials));
      }
    },
  );

  router.get(
    '/scorecards/by-name/:kind/:namespace/:name/timeline',
    async (request: Request, response) => {
      const credentials = await credentialsOf(request);
      const query = readTimelineQuery(request.query);
      const ref = refIn(request.params);
      response.json(await timeline.read(ref, query, credentials));
    },
  );

  router.get(
    '/scorecards/by-name/:kind/:namespace/:name/history',
    async (request: Request, response) => {
      const credentials = await credentialsOf(request);
      const query = readHistoryQuery(request.query);
      const ref = refIn(request.params);
      response.json(await scorecards.listHistory(ref, query, credentials));
    },
  );

  addOverviewRoutes(router, { ...options, credentialsOf });
  addBadgeRoute(router, { ...options, credentialsOf });

  router.post('/evaluations', async (request: Request, response) => {
    const credentials = await credentialsOf(request);
    const entityRef = readEntityRef(request.body.entityRef);
    const event = await auditor.createEvent({
      eventId: 'evaluation-create',
      severityLevel: 'medium',
      request,
      meta: { entityRef },
    });
    try {
      const scorecard = await evaluations.evaluate(entityRef, credentials);
      await event.success({ meta: { level: scorecard.level.granted } });
      response.json(scorecard);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });

  router.get('/checklists/:id', async (request: Request, response) => {
    const credentials = await credentialsOf(request);
    await access.require(credentials, checklistReadPermission);
    response.json(checklists.read(request.params.id));
  });

  return router;
}

function readEntityRef(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch (error) {
    throw new InputError(`Invalid entityRef: ${toError(error).message}`);
  }
}
