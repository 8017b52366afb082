export { check } from './check';
export { evidence } from './evidence';
export { lint } from './lint';
