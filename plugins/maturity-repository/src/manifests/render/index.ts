export { userCacheDirectory } from './directories';
export { readRendering } from './config';
export { configureRendering } from './settings';
export type { RenderLimits, RenderSettings } from './settings';
export { findRenderTools } from './tools';
export { forgetRenderings } from './cache/renderCache';
export { renderChart } from './helm/renderChart';
export { lintChart } from './helm/lintChart';
export { bases, isRemote } from './kustomize/references';
export { renderKustomization } from './kustomize/renderKustomization';
export type {
  ChartRequest,
  KustomizationRequest,
  LintProblem,
  LintResult,
  RenderedFile,
  RenderResult,
  RenderTools,
  ToolInfo,
} from './types';
