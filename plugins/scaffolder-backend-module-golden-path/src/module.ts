import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createCatalogAwaitAction } from './await/action';
import { readLocalPublish } from './localPublish';
import { createPlanAction } from './plan/action';
import { createPublishLocalAction } from './publish/action';
import { createVerifyAction } from './verify/action';
import { readVerifySettings } from './verify/settings';

/**
 * The golden paths' actions.
 *
 * @public
 */
export const scaffolderModuleGoldenPath = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
      },
      async init({ actions, catalog, config }) {
        const localPublish = readLocalPublish(config);
        actions.addActions(
          createPlanAction({ catalog, localPublish }),
          createVerifyAction(readVerifySettings(config)),
          createPublishLocalAction({ catalog, localPublish }),
          createCatalogAwaitAction({ catalog }),
        );
      },
    });
  },
});
