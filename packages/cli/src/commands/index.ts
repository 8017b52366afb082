export { check } from './check';
export { diff } from './diff';
export { evidence } from './evidence';
export { explain } from './explain';
export { lint } from './lint';
