/**
 * A directory of files in, repository evidence out.
 *
 * @packageDocumentation
 */
export { assessRepository, scoreRepository } from './assess';
export type {
  AssessRepositoryOptions,
  RepositoryAssessment,
  ScoreRepositoryOptions,
} from './assess';
export { collectRepository } from './collect';
export type { CollectRepositoryOptions } from './collect';
export { decisionsOf } from './decisions';
export type { Decisions, DecisionsInForce } from './decisions';
export { includedPaths } from './entity';
export { defaultExclude, openRepository } from './files';
export type {
  FileContent,
  FileLimits,
  Problem,
  RepositoryFile,
  RepositoryFiles,
} from './files';
export {
  configureRendering,
  findRenderTools,
  readRendering,
  userCacheDirectory,
} from './manifests';
export type {
  RenderLimits,
  RenderSettings,
  RenderTools,
  ToolInfo,
} from './manifests';
export { readSourceLocation } from './project';
export type { SourceLocation } from './project';
export { repositoryEvidenceSchema } from './schema';
export type { RepositoryEvidence } from './schema';
