export { dockerfileSections } from './sections';
