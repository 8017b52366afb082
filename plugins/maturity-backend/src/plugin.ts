import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { maturityPermissions } from '@container-maturity/backstage-plugin-maturity-common';
import {
  Collector,
  maturityCollectorsExtensionPoint,
} from '@container-maturity/backstage-plugin-maturity-node';
import { createMaturity } from './createMaturity';

/**
 * Collects evidence about catalog entities, evaluates it against a checklist, stores and serves scorecards.
 *
 * @public
 */
export const maturityPlugin = createBackendPlugin({
  pluginId: 'maturity',
  register(env) {
    const collectors: Collector[] = [];
    env.registerExtensionPoint({
      extensionPoint: maturityCollectorsExtensionPoint,
      factory: context => ({
        addCollector(...added) {
          for (const collector of added) {
            const isTaken = collectors.some(({ id }) => id === collector.id);
            if (isTaken || collector.id === 'repository') {
              context.reportModuleStartupFailure({
                error: new Error(
                  `There is a collector '${collector.id}' already`,
                ),
              });
            } else {
              collectors.push(collector);
            }
          }
        },
      }),
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init(services) {
        services.permissionsRegistry.addPermissions(maturityPermissions);
        const maturity = await createMaturity({ ...services, collectors });
        services.httpRouter.use(maturity.router);
        if (maturity.publicBadges) {
          services.httpRouter.addAuthPolicy({
            path: '/badges',
            allow: 'unauthenticated',
          });
        }
        await maturity.schedule();
      },
    });
  },
});
