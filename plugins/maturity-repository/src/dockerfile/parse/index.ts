export { parseDockerfile } from './parse';
export type { Instruction, ParsedDockerfile } from './parse';
export { pairs, words } from './words';
export type { Word } from './words';
