import { z } from 'zod';
import { sourceShape } from '../shapes';

const activity = {
  tool: z.string().describe('What does it, e.g. docker/build-push-action'),
  job: z
    .string()
    .describe('Name of the job or stage; empty where there is none'),
  via: z
    .string()
    .describe(
      'The task or script of the repository that the step calls, e.g. make image; empty where the step does it itself',
    ),
  beforeMerge: z
    .enum(['yes', 'no', 'unknown'])
    .describe(
      'Whether it runs on a pull or merge request, or on a push to any branch. Unknown where that is decided outside the repository',
    ),
  automatic: z.boolean().describe('False: only when a person starts it'),
  mayFail: z
    .boolean()
    .describe(
      'Its failure is ignored (continue-on-error, allow_failure, || true)',
    ),
  source: sourceShape,
};

export const activityShape = z.object(activity);

export const buildShape = z.object({
  ...activity,
  pushes: z.boolean().describe('The same step also pushes the image'),
});

export const pushShape = z.object({
  ...activity,
  images: z
    .array(z.string())
    .describe(
      'Image references as far as they are known, variables left as ${…}',
    ),
  tags: z.array(z.string()).describe('As far as they are known'),
  tagsKnown: z.boolean().describe('False: tags come from elsewhere'),
  onlyLatest: z
    .boolean()
    .describe('Every tag that is pushed is latest, or there is none'),
});

export const scanShape = z.object({
  ...activity,
  retired: z.boolean().describe('The tool is not maintained any more'),
  gates: z
    .enum(['yes', 'no', 'unknown'])
    .describe('Whether a vulnerability that it finds stops the pipeline'),
});

export const signatureShape = z.object({
  ...activity,
  retired: z.boolean().describe('The tool is not maintained any more'),
});

export const actionShape = z.object({
  uses: z.string().describe('As written, without what follows the @'),
  ref: z.string().describe('What follows the @'),
  kind: z
    .enum(['action', 'workflow', 'image'])
    .describe('A reusable workflow, an image, or an action'),
  firstParty: z.boolean().describe('Owned by GitHub: actions/* and github/*'),
  pinned: z
    .boolean()
    .describe('By a full commit SHA, or an image by its digest'),
  pinnable: z.boolean().describe('False: its owner requires a version tag'),
  source: sourceShape,
});

export const pipelineShape = z.object({
  system: z.string().describe('github-actions, gitlab-ci, jenkins …'),
  name: z.string().describe('As it calls itself, or its path'),
  triggers: z
    .array(z.string())
    .describe('Names of events; empty where the system decides'),
  beforeMerge: z
    .enum(['yes', 'no', 'unknown'])
    .describe('Whether it runs before a change is merged'),
  permissions: z
    .enum(['read', 'write', 'per-job', 'undeclared', 'not-applicable'])
    .describe(
      "What the pipeline's token may do unless a job says otherwise; per-job: every job declares its own. Not applicable outside GitHub Actions",
    ),
  source: sourceShape,
});

export const dangerShape = z.object({
  kind: z
    .enum(['untrusted-checkout', 'script-injection'])
    .describe(
      'Code of a stranger is run, or text of a stranger becomes a command',
    ),
  detail: z
    .string()
    .describe('The expression or command that brings the untrusted input in'),
  privileged: z
    .boolean()
    .describe('Runs with a token that may write, or with secrets'),
  guarded: z
    .boolean()
    .describe(
      'A condition or a protected environment lets a person decide first',
    ),
  source: sourceShape,
});

export const ciShape = z
  .object({
    systems: z
      .array(
        z.object({
          name: z.string().describe('github-actions, gitlab-ci, jenkins …'),
          read: z
            .boolean()
            .describe('False: recognised, but its files are not read'),
          source: sourceShape,
        }),
      )
      .describe('Systems that have pipelines here'),
    hasExternal: z
      .boolean()
      .describe(
        'Part of what runs lies outside this repository, or in a file that is not read: an absent activity may exist there',
      ),
    externals: z
      .array(
        z.object({
          name: z.string().describe('As written'),
          source: sourceShape,
        }),
      )
      .describe('Parts of pipelines that lie outside this repository'),
    pipelines: z
      .array(pipelineShape)
      .describe(
        'Every workflow, or the pipeline as a whole where its system has one',
      ),
    actions: z
      .array(actionShape)
      .describe('What GitHub workflows use of others'),
    builds: z.array(buildShape).describe('Steps that build an image'),
    tests: z.array(activityShape).describe('Steps that run tests'),
    pushes: z.array(pushShape).describe('Steps that push an image'),
    scans: z.array(scanShape).describe('Steps that look for vulnerabilities'),
    signatures: z.array(signatureShape).describe('Steps that sign an image'),
    boms: z
      .array(activityShape)
      .describe('Software bills of materials and provenance'),
    verifications: z
      .array(activityShape)
      .describe('Steps that look whether a deployment came up'),
    runs: z.array(activityShape).describe('Steps that start the built image'),
    lints: z
      .array(activityShape)
      .describe('Linters of Dockerfiles, manifests and charts'),
    dangers: z
      .array(dangerShape)
      .describe('Ways for a stranger to run commands in a workflow'),
  })
  .describe(
    'Continuous integration: what the pipelines of this repository do for this entity',
  );

export type CiEvidence = z.output<typeof ciShape>;
export type Danger = z.output<typeof dangerShape>;
export type UsedAction = z.output<typeof actionShape>;
export type Pipeline = z.output<typeof pipelineShape>;
