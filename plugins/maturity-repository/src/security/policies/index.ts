export { admissionPoliciesSection } from './admissionPolicies';
