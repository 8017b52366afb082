import { posix } from 'path';
import { PipelineDocument } from '../document';
import { list, own, record, strings, plainText } from '../json';
import { Directories, Findings, StepContext, Tri } from '../model';
import { enter, settled } from '../paths';
import { recognise } from '../recognise';
import { CiEvidence, Pipeline } from '../schema';
import { activityOf } from '../activity';
import { walkScript } from '../walk';
import { dangersOf, waitsForPerson } from './dangers';
import {
  emptyScope,
  matrixOf,
  Scope,
  shellText,
  shown,
  valuesOf,
  variablesOf,
} from './expressions';
import { deedsOfAction, scriptsOfAction } from './knownActions';
import { permissionsOf } from './permissions';
import {
  conditionBeforeMerge,
  neverRuns,
  Triggers,
  triggersOf,
} from './triggers';
import { usedAction } from './uses';

type Path = Array<string | number>;

/** How deep workflows and actions of the repository may call each other. */
const MAX_DEPTH = 6;
const MAX_STEPS = 5_000;

/** What the workflows of one flavour of GitHub Actions say. */
export interface WorkflowEvidence {
  pipelines: Pipeline[];
  actions: CiEvidence['actions'];
  dangers: CiEvidence['dangers'];
}

interface Run {
  document: PipelineDocument;
  triggers: Triggers;
  scope: Scope;
  /** Files on the way here, against cycles. */
  trail: string[];
  context: StepContext;
  conditions: string[];
  environment: boolean;
}

