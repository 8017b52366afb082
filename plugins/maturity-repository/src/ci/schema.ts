import { z } from 'zod';
import { sourceShape } from '../shapes';
import { severities } from './model';

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

const tri = z.enum(['yes', 'no', 'unknown']);
const retired = z.boolean().describe('The tool is not maintained any more');
const severity = z.enum(severities);
const imageOrFile = z
  .enum(['image', 'file'])
  .describe('An image, or a file such as a binary or a package');
const subject = z
  .string()
  .describe(
    'What is meant, as written, variables left as ${…}; empty where nothing names it',
  );

export const scanShape = z.object({
  ...activity,
  retired,
  target: z
    .enum(['image', 'filesystem', 'bom', 'cluster', 'unknown'])
    .describe(
      'An image, the sources, a bill of materials, or what runs in a cluster',
    ),
  subject,
  gates: tri.describe(
    'Whether a vulnerability that it finds stops the pipeline',
  ),
  severities: z
    .array(severity)
    .describe(
      'Those that count: UNKNOWN, LOW, MEDIUM, HIGH, CRITICAL. Empty where not known',
    ),
  severitiesKnown: z.boolean().describe('Whether the pipeline says them'),
  imageGate: z
    .array(severity)
    .describe(
      'Severities of vulnerabilities in the image at which it stops a pipeline that runs by itself; empty where it stops nothing',
    ),
  imageGateKnown: z
    .boolean()
    .describe(
      'False: whether and at what it stops is not said in the repository',
    ),
  fixedOnly: z
    .boolean()
    .describe('A vulnerability that has no fix yet does not count'),
  scheduled: tri.describe(
    'Whether a schedule starts it; unknown where that is decided outside the repository',
  ),
  everyDays: z
    .int()
    .describe(
      'At most so many days lie between two runs by schedule; 0 where none is known',
    ),
  report: z.boolean().describe('It leaves a file with what it found'),
  ignoreFile: z
    .string()
    .describe(
      'File with vulnerabilities that it passes over; empty where none is known',
    ),
  skipsUpdate: z
    .boolean()
    .describe('It is told not to bring its data up to date'),
  runtimeSocket: z
    .boolean()
    .describe(
      "The scanner's container has the socket of the container runtime, such as /var/run/docker.sock",
    ),
  scannerImage: z
    .string()
    .describe('The image that the scanner is started from; empty for none'),
});

export const signatureShape = z.object({
  ...activity,
  retired,
  target: imageOrFile,
  subject,
  byDigest: tri.describe(
    'Whether the image is named by its digest, not by a tag that can be moved',
  ),
  key: z
    .enum(['keyless', 'managed', 'environment', 'file', 'unknown'])
    .describe(
      'keyless: the identity of the pipeline; managed: a key in a KMS, a vault or a cluster; environment: a secret of the pipeline; file: a file',
    ),
});

export const provenanceShape = z.object({
  ...activity,
  target: imageOrFile,
  signed: z
    .boolean()
    .describe('It is signed. What BuildKit attaches by itself is not'),
});

export const signatureCheckShape = z.object({
  ...activity,
  target: imageOrFile,
  subject,
  trusts: z
    .enum(['key', 'identity', 'anyone', 'unknown'])
    .describe(
      'Whose signature is good enough: that of a key, of an identity, or of anyone who can sign',
    ),
});

export const lintShape = z.object({
  ...activity,
  policy: z
    .boolean()
    .describe('It asks for security and good practice, not for form alone'),
  gates: tri.describe('Whether what it finds stops the pipeline'),
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
    buildsElsewhere: z
      .boolean()
      .describe(
        'No pipeline that is read builds or pushes an image: where there is one, it is made elsewhere',
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
    signatures: z
      .array(signatureShape)
      .describe('Steps that sign an image or a file'),
    signatureChecks: z
      .array(signatureCheckShape)
      .describe('Steps that verify a signature'),
    boms: z
      .array(activityShape)
      .describe('Steps that make a software bill of materials'),
    provenances: z
      .array(provenanceShape)
      .describe('Steps that record how an image or a file was built'),
    deployments: z
      .array(activityShape)
      .describe(
        'Steps that change a cluster themselves, as kubectl apply and helm upgrade do; not those of pull requests and of clusters started for a test',
      ),
    verifications: z
      .array(activityShape)
      .describe('Steps that look whether a deployment came up'),
    runs: z.array(activityShape).describe('Steps that start the built image'),
    lints: z
      .array(lintShape)
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
