/**
 * Organisation page, entity card and entity tab of Container Maturity, for the new frontend system.
 *
 * @packageDocumentation
 */
export { maturityPlugin as default } from './plugin';
export { maturityApiRef } from './api';
export { entityMaturityRouteRef, organisationRouteRef } from './routes';
export { maturityTranslationRef } from './translation';
