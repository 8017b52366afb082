export * from './istio';
export * from './policy';
export * from './route';
export * from './workload';
