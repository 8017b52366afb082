/**
 * Types of the Maturity API, its permissions and its typed client.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './api';
export * from './client';
export * from './overview';
export * from './overviewLists';
export * from './permissions';
export * from './timeline';
