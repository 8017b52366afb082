export { linkSet } from './linkSet';
export type { LinkedEvidence } from './linkSet';
export { mergeEvidence, mergeItems } from './merge';
export { Texts } from './texts';
