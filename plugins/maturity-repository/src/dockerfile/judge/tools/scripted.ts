import { Command } from '../../../shell';
import { Judge, operands, RequirementsLookup } from './types';

export function bundle(
  { args }: Command,
  lookup: RequirementsLookup,
): ReturnType<Judge> {
  const [verb = 'install'] = operands(args);
  if (verb !== 'install') return undefined;
  return {
    command: 'bundle install',
    kind: 'project',
    locked: lookup.hasFile('Gemfile.lock'),
    lockedForm: 'Gemfile.lock + bundle install',
  };
}

export function composer(
  { args }: Command,
  lookup: RequirementsLookup,
): ReturnType<Judge> {
  const [verb] = operands(args);
  if (verb === 'install') {
    return {
      command: 'composer install',
      kind: 'project',
      locked: lookup.hasFile('composer.lock'),
      lockedForm: 'composer.lock + composer install',
    };
  }
  return verb === 'update'
    ? {
        command: 'composer update',
        kind: 'project',
        locked: false,
        lockedForm: 'composer.lock + composer install',
      }
    : undefined;
}
