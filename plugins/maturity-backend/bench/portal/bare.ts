import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { scorecardReadPermission } from '@container-maturity/backstage-plugin-maturity-common';
import express, { NextFunction, Request, Response } from 'express';
import { Knex } from 'knex';

/** A plugin that does nothing but send a stored row: what reading a scorecard is compared with. */
export class BarePlugin {
  private db?: Knex;

  readonly feature = createBackendPlugin({
    pluginId: 'bare',
    register: env => {
      env.registerInit({
        deps: {
          database: coreServices.database,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          permissions: coreServices.permissions,
        },
        init: async ({ database, httpAuth, httpRouter, permissions }) => {
          const db = await database.getClient();
          this.db = db;
          await db.schema.createTable('documents', table => {
            table.text('entity_ref').primary();
            table.text('document').notNullable();
          });
          const credentialsOf = (request: Request) =>
            httpAuth.credentials(request, { allow: ['user', 'service'] });
          const read = async (request: Request): Promise<string> => {
            const row = await db('documents')
              .where('entity_ref', `component:default/${request.params.name}`)
              .first('document');
            return row.document;
          };

          const router = express.Router();
          const route = (
            path: string,
            answer: (request: Request, response: Response) => Promise<void>,
          ) =>
            router.get(
              `${path}/:name`,
              (...args: [...Parameters<typeof answer>, NextFunction]) =>
                answer(args[0], args[1]).catch(args[2]),
            );
          route('/text', async (request, response) => {
            await credentialsOf(request);
            sendText(response, await read(request));
          });
          route('/json', async (request, response) => {
            await credentialsOf(request);
            response.json(JSON.parse(await read(request)));
          });
          route('/permitted', async (request, response) => {
            const credentials = await credentialsOf(request);
            await permissions.authorize(
              [{ permission: scorecardReadPermission }],
              { credentials },
            );
            sendText(response, await read(request));
          });
          httpRouter.use(router);
        },
      });
    },
  });

  /** Stores what is sent afterwards. */
  async fill(documents: Array<[entityRef: string, document: string]>) {
    for (const [entity_ref, document] of documents) {
      await this.db!('documents').insert({ entity_ref, document });
    }
  }
}

function sendText(response: Response, text: string): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(text);
}
