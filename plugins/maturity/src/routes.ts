// From core-plugin-api, because a legacy `createPlugin` refuses route refs of frontend-plugin-api.
import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The organisation page.
 *
 * @public
 */
export const organisationRouteRef = createRouteRef({
  id: 'maturity.organisation',
});

/**
 * The maturity tab of an entity.
 *
 * @public
 */
export const entityMaturityRouteRef = createRouteRef({ id: 'maturity.entity' });

/**
 * From the card to the tab; unbound where an app has the card alone.
 *
 * @public
 */
export const viewMaturityRouteRef = createExternalRouteRef({
  id: 'maturity.view',
  optional: true,
  defaultTarget: 'maturity.entity',
});

/**
 * Where a scaffolder template is started, for templates that mend a check.
 *
 * @public
 */
export const templateRouteRef = createExternalRouteRef({
  id: 'maturity.template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
