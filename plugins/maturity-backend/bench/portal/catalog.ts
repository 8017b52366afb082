import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
} from '@backstage/plugin-catalog-node';

/** Serves entities to the catalog, each with its source in a directory of this machine. */
export function catalogModule(directories: string[]) {
  const provider: EntityProvider = {
    getProviderName: () => 'bench',
    connect: connection =>
      connection.applyMutation({
        type: 'full',
        entities: directories.map((directory, n) => ({
          entity: component(`service-${n}`, directory),
        })),
      }),
  };
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'bench',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider(provider);
        },
      });
    },
  });
}

function component(name: string, directory: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': `file:${directory}/catalog-info.yaml`,
        'backstage.io/managed-by-origin-location': `file:${directory}/catalog-info.yaml`,
        'backstage.io/source-location': `dir:${directory}`,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
  };
}
