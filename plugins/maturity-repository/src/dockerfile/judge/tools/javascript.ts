import { Command } from '../../../shell';
import { Judge, operands, RequirementsLookup } from './types';

function isExactNpm(spec: string): boolean {
  const at = spec.lastIndexOf('@');
  return (
    (at > 0 && /^(\d|\$)/.test(spec.slice(at + 1))) ||
    /^([./$]|https?:)/.test(spec)
  );
}

export function npm(
  { args }: Command,
  lookup: RequirementsLookup,
): ReturnType<Judge> {
  const [verb, ...rest] = operands(args);
  if (verb === 'ci' || verb === 'clean-install') {
    return {
      command: 'npm ci',
      kind: 'project',
      locked: true,
      lockedForm: 'npm ci',
    };
  }
  if (verb !== 'install' && verb !== 'i' && verb !== 'add') return undefined;
  if (rest.length > 0 && !rest.every(name => name === '.')) {
    return {
      command: 'npm install',
      kind: 'package',
      locked: rest.every(isExactNpm),
      lockedForm: 'npm install <name>@<version>',
    };
  }
  // An image published by others may hold its lockfile; without any in sight, `npm ci` can't be used as it is.
  return {
    command: 'npm install',
    kind: 'project',
    locked: false,
    lockedForm: lookup.hasFile('package-lock.json')
      ? 'npm ci'
      : 'npm ci (package-lock.json)',
  };
}

export function yarn({ args }: Command): ReturnType<Judge> {
  const [verb = 'install', ...rest] = operands(args);
  if (verb === 'global' && rest[0] === 'add') {
    return {
      command: 'yarn global add',
      kind: 'package',
      locked: rest.slice(1).every(isExactNpm),
      lockedForm: 'yarn global add <name>@<version>',
    };
  }
  if (verb !== 'install' && !(verb === 'workspaces' && rest[0] === 'focus'))
    return undefined;
  if (args.includes('--version') || args.includes('-v')) return undefined;
  return {
    command: 'yarn install',
    kind: 'project',
    locked:
      verb === 'workspaces' ||
      args.some(arg => /^--(frozen-lockfile|immutable|check-cache)$/.test(arg)),
    lockedForm: 'yarn install --immutable',
  };
}

export function pnpm({ args }: Command): ReturnType<Judge> {
  const [verb, ...rest] = operands(args);
  if (verb === 'fetch' || verb === 'deploy') {
    return {
      command: `pnpm ${verb}`,
      kind: 'project',
      locked: true,
      lockedForm: 'pnpm fetch',
    };
  }
  if (verb === 'add' && rest.length > 0) {
    return {
      command: 'pnpm add',
      kind: 'package',
      locked: rest.every(isExactNpm),
      lockedForm: 'pnpm add <name>@<version>',
    };
  }
  if (verb !== 'install' && verb !== 'i') return undefined;
  return {
    command: 'pnpm install',
    kind: 'project',
    locked: args.some(arg => /^--(frozen-lockfile|offline)$/.test(arg)),
    lockedForm: 'pnpm install --frozen-lockfile',
    offline: args.includes('--offline'),
  };
}

export function bun({ args }: Command): ReturnType<Judge> {
  const [verb] = operands(args);
  if (verb === 'ci')
    return {
      command: 'bun ci',
      kind: 'project',
      locked: true,
      lockedForm: 'bun ci',
    };
  if (verb !== 'install' && verb !== 'i') return undefined;
  return {
    command: 'bun install',
    kind: 'project',
    locked: args.includes('--frozen-lockfile'),
    lockedForm: 'bun install --frozen-lockfile',
  };
}
