export { commandsOf, commandsOfWords } from './commands';
export { enter, plain } from './paths';
export { placedCommandsOf } from './placed';
export type {
  Command,
  CommandList,
  Directories,
  PlacedCommand,
  ShellError,
  Variables,
} from './types';
export { filledIn, values } from './variables';
export { fileName, inlineScript, shells } from './wrappers';