/** Reads workflows and follows the reusable workflows and composite actions of the repository that they use. */
export async function readWorkflows(
  findings: Findings,
  files: readonly string[],
  system: string,
): Promise<WorkflowEvidence> {
  const { repository } = findings;
  const pipelines: Pipeline[] = [];
  const actions = new Map<string, CiEvidence['actions'][number]>();
  const dangers = new Map<string, CiEvidence['dangers'][number]>();
  let steps = 0;

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
    await workflow({
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
      },
      conditions: [],
      environment: false,
    });
  }
  return {
    pipelines,
    actions: [...actions.values()],
    dangers: [...dangers.values()],
  };

  async function workflow(run: Run): Promise<void> {
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
      await oneJob(
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
          },
          conditions: [...run.conditions, condition],
          environment: run.environment || waitsForPerson(job),
        },
        job,
        ['jobs', id],
      );
    }
  }

  async function oneJob(run: Run, job: unknown, path: Path): Promise<void> {
    const called = plainText(own(job, 'uses'));
    if (called) {
      await reusable(
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
        own(
          own(own(run.document.value, 'defaults'), 'run'),
          'working-directory',
        ),
      );
    await allSteps(run, list(own(job, 'steps')), [...path, 'steps'], standard);
  }

  async function reusable(
    run: Run,
    called: string,
    inputs: unknown,
    line: number,
  ): Promise<void> {
    if (!called.startsWith('./')) {
      note(called, 'workflow', run.document.file, line);
      const name = called.split('@')[0];
      findings.externals.push({ name, file: run.document.file, line });
      for (const deed of deedsOfAction(name, inputsOf(inputs, run.scope))) {
        findings.activities.push(
          await activityOf(findings, deed, {
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
    if (run.trail.includes(file) || run.trail.length >= MAX_DEPTH) return;
    const document = await PipelineDocument.read(repository, file);
    if (!document) return;
    await workflow({
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

  async function allSteps(
    run: Run,
    all: unknown[],
    path: Path,
    standard: string | undefined,
  ): Promise<void> {
    for (const [index, step] of all.slice(0, 500).entries()) {
      if (++steps > MAX_STEPS) return;
      await oneStep(run, step, [...path, index], standard);
    }
  }

  async function oneStep(
    run: Run,
    step: unknown,
    path: Path,
    standard: string | undefined,
  ): Promise<void> {
    const { document } = run;
    const lines = {
      uses: document.line([...path, 'uses']),
      script: document.scriptLine([...path, 'run']),
    };
    if (plainText(own(step, 'uses'))?.startsWith('actions/github-script@')) {
      lines.script = document.scriptLine([...path, 'with', 'script']);
    }
    for (const found of dangersOf(step, lines, {
      file: document.file,
      triggers: run.triggers.names,
      conditions: run.conditions,
      environment: run.environment,
    })) {
      dangers.set(
        `${found.kind} ${found.source.file}:${found.source.line} ${found.detail}`,
        found,
      );
    }
    const uses = plainText(own(step, 'uses'));
    if (uses && !uses.startsWith('./'))
      note(
        uses,
        uses.startsWith('docker://') ? 'image' : 'action',
        document.file,
        lines.uses,
      );
    if (neverRuns(own(step, 'if'))) return;
    const condition = plainText(own(step, 'if')) ?? '';
    const scope: Scope = {
      ...run.scope,
      env: variablesOf(own(step, 'env'), run.scope, run.scope.env),
    };
    const inner: Run = {
      ...run,
      scope,
      conditions: [...run.conditions, condition],
      context: {
        ...run.context,
        beforeMerge: narrowed(run.context.beforeMerge, run.triggers, condition),
        mayFail: run.context.mayFail || own(step, 'continue-on-error') === true,
      },
    };
    const where = await workingDirectory(
      plainText(own(step, 'working-directory')) ?? standard,
      scope,
    );
    const script = plainText(own(step, 'run'));
    if (script !== undefined) {
      await shell(inner, script, lines.script, where);
      await smoke(inner, step, document.line(path));
    } else if (uses) await action(inner, step, uses, lines.uses, where);
  }

  async function shell(
    run: Run,
    script: string,
    line: number,
    where: Directories,
  ): Promise<void> {
    const replaced = shellText(script, run.scope);
    await walkScript(findings, {
      text: replaced.text,
      line,
      directories: where,
      variables: replaced.variables,
      context: run.context,
    });
  }

  async function action(
    run: Run,
    step: unknown,
    uses: string,
    line: number,
    where: Directories,
  ): Promise<void> {
    if (uses.startsWith('./')) {
      await localAction(run, uses, own(step, 'with'));
      return;
    }
    const inputs = inputsOf(own(step, 'with'), run.scope);
    const at = {
      command: { variables: run.scope.env },
      where: [''],
      line,
      via: '',
      context: run.context,
    };
    if (uses.startsWith('docker://')) {
      const words = [
        'docker',
        'run',
        uses.slice(9),
        ...(inputs('args') ?? '').split(/\s+/).filter(Boolean),
      ];
      for (const deed of recognise(words))
        findings.activities.push(await activityOf(findings, deed, at));
      return;
    }
    const name = uses.split('@')[0];
    for (const deed of deedsOfAction(name, inputs)) {
      findings.activities.push(
        await activityOf(
          findings,
          {
            ...deed,
            targets: resolvedTargets(
              deed.targets,
              own(step, 'with'),
              run.scope,
            ),
          },
          at,
        ),
      );
    }
    const directory =
      inputs('working-directory') ??
      inputs('workdir') ??
      inputs('build-root-directory');
    for (const script of scriptsOfAction(name, inputs)) {
      await shell(
        run,
        script,
        line,
        directory === undefined
          ? where
          : await workingDirectory(directory, run.scope),
      );
    }
  }

  async function localAction(
    run: Run,
    uses: string,
    inputs: unknown,
  ): Promise<void> {
    const directory = posix.normalize(uses.split('@')[0]).replace(/\/+$/, '');
    if (run.trail.includes(directory) || run.trail.length >= MAX_DEPTH) return;
    for (const name of ['action.yml', 'action.yaml']) {
      const file = posix.join(directory, name);
      if (!(await repository.exists(file))) continue;
      const document = await PipelineDocument.read(repository, file);
      const steps_ = list(own(own(document?.value, 'runs'), 'steps'));
      if (!document || steps_.length === 0) return;
      await allSteps(
        {
          ...run,
          document,
          trail: [...run.trail, directory],
          scope: {
            ...run.scope,
            inputs: inputValues(
              own(document.value, 'inputs'),
              inputs,
              run.scope,
            ),
          },
          context: { ...run.context, file },
        },
        steps_,
        ['runs', 'steps'],
        undefined,
      );
      return;
    }
  }

  async function smoke(run: Run, step: unknown, line: number): Promise<void> {
    const name = `${plainText(own(step, 'name')) ?? ''} ${
      plainText(own(step, 'id')) ?? ''
    } ${run.context.job}`;
    if (/\bsmoke|post-?deploy|verify[ -]deploy|health[ -]?check/i.test(name)) {
      findings.activities.push(
        await activityOf(
          findings,
          {
            kind: 'verify',
            tool: (plainText(own(step, 'name')) ?? run.context.job).slice(0, 80),
            targets: [],
          },
          { where: undefined, line, via: '', context: run.context },
        ),
      );
    }
  }

  function note(
    uses: string,
    kind: CiEvidence['actions'][number]['kind'],
    file: string,
    line: number,
  ) {
    actions.set(
      `${file}:${line} ${uses}`,
      usedAction(uses, kind, { file, line }),
    );
  }

  async function workingDirectory(
    directory: string | undefined,
    scope: Scope,
  ): Promise<Directories> {
    if (directory === undefined) return [''];
    const known = valuesOf(directory, scope);
    if (!known) return undefined;
    return settled(
      repository,
      known.map(path => enter('', path) ?? '/'),
    );
  }
}

/** An input as it is shown: expressions that aren't known become `${…}`. */
function inputsOf(inputs: unknown, scope: Scope) {
  return (name: string) => {
    const value = plainText(own(inputs, name));
    return value === undefined ? undefined : shown(value, scope);
  };
}

/** Targets whose expressions have several values, each; unknown ones make the place unknown. */
function resolvedTargets(
  targets: readonly string[] | undefined,
  inputs: unknown,
  scope: Scope,
): readonly string[] | undefined {
  if (!targets || targets.length === 0) return targets;
  if (!targets.some(target => target.includes('${…}'))) return targets;
  const written = [
    plainText(own(inputs, 'file'))?.replace(/\/?[^/]*$/, ''),
    plainText(own(inputs, 'context')),
  ].find(path => path);
  const known = written === undefined ? undefined : valuesOf(written, scope);
  return known ?? [];
}

function inputValues(
  declared: unknown,
  given: unknown,
  scope: Scope,
): Map<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const [name, input] of Object.entries(record(declared))) {
    const value = plainText(own(given, name)) ?? plainText(own(input, 'default'));
    const known = value === undefined ? undefined : valuesOf(value, scope);
    if (known) all.set(name, known);
  }
  for (const [name, value] of Object.entries(record(given))) {
    const known = valuesOf(strings(value)[0] ?? '', scope);
    if (known) all.set(name, known);
    else all.delete(name);
  }
  return all;
}

function narrowed(before: Tri, triggers: Triggers, condition: string): Tri {
  const says = conditionBeforeMerge(condition);
  if (says === undefined || before === 'no') return before;
  return says === 'yes' &&
    !triggers.names.some(
      name => name.startsWith('pull_request') || name === 'merge_group',
    )
    ? before
    : says;
}
