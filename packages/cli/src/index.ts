export { main } from './main';
export type { Output, Surroundings } from './surroundings';
