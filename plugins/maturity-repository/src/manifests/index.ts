export {
  configureRendering,
  findRenderTools,
  readRendering,
  userCacheDirectory,
} from './render';
export type {
  RenderLimits,
  RenderSettings,
  RenderTools,
  ToolInfo,
} from './render';
export { manifestSections } from './sections';
