export { commandsOfRun, commandsOfText, commandsOfWords } from './commands';
export type { Command, CommandList } from './commands';
export { parseShell } from './parse';
export type { ShellError } from './types';
