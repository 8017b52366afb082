import { posix } from 'path';
import { activityOf } from '../activity';
import { PipelineDocument } from '../document';
import { list, own, plainText, record } from '../json';
import { Findings } from '../model';
import { CiEvidence, Pipeline } from '../schema';
import { waitsForPerson } from './dangers';
import { emptyScope, matrixOf, Scope, shown, variablesOf } from './expressions';
import { inputsOf, inputValues } from './inputs';
import { deedsOfAction, isKnownAction } from './knownActions';
import { permissionsOf } from './permissions';
import { MAX_CALLS, narrowed, note, Path, Reading, Run } from './reading';
import { scheduleOf, scheduleUnder } from './schedule';
import { readSteps } from './steps';
import { neverRuns, triggersOf } from './triggers';

/** What the workflows of one flavour of GitHub Actions say. */
export interface WorkflowEvidence {
  pipelines: Pipeline[];
  actions: CiEvidence['actions'];
  dangers: CiEvidence['dangers'];
}

/** Reads workflows and follows the reusable workflows and composite actions of the repository that they use. */
export async function readWorkflows(
  findings: Findings,
  files: readonly string[],
  system: string,
): Promise<WorkflowEvidence> {
  const { repository } = findings;
  const pipelines: Pipeline[] = [];
  const reading: Reading = {
    findings,
    actions: new Map(),
    dangers: new Map(),
    steps: 0,
  };

  for (const file of files) {
    const document = await PipelineDocument.read(repository, file);
    if (!document) continue;
    const jobs = own(document.value, 'jobs');
    if (jobs === undefined) continue;
    const triggers = triggersOf(repository, own(document.value, 'on'));
    if (!triggers.standalone || !triggers.concernsEntity) continue;
    pipelines.push({
      system,
      name: plainText(own(document.value, 'name')) ?? posix.basename(file),
      triggers: triggers.names,
      beforeMerge: triggers.beforeMerge,
      permissions: permissionsOf(document.value),
      source: { file, line: document.keyLine(['permissions']) },
    });
    await readJobs(reading, {
      document,
      triggers,
      scope: emptyScope,
      trail: [file],
      context: {
        file,
        job: '',
        beforeMerge: triggers.beforeMerge,
        automatic: triggers.automatic,
        mayFail: false,
        schedule: scheduleOf(own(document.value, 'on')),
      },
      conditions: [],
      environment: false,
    });
  }
  return {
    pipelines,
    actions: [...reading.actions.values()],
    dangers: [...reading.dangers.values()],
  };
}

async function readJobs(reading: Reading, run: Run): Promise<void> {
  const { document } = run;
  const env = variablesOf(own(document.value, 'env'), run.scope);
  for (const [id, job] of Object.entries(
    record(own(document.value, 'jobs')),
  ).slice(0, 200)) {
    if (neverRuns(own(job, 'if'))) continue;
    const matrix = matrixOf(own(own(job, 'strategy'), 'matrix'));
    const scope: Scope = { ...run.scope, matrix, env };
    const jobScope: Scope = {
      ...scope,
      env: variablesOf(own(job, 'env'), scope, env),
    };
    const condition = plainText(own(job, 'if')) ?? '';
    await readJob(
      reading,
      {
        ...run,
        scope: jobScope,
        context: {
          ...run.context,
          job: shown(plainText(own(job, 'name')) ?? id, jobScope),
          beforeMerge: narrowed(
            run.context.beforeMerge,
            run.triggers,
            condition,
          ),
          mayFail:
            run.context.mayFail || own(job, 'continue-on-error') === true,
          schedule: scheduleUnder(run.context.schedule, condition),
          image: imageOf(job) ?? run.context.image,
        },
        conditions: [...run.conditions, condition],
        environment: run.environment || waitsForPerson(job),
      },
      job,
      ['jobs', id],
    );
  }
}

/** The image that a job runs in. */
function imageOf(job: unknown): string | undefined {
  const container = own(job, 'container');
  return plainText(container) ?? plainText(own(container, 'image'));
}

async function readJob(
  reading: Reading,
  run: Run,
  job: unknown,
  path: Path,
): Promise<void> {
  const called = plainText(own(job, 'uses'));
  if (called) {
    await reusable(
      reading,
      run,
      called,
      own(job, 'with'),
      run.document.line([...path, 'uses']),
    );
    return;
  }
  const standard =
    plainText(own(own(own(job, 'defaults'), 'run'), 'working-directory')) ??
    plainText(
      own(own(own(run.document.value, 'defaults'), 'run'), 'working-directory'),
    );
  await readSteps(
    reading,
    run,
    list(own(job, 'steps')),
    [...path, 'steps'],
    standard,
  );
}

async function reusable(
  reading: Reading,
  run: Run,
  called: string,
  inputs: unknown,
  line: number,
): Promise<void> {
  if (!called.startsWith('./')) {
    note(reading, called, 'workflow', run.document.file, line);
    const name = called.split('@')[0];
    if (!isKnownAction(name)) {
      reading.findings.externals.push({ name, file: run.document.file, line });
    }
    for (const deed of deedsOfAction(name, inputsOf(inputs, run.scope))) {
      reading.findings.activities.push(
        await activityOf(reading.findings, deed, {
          where: undefined,
          line,
          via: '',
          context: run.context,
        }),
      );
    }
    return;
  }
  const file = posix.normalize(called.split('@')[0]);
  if (run.trail.includes(file) || run.trail.length >= MAX_CALLS) return;
  const document = await PipelineDocument.read(
    reading.findings.repository,
    file,
  );
  if (!document) return;
  await readJobs(reading, {
    ...run,
    document,
    trail: [...run.trail, file],
    scope: {
      ...emptyScope,
      inputs: inputValues(
        own(own(own(document.value, 'on'), 'workflow_call'), 'inputs'),
        inputs,
        run.scope,
      ),
    },
    context: { ...run.context, file },
  });
}
