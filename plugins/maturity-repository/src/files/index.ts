export { directoriesAbove, directoriesOf } from './directories';
export { defaultExclude } from './exclude';
export { linesOf } from './read';
export { readAhead } from './readAhead';
export { openRepository } from './repository';
export { yamlOf } from './yaml';
export { ancestorsOf } from './shared';
export type {
  FileContent,
  FileLimits,
  Problem,
  RepositoryFile,
  RepositoryFiles,
} from './types';
