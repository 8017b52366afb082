import {
  ChartRequest,
  KustomizationRequest,
  LintResult,
  RenderResult,
} from '../render/types';

/** What turns charts and kustomizations into objects. */
export interface Renderer {
  renderChart(request: ChartRequest): Promise<RenderResult>;
  lintChart(request: ChartRequest): Promise<LintResult>;
  renderKustomization(request: KustomizationRequest): Promise<RenderResult>;
}
