import {
  ChartRequest,
  KustomizationRequest,
  RenderResult,
} from '../render/types';

/** What turns charts and kustomizations into objects. */
export interface Renderer {
  renderChart(request: ChartRequest): Promise<RenderResult>;
  renderKustomization(request: KustomizationRequest): Promise<RenderResult>;
}
