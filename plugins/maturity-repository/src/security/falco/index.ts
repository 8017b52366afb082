export { falcoRulesSection } from './falcoRules';
