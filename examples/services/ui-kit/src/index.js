export { contrast } from './contrast.js';

export const colours = { heron: '#2f5d62', reed: '#a7c4a0', night: '#15202b', paper: '#fbfaf7' };
