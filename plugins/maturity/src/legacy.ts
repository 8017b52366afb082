/**
 * Organisation page, entity card and entity tab of Container Maturity, for apps of `@backstage/core-plugin-api`.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { MaturityClient } from '@container-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from './api';
import {
  entityMaturityRouteRef,
  organisationRouteRef,
  templateRouteRef,
  viewMaturityRouteRef,
} from './routes';

export { maturityApiRef } from './api';
export { maturityTranslationRef } from './translation';

/**
 * The maturity plugin for legacy apps.
 *
 * @public
 */
export const maturityPlugin = createPlugin({
  id: 'maturity',
  routes: { root: organisationRouteRef, entity: entityMaturityRouteRef },
  externalRoutes: { template: templateRouteRef, view: viewMaturityRouteRef },
  apis: [
    createApiFactory({
      api: maturityApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new MaturityClient({ fetchApi }),
    }),
  ],
});

/**
 * The maturity of the page's entity at a glance, for the overview.
 *
 * @public
 */
export const EntityMaturityCard = maturityPlugin.provide(
  createComponentExtension({
    name: 'EntityMaturityCard',
    component: {
      lazy: () =>
        import('./card/MaturityCard').then(module => module.MaturityCard),
    },
  }),
);

/**
 * The whole scorecard of the page's entity, for a tab of its own.
 *
 * @public
 */
export const EntityMaturityContent = maturityPlugin.provide(
  createRoutableExtension({
    name: 'EntityMaturityContent',
    mountPoint: entityMaturityRouteRef,
    component: () =>
      import('./tab/MaturityContent').then(module => module.MaturityContent),
  }),
);

/**
 * Adoption across the organisation, for a page of its own.
 *
 * @public
 */
export const MaturityPage = maturityPlugin.provide(
  createRoutableExtension({
    name: 'MaturityPage',
    mountPoint: organisationRouteRef,
    component: () =>
      import('./organisation/LegacyOrganisationPage').then(
        module => module.LegacyOrganisationPage,
      ),
  }),
);
