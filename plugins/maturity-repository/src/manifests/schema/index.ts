export { allKinds } from './table/table';
export { isPlaceholder } from './validate/text';
export { hasSchema, validateObject } from './validate/validateObject';
export { apiLifecycle } from './lifecycle/apiLifecycle';
export type { ApiLifecycle, SchemaProblem } from './types';
