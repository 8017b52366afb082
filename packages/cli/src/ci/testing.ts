import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { packageDir } from '../testing';

/** The folder of the action and the template. */
export const ciDir = path.join(packageDir, '../../ci');

/** A step of a composite action. */
export interface Step {
  id?: string;
  name: string;
  shell: string;
  env?: Record<string, string>;
  run: string;
}

/** What an action is made of. */
export interface Action {
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Step[] };
}

/** The document of a YAML file below `ci`. */
export async function readCi(file: string): Promise<unknown> {
  const text = await readFile(path.join(ciDir, file), 'utf8');
  const { documents, errors } = parseYaml(text, { file });
  expect(errors).toEqual([]);
  return documents[0].value;
}

/** What a script printed, and how it ended. */
export interface Ran {
  status: number | null;
  output: string;
}

/** Runs a script with a shell, in a directory, with these variables and no others. */
export async function runScript(
  [shell, ...options]: string[],
  script: string,
  where: { cwd: string; env: Record<string, string> },
): Promise<Ran> {
  const file = path.join(
    await mkdtemp(path.join(tmpdir(), 'maturity-script-')),
    'script',
  );
  await writeFile(file, script);
  const child = spawn(shell, [...options, file], {
    ...where,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => texts.push(text));
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  await rm(path.dirname(file), { recursive: true });
  return { status, output: texts.join('') };
}

/** Runs the steps of an action as the runner does, as far as the action asks it to. */
export class Runner {
  readonly summary: string;
  private runs = 0;

  constructor(
    private readonly home: string,
    private readonly cwd: string,
    private readonly env: Record<string, string>,
  ) {
    this.summary = path.join(home, 'summary.md');
  }

  async run(
    action: Action,
    inputs: Record<string, string>,
    github: Record<string, string>,
  ) {
    const steps: Record<string, Record<string, string>> = {};
    const context = {
      inputs: {
        ...Object.fromEntries(
          Object.entries(action.inputs).map(([name, input]) => [
            name,
            String(input.default),
          ]),
        ),
        ...inputs,
      },
      github,
      steps,
    };
    const log: string[] = [];
    this.runs += 1;
    await rm(this.summary, { force: true });
    let status: number | null = 0;
    for (const [index, step] of action.runs.steps.entries()) {
      const file = path.join(this.home, `output-${this.runs}-${index}`);
      await mkdir(path.join(this.home, 'temp'), { recursive: true });
      await writeFile(file, '');
      await writeFile(this.summary, '', { flag: 'a' });
      const ran = await runScript(
        ['bash', '--noprofile', '--norc', '-eo', 'pipefail'],
        step.run,
        {
          cwd: this.cwd,
          env: {
            ...this.env,
            GITHUB_OUTPUT: file,
            GITHUB_STEP_SUMMARY: this.summary,
            RUNNER_TEMP: path.join(this.home, 'temp'),
            ...Object.fromEntries(
              Object.entries(step.env ?? {}).map(([name, value]) => [
                name,
                evaluated(value, context),
              ]),
            ),
          },
        },
      );
      log.push(`## ${step.name}\n${ran.output}`);
      const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
      steps[step.id ?? step.name] = Object.fromEntries(
        lines.map(line => line.split(/=(.*)/s).slice(0, 2)),
      );
      status = ran.status;
      if (status !== 0) break;
    }
    const outputs = Object.fromEntries(
      Object.entries(action.outputs).map(([name, { value }]) => [
        name,
        evaluated(value, context),
      ]),
    );
    return {
      status,
      log: log.join('\n'),
      outputs,
      summary: await readFile(this.summary, 'utf8'),
    };
  }
}

/** Only paths into the contexts: the action uses nothing else. */
function evaluated(
  value: string,
  context: {
    inputs: Record<string, string>;
    github: Record<string, string>;
    steps: Record<string, Record<string, string>>;
  },
): string {
  return value.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
    const [, step, output] =
      /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(name) ?? [];
    if (step) return context.steps[step]?.[output] ?? '';
    const [, place, key] = /^(inputs|github)\.(.+)$/.exec(name) ?? [];
    const known = place === 'inputs' ? context.inputs : context.github;
    if (place === 'inputs' && !(key in known)) {
      throw new Error(`The action has no input ${key}`);
    }
    return known[key] ?? '';
  });
}
