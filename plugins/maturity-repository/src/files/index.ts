export { defaultExclude } from './exclude';
export { openRepository } from './repository';
export { yamlOf } from './yaml';
export { repositorySection } from './section';
export type {
  FileContent,
  FileLimits,
  Problem,
  RepositoryFile,
  RepositoryFiles,
} from './types';
