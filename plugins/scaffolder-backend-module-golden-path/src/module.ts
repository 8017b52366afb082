import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
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
        config: coreServices.rootConfig,
      },
      async init({ actions, config }) {
        actions.addActions(
          createPlanAction(),
          createVerifyAction(readVerifySettings(config)),
          createPublishLocalAction({ localPublish: readLocalPublish(config) }),
        );
      },
    });
  },
});
