import { posix } from 'path';
import { Directories, enter } from '../../shell';
import { activityOf } from '../activity';
import { PipelineDocument } from '../document';
import { list, own, plainText } from '../json';
import { StepContext } from '../model';
import { settled } from '../paths';
import { recognise } from '../recognise';
import { walkScript } from '../walk';
import { dangersOf } from './dangers';
import { Scope, shellText, valuesOf, variablesOf } from './expressions';
import { inputsOf, inputValues, resolvedTargets } from './inputs';
import { deedsOfAction, scriptsOfAction } from './knownActions';
import { MAX_CALLS, narrowed, note, Path, Reading, Run } from './reading';
import { scheduleUnder } from './schedule';
import { neverRuns } from './triggers';

const MAX_STEPS = 5_000;

/** Reads the steps of a job or of a composite action. @param standard - their working directory unless a step names its own. */
export async function readSteps(
  reading: Reading,
  run: Run,
  all: unknown[],
  path: Path,
  standard: string | undefined,
): Promise<void> {
  for (const [index, step] of all.slice(0, 500).entries()) {
    if (++reading.steps > MAX_STEPS) return;
    await readStep(reading, run, step, [...path, index], standard);
  }
}

async function readStep(
  reading: Reading,
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
    reading.dangers.set(
      `${found.kind} ${found.source.file}:${found.source.line} ${found.detail}`,
      found,
    );
  }
  const uses = plainText(own(step, 'uses'));
  if (uses && !uses.startsWith('./'))
    note(
      reading,
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
      schedule: scheduleUnder(run.context.schedule, condition),
    },
  };
  const where = await workingDirectory(
    reading,
    plainText(own(step, 'working-directory')) ?? standard,
    scope,
  );
  const script = plainText(own(step, 'run'));
  if (script !== undefined) {
    await shell(reading, inner, script, lines.script, where);
    await smoke(reading, inner, step, document.line(path));
  } else if (uses) await action(reading, inner, step, uses, lines.uses, where);
}

async function shell(
  reading: Reading,
  run: Run,
  script: string,
  line: number,
  where: Directories,
): Promise<void> {
  const replaced = shellText(script, run.scope);
  await walkScript(reading.findings, {
    text: replaced.text,
    line,
    directories: where,
    variables: replaced.variables,
    context: run.context,
  });
}

async function action(
  reading: Reading,
  run: Run,
  step: unknown,
  uses: string,
  line: number,
  where: Directories,
): Promise<void> {
  if (uses.startsWith('./')) {
    await localAction(reading, run, uses, own(step, 'with'));
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
    for (const { scan, ...deed } of recognise(words)) {
      // Whether its image is pinned is told of what the step uses.
      const facts = scan && { scan: { ...scan, scannerImage: undefined } };
      reading.findings.activities.push(
        await activityOf(reading.findings, { ...deed, ...facts }, at),
      );
    }
    return;
  }
  const name = uses.split('@')[0];
  const guarded = pushContext(run, own(own(step, 'with'), 'push'));
  for (const deed of deedsOfAction(name, inputs)) {
    reading.findings.activities.push(
      await activityOf(
        reading.findings,
        {
          ...deed,
          targets: resolvedTargets(deed.targets, own(step, 'with'), run.scope),
        },
        deed.kind === 'push' ? { ...at, context: guarded } : at,
      ),
    );
  }
  const directory =
    inputs('working-directory') ??
    inputs('workdir') ??
    inputs('build-root-directory');
  for (const script of scriptsOfAction(name, inputs)) {
    await shell(
      reading,
      run,
      script,
      line,
      directory === undefined
        ? where
        : await workingDirectory(reading, directory, run.scope),
    );
  }
}

/** When a push happens whose input says it with an expression, such as `github.ref == 'refs/heads/main'`. */
function pushContext({ context, triggers }: Run, input: unknown): StepContext {
  const condition = plainText(input)?.trim() ?? '';
  if (!/^\$\{\{[^}]*\}\}$/.test(condition)) return context;
  const { beforeMerge } = context;
  return {
    ...context,
    beforeMerge: narrowed(beforeMerge, triggers, condition),
  };
}

async function localAction(
  reading: Reading,
  run: Run,
  uses: string,
  inputs: unknown,
): Promise<void> {
  const directory = posix.normalize(uses.split('@')[0]).replace(/\/+$/, '');
  if (run.trail.includes(directory) || run.trail.length >= MAX_CALLS) return;
  for (const name of ['action.yml', 'action.yaml']) {
    const file = posix.join(directory, name);
    if (!(await reading.findings.repository.exists(file))) continue;
    const document = await PipelineDocument.read(
      reading.findings.repository,
      file,
    );
    const steps_ = list(own(own(document?.value, 'runs'), 'steps'));
    if (!document || steps_.length === 0) return;
    await readSteps(
      reading,
      {
        ...run,
        document,
        trail: [...run.trail, directory],
        scope: {
          ...run.scope,
          inputs: inputValues(own(document.value, 'inputs'), inputs, run.scope),
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

async function smoke(
  reading: Reading,
  run: Run,
  step: unknown,
  line: number,
): Promise<void> {
  const name = `${plainText(own(step, 'name')) ?? ''} ${
    plainText(own(step, 'id')) ?? ''
  } ${run.context.job}`;
  if (
    /\bsmoke(?!show)|post-?deploy|verify[ -]deploy|health[ -]?check/i.test(name)
  ) {
    reading.findings.activities.push(
      await activityOf(
        reading.findings,
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

async function workingDirectory(
  reading: Reading,
  directory: string | undefined,
  scope: Scope,
): Promise<Directories> {
  if (directory === undefined) return [''];
  const known = valuesOf(directory, scope);
  if (!known) return undefined;
  return settled(
    reading.findings.repository,
    known.map(path => enter('', path) ?? '/'),
  );
}
