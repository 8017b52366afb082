export { limitsEvents, macrosIn, onlyExcludes } from './meaning';
export type { Macros, Tri } from './meaning';
export { parseCondition } from './parse';
export type { Condition } from './parse';
export { upstreamMacros } from './upstream';
