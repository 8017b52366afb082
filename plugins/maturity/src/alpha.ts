/**
 * The same plugin under the path that apps which predate the new frontend system's release look at.
 *
 * @packageDocumentation
 */
export { default, maturityTranslationRef } from './index';
