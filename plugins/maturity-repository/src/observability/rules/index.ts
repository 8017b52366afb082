export { ruleDocumentsOf } from './documents';
export type { RuleDocument } from './document';
export { findGroups, systemOf } from './groups';
export { readRules } from './readRules';
export { rulesOf } from './rules';
export { ruleSections } from './sections';
