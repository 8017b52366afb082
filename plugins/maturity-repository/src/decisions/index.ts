export { decisionsOf } from './judge';
export type { DecisionsInForce } from './judge';
export { decisionsSection } from './section';
export type { Decisions } from './shape';
