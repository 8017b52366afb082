import { z } from 'zod';
import { sourceShape } from '../../shapes';
import { chainOf, CopyModel, DockerfileModel, StageModel } from '../model';
import { isWideCopy } from './dependencies';

export const copyShape = z
  .object({
    dockerfile: z.string().describe('Path of the Dockerfile'),
    stage: z.string().describe('Name of the stage; empty where it has none'),
    shipped: z.boolean().describe('Its layers are part of the final image'),
    instruction: z.enum(['COPY', 'ADD']).describe('Which instruction it is'),
    sources: z.array(z.string()).describe('At most 20'),
    target: z.string().describe('Where it is copied to, variables replaced'),
    fromStage: z
      .boolean()
      .describe('From another stage or image, not from the build context'),
    wholeContext: z.boolean().describe('The whole build context is copied'),
    wholeFilesystem: z.boolean().describe('Copies / of another stage or image'),
    remote: z.boolean().describe('ADD of a URL or a Git repository'),
    archive: z.boolean().describe('ADD of a local archive, which it unpacks'),
    verified: z
      .boolean()
      .describe('The remote source has a checksum or a commit'),
    relativeWithoutWorkdir: z
      .boolean()
      .describe('The target is relative and no WORKDIR says to what'),
    source: sourceShape,
  })
  .describe('One COPY or ADD');

export type Copy = z.output<typeof copyShape>;

/** Every COPY and ADD of a stage. */
export function copiesOf(
  model: DockerfileModel,
  stage: StageModel,
  dockerfile: string,
  shipped: boolean,
): Copy[] {
  const firstWorkdir = firstWorkdirOf(model, stage);
  return stage.copies.map(copy => ({
    dockerfile,
    stage: stage.name,
    shipped,
    instruction: copy.keyword,
    sources: copy.sources.slice(0, 20).map(path => path.slice(0, 300)),
    target: copy.target.slice(0, 300),
    fromStage: copy.from !== undefined,
    wholeContext: isWideCopy(copy),
    wholeFilesystem:
      copy.from !== undefined &&
      copy.sources.some(source => source === '/' || source === '/*') &&
      !flattens(stage, copy),
    remote: copy.sources.some(isRemote),
    archive: copy.sources.some(isArchive),
    verified:
      copy.checksum !== '' ||
      copy.sources.every(
        source => !isRemote(source) || /[#@][0-9a-f]{40}$/.test(source),
      ),
    relativeWithoutWorkdir: isRelative(copy) && copy.order < firstWorkdir,
    source: { file: dockerfile, line: copy.line },
  }));
}

/** `FROM scratch` and one `COPY --from=x / /` is the known way to flatten an image, and meant so. */
function flattens(stage: StageModel, copy: CopyModel): boolean {
  return stage.base.scratch && stage.copies.length === 1 && copy.target === '/';
}

function isRemote(source: string): boolean {
  return /^(https?:\/\/|git@|git:\/\/|ssh:\/\/)/.test(source);
}

function isArchive(source: string): boolean {
  return (
    !isRemote(source) &&
    /\.(tar(\.(gz|bz2|xz|zst|lzma))?|tgz|tbz2?|txz)$/.test(
      source.replace(/\*$/, ''),
    )
  );
}

function isRelative({ target }: CopyModel): boolean {
  return target !== '' && !/^([/\\$~]|[A-Za-z]:)/.test(target);
}

/** Position of the first instruction from which a WORKDIR is in force; Infinity where none ever is. */
function firstWorkdirOf(model: DockerfileModel, stage: StageModel): number {
  const [own, ...parents] = chainOf(model, stage);
  // A base image of others may set one; official language images and distributions don't, but for a few.
  const inherits =
    parents.some(({ workdirs }) => workdirs.length > 0) ||
    !hasNoWorkdir(parents.at(-1)?.base ?? stage.base);
  return inherits ? 0 : own.workdirs[0]?.order ?? Infinity;
}

function hasNoWorkdir({
  scratch,
  registry,
  repository,
}: CopyModel['from'] & object): boolean {
  return (
    scratch ||
    (registry === 'docker.io' &&
      /^library\/(alpine|debian|ubuntu|busybox|node|python|ruby|eclipse-temurin|openjdk|nginx|rust|amazoncorretto|maven|centos|fedora)$/.test(
        repository,
      ))
  );
}
