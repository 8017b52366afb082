export { comparisons, everyPart, PromqlError, PromqlLimit } from './ast';
export type { Expr } from './ast';
export { factsOf } from './facts';
export type { PromqlFacts } from './facts';
export { durationSeconds } from './literals';
export { parsePromql } from './parse';
export { typeOf } from './types';
