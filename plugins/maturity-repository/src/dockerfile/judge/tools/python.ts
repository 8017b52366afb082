import { Command } from '../../../shell';
import { Judge, operands, RequirementsLookup } from './types';

const pipValueFlags = new Set([
  '-r',
  '--requirement',
  '-c',
  '--constraint',
  '-i',
  '--index-url',
  '--extra-index-url',
  '-t',
  '--target',
  '--prefix',
  '--root',
  '-f',
  '--find-links',
  '--trusted-host',
  '--cache-dir',
  '--timeout',
  '--default-timeout',
  '--retries',
  '--src',
  '--platform',
  '--python-version',
]);

const bootstrap =
  /^(pip|setuptools|wheel|uv|pipenv|poetry|pip-tools)([=<>~!].*)?$/;

export function pythonModule(
  command: Command,
  lookup: RequirementsLookup,
): ReturnType<Judge> {
  const at = command.args.indexOf('-m');
  if (at < 0 || command.args[at + 1] !== 'pip') return undefined;
  return pip({ ...command, args: command.args.slice(at + 2) }, lookup);
}

export function pip(
  { args }: Command,
  lookup: RequirementsLookup,
): ReturnType<Judge> {
  const [verb] = operands(args);
  if (verb !== 'install' && verb !== 'wheel' && verb !== 'sync')
    return undefined;
  const files: string[] = [];
  const names: string[] = [];
  let constrained = false;
  for (let at = args.indexOf(verb) + 1; at < args.length; at++) {
    const arg = args[at];
    const joined = /^(?:-r|--requirement=)(.+)$/.exec(arg);
    if (joined) files.push(joined[1]);
    else if (arg === '-r' || arg === '--requirement')
      files.push(args[++at] ?? '');
    else if (arg === '-c' || arg === '--constraint') {
      constrained = true;
      at++;
    } else if (pipValueFlags.has(arg)) at++;
    else if (!arg.startsWith('-')) names.push(arg);
  }
  const hashes = args.includes('--require-hashes');
  const exact = names.every(
    name =>
      /==|^[./$]|\.whl$|@ ?(https?|file|git)/.test(name) ||
      name.startsWith('git+') ||
      constrained,
  );
  if (files.length === 0) {
    // Bringing pip itself up to date is harmless.
    if (names.length > 0 && names.every(name => bootstrap.test(name)))
      return undefined;
    const project = names.some(name => /^\.(\[|$|\/)/.test(name));
    return {
      command: `pip ${verb}`,
      kind: project ? 'project' : 'package',
      locked: project ? hashes || constrained : exact,
      lockedForm: project
        ? 'pip install --require-hashes -r requirements.txt'
        : 'pip install <name>==<version>',
    };
  }
  return {
    command: `pip ${verb}`,
    kind: 'project',
    // A file that isn't in the repository is generated on the way, from a lockfile as a rule.
    locked:
      hashes ||
      constrained ||
      (exact && files.every(file => lookup.pinned(file) !== false)),
    lockedForm: 'pip install --require-hashes -r requirements.txt',
  };
}

export function uv(
  command: Command,
  lookup: RequirementsLookup,
  env: ReadonlyMap<string, string | undefined>,
): ReturnType<Judge> {
  const { args, assignments } = command;
  const [verb, second] = operands(args);
  if (verb === 'pip') {
    const call = pip(
      { ...command, args: args.slice(args.indexOf('pip') + 1) },
      lookup,
    );
    return call
      ? { ...call, command: `uv pip ${second ?? ''}`.trim() }
      : undefined;
  }
  if (verb !== 'sync') return undefined;
  const fromEnv = ['UV_FROZEN', 'UV_LOCKED'].some(name =>
    /^(1|true)$/.test(assignments.get(name) ?? env.get(name) ?? ''),
  );
  return {
    command: 'uv sync',
    kind: 'project',
    locked: fromEnv || args.includes('--frozen') || args.includes('--locked'),
    lockedForm: 'uv sync --locked',
  };
}

export function poetry(
  { args }: Command,
  lookup: RequirementsLookup,
): ReturnType<Judge> {
  const [verb] = operands(args);
  if (verb !== 'install' && verb !== 'sync') return undefined;
  return {
    command: `poetry ${verb}`,
    kind: 'project',
    locked: lookup.hasFile('poetry.lock'),
    lockedForm: 'poetry install (poetry.lock)',
  };
}

export function pipenv({ args }: Command): ReturnType<Judge> {
  const [verb] = operands(args);
  if (verb !== 'install' && verb !== 'sync') return undefined;
  const locked =
    verb === 'sync' ||
    args.some(arg => arg === '--deploy' || arg === '--ignore-pipfile');
  return {
    command: `pipenv ${verb}`,
    kind: 'project',
    locked,
    lockedForm: 'pipenv sync',
  };
}
