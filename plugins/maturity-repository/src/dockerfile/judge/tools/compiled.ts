import { Command } from '../../../shell';
import { Judge, operands, RequirementsLookup } from './types';

export function go(
  { args }: Command,
  lookup: RequirementsLookup,
): ReturnType<Judge> {
  const [verb, second, ...rest] = operands(args);
  const lockedForm = 'go.sum + go mod download';
  if (verb === 'mod' && second === 'download') {
    return {
      command: 'go mod download',
      kind: 'project',
      locked: lookup.hasFile('go.sum') || lookup.goRequiresNothing,
      lockedForm,
      offline: lookup.goRequiresNothing,
    };
  }
  if (verb === 'mod' && second === 'tidy') {
    return {
      command: 'go mod tidy',
      kind: 'project',
      locked: false,
      lockedForm,
    };
  }
  if (verb === 'get' || verb === 'install') {
    const names = [second, ...rest].filter(name => name !== undefined);
    const remote = names.filter(name => /^[a-z0-9-]+\.[a-z]{2,}\//.test(name));
    if (remote.length === 0)
      return verb === 'install'
        ? goBuild(args, 'go install', lookup)
        : undefined;
    return {
      command: `go ${verb}`,
      kind: 'package',
      locked: remote.every(name => /@(v\d|[0-9a-f]{12}|\$)/.test(name)),
      lockedForm: 'go install <module>@<version>',
    };
  }
  return verb === 'build' ? goBuild(args, 'go build', lookup) : undefined;
}

function goBuild(
  args: string[],
  command: string,
  lookup: RequirementsLookup,
): ReturnType<Judge> {
  return {
    command,
    kind: 'build',
    locked: true,
    lockedForm: 'go.sum + go mod download',
    offline:
      args.includes('-mod=vendor') ||
      lookup.goVendored ||
      lookup.goRequiresNothing,
  };
}

export function cargo(
  { args }: Command,
  lookup: RequirementsLookup,
): ReturnType<Judge> {
  const [verb] = operands(args);
  const locked =
    args.some(arg => /^--(locked|frozen|offline)$/.test(arg)) ||
    lookup.hasFile('Cargo.lock');
  const lockedForm = 'cargo build --locked';
  if (verb === 'fetch')
    return { command: 'cargo fetch', kind: 'project', locked, lockedForm };
  if (verb === 'build')
    return { command: 'cargo build', kind: 'build', locked, lockedForm };
  if (verb === 'chef')
    return { command: 'cargo chef', kind: 'project', locked: true, lockedForm };
  if (
    verb === 'install' &&
    !args.some(arg => arg === '--path' || arg.startsWith('--path='))
  ) {
    return {
      command: 'cargo install',
      kind: 'package',
      locked:
        args.includes('--locked') ||
        args.some(arg => /^--version|@\d/.test(arg)),
      lockedForm: 'cargo install --locked <name>@<version>',
    };
  }
  return verb === 'install'
    ? { command: 'cargo install', kind: 'build', locked, lockedForm }
    : undefined;
}

export function maven({ args }: Command): ReturnType<Judge> {
  const goals = operands(args);
  const lockedForm = 'mvn';
  if (
    goals.some(goal => /^dependency:|:go-offline$|^verify:?resolve/.test(goal))
  ) {
    return {
      command: 'mvn dependency:go-offline',
      kind: 'project',
      locked: true,
      lockedForm,
    };
  }
  return goals.some(goal =>
    /^(compile|package|install|verify|deploy)$/.test(goal),
  )
    ? {
        command: 'mvn package',
        kind: 'build',
        locked: true,
        lockedForm,
        offline: args.includes('-o'),
      }
    : undefined;
}

export function gradle({ args }: Command): ReturnType<Judge> {
  const tasks = operands(args).map(task =>
    task.slice(task.lastIndexOf(':') + 1),
  );
  const lockedForm = 'gradle';
  if (
    tasks.some(task =>
      /^(dependencies|resolveDependencies|downloadDependencies|downloadRepos)$/.test(
        task,
      ),
    )
  ) {
    return {
      command: 'gradle dependencies',
      kind: 'project',
      locked: true,
      lockedForm,
    };
  }
  return tasks.some(task =>
    /^(build|assemble|bootJar|shadowJar|installDist|jar|distTar)$/.test(task),
  )
    ? {
        command: 'gradle build',
        kind: 'build',
        locked: true,
        lockedForm,
        offline: args.includes('--offline'),
      }
    : undefined;
}

export function dotnet({ args }: Command): ReturnType<Judge> {
  const [verb] = operands(args);
  const lockedForm = 'dotnet restore --locked-mode';
  if (verb === 'restore')
    return {
      command: 'dotnet restore',
      kind: 'project',
      locked: true,
      lockedForm,
    };
  return verb === 'build' || verb === 'publish'
    ? {
        command: `dotnet ${verb}`,
        kind: 'build',
        locked: true,
        lockedForm,
        offline: args.includes('--no-restore'),
      }
    : undefined;
}
