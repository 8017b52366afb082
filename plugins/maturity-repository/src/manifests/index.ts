export { manifestSections } from './sections';
