import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Collector } from './collector';

/**
 * Where modules add collectors.
 *
 * @public
 */
export interface MaturityCollectorsExtensionPoint {
  /** Adds collectors. Each id can be taken once; `repository` is the plugin's own. */
  addCollector(...collectors: Collector[]): void;
}

/**
 * Adds collectors to the maturity plugin.
 *
 * @public
 */
export const maturityCollectorsExtensionPoint =
  createExtensionPoint<MaturityCollectorsExtensionPoint>({
    id: 'maturity.collectors',
  });
