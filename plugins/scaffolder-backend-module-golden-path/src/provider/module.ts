import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { readLocalPublish } from '../localPublish';
import { LocalServicesProvider } from './LocalServicesProvider';

/**
 * Serves locally published services to the catalog, where `goldenPath.localPublish` is configured.
 *
 * @public
 */
export const catalogModuleLocalServices = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'golden-path-local-services',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, config, logger, scheduler }) {
        const localPublish = readLocalPublish(config);
        if (!localPublish) {
          return;
        }
        const runner = scheduler.createScheduledTaskRunner({
          frequency: { seconds: localPublish.pollSeconds },
          timeout: { minutes: 1 },
          scope: 'local',
        });
        catalog.addEntityProvider(
          LocalServicesProvider.create({
            root: localPublish.root,
            logger,
            runner,
          }),
        );
      },
    });
  },
});
