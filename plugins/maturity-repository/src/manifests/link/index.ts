export { linkSet, linkSets } from './linkSets';
export type { LinkedEvidence } from './linkSets';
export { mergeEvidence, mergeItems } from './merge';
export { Texts } from './texts';
