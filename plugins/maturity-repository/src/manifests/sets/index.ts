export { findCharts } from './charts';
export type { Chart } from './charts';
export { startedLint } from './firstLints';
export { loadManifestSets } from './loadManifestSets';
export type { ManifestGap, ManifestSet } from './types';
