import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { MaturityClient } from '@container-maturity/backstage-plugin-maturity-common';
import { RiMedalLine } from '@remixicon/react';
import { maturityApiRef } from './api';
import {
  entityMaturityRouteRef,
  organisationRouteRef,
  templateRouteRef,
  viewMaturityRouteRef,
} from './routes';

const maturityApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: maturityApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new MaturityClient({ fetchApi }),
    }),
});

const entityMaturityCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: () =>
      import('./card/MaturityCard').then(({ MaturityCard }) => (
        <MaturityCard />
      )),
  },
});

const entityMaturityContent = EntityContentBlueprint.make({
  params: {
    path: '/maturity',
    title: 'Maturity',
    icon: <RiMedalLine />,
    routeRef: entityMaturityRouteRef,
    filter: { kind: 'component' },
    loader: () =>
      import('./tab/MaturityContent').then(({ MaturityContent }) => (
        <MaturityContent />
      )),
  },
});

const organisationPage = PageBlueprint.make({
  params: {
    path: '/maturity',
    title: 'Maturity',
    icon: <RiMedalLine />,
    routeRef: organisationRouteRef,
    loader: () =>
      import('./organisation/OrganisationPage').then(({ OrganisationPage }) => (
        <OrganisationPage />
      )),
  },
});

/**
 * The maturity plugin for the new frontend system: a page about the whole organisation, a card on an entity's overview
 * and a tab with the whole scorecard.
 *
 * @public
 */
export const maturityPlugin = createFrontendPlugin({
  pluginId: 'maturity',
  title: 'Maturity',
  icon: <RiMedalLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: organisationRouteRef, entity: entityMaturityRouteRef },
  externalRoutes: { template: templateRouteRef, view: viewMaturityRouteRef },
  extensions: [
    maturityApi,
    organisationPage,
    entityMaturityCard,
    entityMaturityContent,
  ],
});
