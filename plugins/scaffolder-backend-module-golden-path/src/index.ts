/**
 * Scaffolder actions of the golden paths, and the catalog provider of locally published services.
 *
 * @packageDocumentation
 */
export { goldenPath as default } from './feature';
export { scaffolderModuleGoldenPath } from './module';
export { createCatalogAwaitAction } from './await/action';
export { createPlanAction } from './plan/action';
export { createPublishLocalAction } from './publish/action';
export { createVerifyAction } from './verify/action';
export { LocalServicesProvider } from './provider/LocalServicesProvider';
export { catalogModuleLocalServices } from './provider/module';
export type { EntityLookup } from './name/taken';
export type { LocalPublish } from './localPublish';
export type { VerifySettings } from './verify/verify';
