import { falcoRulesSection } from './falco';
import { privateKeysSection } from './keys';
import { admissionPoliciesSection } from './policies';

/** Keys that lie about, and what watches over a cluster. */
export const securitySections = [
  privateKeysSection,
  admissionPoliciesSection,
  falcoRulesSection,
] as const;
