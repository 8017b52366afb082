import { z } from 'zod';
import { sourceShape } from '../shapes';
import { commandShape } from './judge/command';
import { buildShape } from './judge/compile';
import { healthcheckShape } from './judge/healthcheck';
import { supportShape } from './judge/support';
import { syntaxErrorShape } from './judge/syntax';
import { timezoneShape } from './judge/timezone';
import { userShape } from './judge/user';
import { withoutWorkdirShape } from './judge/withoutWorkdir';
import { workdirShape } from './judge/workdir';

export const referenceShape = z
  .object({
    text: z.string().describe('As written'),
    resolved: z.string().describe('Variables replaced by their defaults'),
    unresolved: z.boolean().describe('A variable has no value in the file'),
    scratch: z.boolean().describe('It is scratch, the empty image'),
    registry: z.string().describe('docker.io where none is written'),
    repository: z.string().describe('library/… for official images'),
    tag: z.string().describe('Empty where none is written'),
    digest: z.string().describe('sha256:…; empty where none is written'),
    minimal: z
      .boolean()
      .describe('scratch, distroless, Alpine, slim, micro and the like'),
  })
  .describe('An image reference');

export const stageShape = z
  .object({
    name: z.string().describe('Empty where it has none'),
    index: z.int().describe('0-based'),
    shipped: z.boolean().describe('Its layers are part of the final image'),
    baseStage: z
      .string()
      .describe('The stage it is built on; empty for an image'),
    base: referenceShape.describe('The image at the bottom of it'),
    platform: z
      .string()
      .describe('Value of --platform; empty where it is not given'),
    user: userShape,
    workdir: workdirShape,
    command: commandShape,
    labels: z.array(z.string()).describe('Names of the labels'),
    source: sourceShape,
  })
  .describe('A stage of a Dockerfile');

export const exposedPortShape = z.object({
  port: z.string().describe('Without the protocol, variables replaced'),
  valid: z.boolean().describe('A number or range from 1 to 65535'),
  ssh: z.boolean().describe('It is port 22'),
  source: sourceShape,
});

export const dockerfileShape = z
  .object({
    path: z.string().describe('Path of the Dockerfile'),
    readable: z
      .boolean()
      .describe('There is a stage to judge; otherwise see syntaxErrors'),
    syntaxErrors: z.array(syntaxErrorShape).describe('What stops a build'),
    outdated: z
      .array(
        z.object({
          what: z.string().describe('The form that is used'),
          use: z.string().describe('What to use in its place'),
          source: sourceShape,
        }),
      )
      .describe('Forms that have been replaced'),
    stages: z.array(stageShape).describe('In the order of the file'),
    final: stageShape.describe(
      'The stage that is built: the last, unless a pipeline names another',
    ),
    build: buildShape,
    healthcheck: healthcheckShape,
    timezone: timezoneShape,
    exposedPorts: z.array(exposedPortShape).describe('Of the final stage'),
    withoutWorkdir: z
      .array(withoutWorkdirShape)
      .describe('What should rest on WORKDIR and does not, copies first'),
    labelsFromPipeline: z
      .boolean()
      .describe('The pipeline that builds it adds OCI labels'),
    source: sourceShape,
  })
  .describe(
    'A Dockerfile or Containerfile that production runs, as far as name and place tell',
  );

export const developmentDockerfileShape = z.object({
  path: z.string().describe('Path of the Dockerfile'),
  reason: z.string().describe('The part of its path that says so'),
  source: sourceShape,
});

export const baseImageShape = referenceShape
  .extend({
    dockerfile: z.string().describe('Path of the Dockerfile'),
    stage: z.string().describe('Name of the stage; empty where it has none'),
    shipped: z.boolean().describe('Its layers are part of the final image'),
    use: z
      .enum(['from', 'copy', 'mount'])
      .describe('By FROM, COPY --from or RUN --mount=from'),
    support: supportShape,
    updatedByBot: z
      .boolean()
      .describe('Renovate or Dependabot looks after Dockerfiles here'),
    source: sourceShape,
  })
  .describe('An image that a Dockerfile takes from a registry');

export type DockerfileEvidence = z.output<typeof dockerfileShape>;
export type StageEvidence = z.output<typeof stageShape>;
export type BaseImage = z.output<typeof baseImageShape>;
export type ReferenceEvidence = z.output<typeof referenceShape>;
