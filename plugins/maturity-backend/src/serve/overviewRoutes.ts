import { OverviewTable } from '@container-maturity/backstage-plugin-maturity-common';
import { Request, Router } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CredentialsOf, sendJson } from './http';
import { OverviewExportService } from './OverviewExportService';
import { OverviewListService } from './OverviewListService';
import { OverviewService } from './OverviewService';
import {
  readOverviewEntitiesQuery,
  readOverviewExportQuery,
  readOverviewFindingsQuery,
  readOverviewQuery,
} from './queries';

/** The routes about all entities. */
export function addOverviewRoutes(
  router: Router,
  options: {
    overview: OverviewService;
    overviewExports: OverviewExportService;
    overviewLists: OverviewListService;
    credentialsOf: CredentialsOf;
  },
): void {
  const { overview, overviewExports, overviewLists, credentialsOf } = options;

  router.get('/overview', async (request: Request, response) => {
    const credentials = await credentialsOf(request);
    const query = readOverviewQuery(request.query);
    sendJson(response, await overview.read(query, credentials));
  });

  router.get('/overview/entities', async (request: Request, response) => {
    const credentials = await credentialsOf(request);
    const query = readOverviewEntitiesQuery(request.query);
    response.json(await overviewLists.listEntities(query, credentials));
  });

  router.get('/overview/findings', async (request: Request, response) => {
    const credentials = await credentialsOf(request);
    const query = readOverviewFindingsQuery(request.query);
    response.json(await overviewLists.listFindings(query, credentials));
  });

  router.get('/overview/export/:table', async (request: Request, response) => {
    const credentials = await credentialsOf(request);
    const query = readOverviewExportQuery(request.query);
    const table = request.params.table as OverviewTable;
    const file = await overviewExports.read(table, query, credentials);
    response.setHeader('Content-Type', `${file.type}; charset=utf-8`);
    response.setHeader(
      'Content-Disposition',
      `attachment; filename="${file.name}"`,
    );
    await pipeline(Readable.from(file.content), response);
  });
}
