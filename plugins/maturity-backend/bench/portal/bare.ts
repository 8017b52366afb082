import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { scorecardReadPermission } from '@container-maturity/backstage-plugin-maturity-common';
import { Request, RequestHandler, Response, Router } from 'express';
import { Knex } from 'knex';

/** A plugin that does nothing but send a stored row to who may call: what reading a scorecard is compared with. */
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
          await db.schema.createTable('documents', table => {
            table.text('entity_ref').primary();
            table.text('document').notNullable();
          });
          this.db = db;
          const credentialsOf = (request: Request) =>
            httpAuth.credentials(request, { allow: ['user', 'service'] });
          const read = async ({ params }: Request): Promise<string> => {
            const row = await db('documents')
              .where('entity_ref', `component:default/${params.name}`)
              .first('document');
            return row.document;
          };

          const router = Router();
          router.get(
            '/text/:name',
            handler(async (request, response) => {
              await credentialsOf(request);
              sendText(response, await read(request));
            }),
          );
          router.get(
            '/json/:name',
            handler(async (request, response) => {
              await credentialsOf(request);
              response.json(JSON.parse(await read(request)));
            }),
          );
          router.get(
            '/permitted/:name',
            handler(async (request, response) => {
              const credentials = await credentialsOf(request);
              const [{ result }] = await permissions.authorize(
                [{ permission: scorecardReadPermission }],
                { credentials },
              );
              if (result !== AuthorizeResult.ALLOW) {
                throw new NotAllowedError();
              }
              sendText(response, await read(request));
            }),
          );
          httpRouter.use(router);
        },
      });
    },
  });

  /** Stores what is sent afterwards. */
  async fill(documents: Array<[entityRef: string, text: string]>) {
    const rows = documents.map(([entity_ref, document]) => ({
      entity_ref,
      document,
    }));
    await this.db!.batchInsert('documents', rows, 100);
  }
}

function handler(
  answer: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return (request, response, next) => {
    answer(request, response).catch(next);
  };
}

function sendText(response: Response, text: string): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(text);
}
