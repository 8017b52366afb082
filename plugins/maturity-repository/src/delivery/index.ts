export { deliverySections } from './sections';
