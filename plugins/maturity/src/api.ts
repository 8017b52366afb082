import { createApiRef } from '@backstage/frontend-plugin-api';
import { MaturityApi } from '@container-maturity/backstage-plugin-maturity-common';

/**
 * The maturity backend, as the plugin's components see it.
 *
 * @public
 */
export const maturityApiRef = createApiRef<MaturityApi>().with({
  id: 'plugin.maturity.api',
  pluginId: 'maturity',
});
