import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { MaturityApi } from '@container-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { maturityPlugin } from '../plugin';
import { templateRouteRef } from '../routes';
import { entity, fakeApi } from './fakes';

interface Options {
  api?: MaturityApi;
  /** `en` where absent. */
  language?: string;
  /** The page's address. */
  at?: string;
  /** Which of the plugin's extensions the app has; both where absent. */
  only?: 'card' | 'content';
  /** Whether the portal has the template that mends checks; true where absent. */
  hasTemplate?: boolean;
}

const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'fix-check', namespace: 'default' },
};

/** The plugin in an app of the new frontend system, on the page of the test entity. */
export function renderPlugin(options: Options = {}) {
  const { api = fakeApi(), language = 'en', at = '/', only } = options;
  const { hasTemplate = true } = options;
  const off = (id: string) => ({ [id]: false });
  // Where the app would remember the language of the test before.
  window.localStorage.clear();
  return renderTestApp({
    features: [maturityPlugin],
    extensions: [createTestEntityPage({ entity })],
    initialRouteEntries: [at],
    apis: [
      [maturityApiRef, api],
      [
        catalogApiRef,
        catalogApiMock({
          entities: hasTemplate ? [entity, template] : [entity],
        }),
      ],
    ],
    mountedRoutes: { '/create/:namespace/:templateName': templateRouteRef },
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          languageExtension(language),
          ...(only === 'card' ? [off('entity-content:maturity')] : []),
          ...(only === 'content' ? [off('entity-card:maturity/overview')] : []),
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
  });
}

/** The plugin and the catalog's own entity page, on the overview of the test entity where nothing else is said. */
export function renderPortal(
  api: MaturityApi = fakeApi(),
  at = '/catalog/default/component/cart',
) {
  window.localStorage.clear();
  return renderTestApp({
    features: [catalogPlugin, maturityPlugin],
    initialRouteEntries: [at],
    apis: [
      [maturityApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: [entity, template] })],
    ],
  });
}

const group = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shop', namespace: 'default' },
  spec: { type: 'team', profile: { displayName: 'The shop' }, children: [] },
};

/** The organisation page in an app of the new frontend system. */
export function renderOrganisation(
  options: Pick<Options, 'api' | 'language' | 'at'> & {
    catalog?: typeof catalogApiRef.T;
  } = {},
) {
  const { api = fakeApi(), language = 'en', at = '/maturity' } = options;
  const { catalog = catalogApiMock({ entities: [entity, group] }) } = options;
  window.localStorage.clear();
  return renderTestApp({
    features: [maturityPlugin],
    initialRouteEntries: [at],
    apis: [
      [maturityApiRef, api],
      [catalogApiRef, catalog],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [languageExtension(language)],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
  });
}

function languageExtension(language: string) {
  return {
    'api:app/app-language': {
      config: {
        defaultLanguage: language,
        availableLanguages: ['en', 'zh'],
      },
    },
  };
}
