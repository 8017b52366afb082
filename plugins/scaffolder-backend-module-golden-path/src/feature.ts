import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { scaffolderModuleGoldenPath } from './module';
import { catalogModuleLocalServices } from './provider/module';

/** Both modules, so that one `backend.add(import(…))` is all an installation needs. */
export const goldenPath = createBackendFeatureLoader({
  loader: () => [scaffolderModuleGoldenPath, catalogModuleLocalServices],
});
