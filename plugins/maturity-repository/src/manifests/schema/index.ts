export { allKinds } from './table/table';
export { hasSchema, validateObject } from './validate/validateObject';
export { apiLifecycle } from './lifecycle/apiLifecycle';
export type { ApiLifecycle, SchemaProblem } from './types';
