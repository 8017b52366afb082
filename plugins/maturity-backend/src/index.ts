/**
 * Collects evidence about catalog entities, evaluates, stores and serves scorecards.
 *
 * @packageDocumentation
 */
export { maturityPlugin as default } from './plugin';
