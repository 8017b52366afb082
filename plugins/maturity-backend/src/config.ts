import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  FilterPredicate,
  readOptionalFilterPredicateFromConfig,
} from '@backstage/filter-predicates';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { Archetype } from '@container-maturity/backstage-plugin-maturity-common';
import { ARCHETYPES } from '@container-maturity/backstage-plugin-maturity-engine';
import {
  readRendering,
  RenderSettings,
} from '@container-maturity/backstage-plugin-maturity-repository';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { ArchiveLimits } from './collect/archiveGuard';

/** How repositories are read. */
export interface RepositorySettings {
  /** Absolute directories below which `file:` locations may lie. */
  roots: string[];
  exclude?: string[];
  limits: ArchiveLimits;
  /** Repositories that are fetched at once. */
  concurrency: number;
  timeoutMs: number;
  workingDirectory: string;
  rendering: RenderSettings;
}

/** The plugin's configuration, with defaults filled in. */
export interface MaturitySettings {
  pollIntervalMs: number;
  periodMs: number;
  evaluationsPerMinute: number;
  unverifiedAfterHours: number;
  evidenceTimeToLiveMs: number;
  collectTimeoutMs: number;
  scope?: FilterPredicate;
  archetypes: Record<string, Archetype>;
  /** Absolute path of the installation's own checklist. */
  checklistPath?: string;
  graceMs: number;
  /** Owners, as CODEOWNERS names them, who may approve waivers in repositories. */
  waiverApprovers: string[];
  /** Anybody may see the badge of any entity. */
  publicBadges: boolean;
  repository: RepositorySettings;
}

/** Reads `maturity` of the app config. */
export function readSettings(root: Config): MaturitySettings {
  const config = root.getOptionalConfig('maturity');
  const path = config?.getOptionalString('checklist.path');
  return {
    pollIntervalMs: duration(config, 'catalog.pollInterval', { minutes: 1 }),
    periodMs: duration(config, 'evaluation.period', { hours: 1 }),
    evaluationsPerMinute: positive(config, 'evaluation.perMinute', 30),
    unverifiedAfterHours:
      duration(config, 'evaluation.unverifiedAfter', { hours: 72 }) / 3_600_000,
    evidenceTimeToLiveMs: duration(config, 'evidence.timeToLive', { days: 1 }),
    collectTimeoutMs: duration(config, 'evidence.timeout', { minutes: 5 }),
    scope:
      config && readOptionalFilterPredicateFromConfig(config, { key: 'scope' }),
    archetypes: readArchetypes(config),
    ...(path && { checklistPath: resolve(path) }),
    graceMs: duration(config, 'checklist.grace', { days: 30 }),
    waiverApprovers: readApprovers(config),
    publicBadges: config?.getOptionalBoolean('badges.public') ?? false,
    repository: readRepository(root, config),
  };
}

function readRepository(root: Config, config?: Config): RepositorySettings {
  const roots = config?.getOptionalStringArray('repository.roots') ?? [];
  return {
    roots: roots.map(directory => resolve(directory)),
    exclude: config?.getOptionalStringArray('repository.exclude'),
    limits: {
      files: positive(config, 'repository.limits.files', 100_000),
      bytes: positive(config, 'repository.limits.bytes', 1024 ** 3),
      fileBytes: positive(
        config,
        'repository.limits.fileBytes',
        10 * 1024 ** 2,
      ),
    },
    concurrency: positive(config, 'repository.concurrency', 2),
    timeoutMs: duration(config, 'repository.timeout', { minutes: 2 }),
    workingDirectory:
      root.getOptionalString('backend.workingDirectory') ?? tmpdir(),
    rendering: readRendering(root),
  };
}

function readApprovers(config?: Config): string[] {
  const key = 'waivers.fromRepository.approvers';
  const approvers = config?.getOptionalStringArray(key) ?? [];
  const wrong = approvers.find(owner => !/^\S+$/.test(owner));
  if (wrong !== undefined) {
    throw new InputError(
      `Invalid app config: maturity.${key} has '${wrong}'; each must be one owner as CODEOWNERS names it, such as @acme/platform`,
    );
  }
  return approvers;
}

function readArchetypes(config?: Config): Record<string, Archetype> {
  const section = config?.getOptionalConfig('archetypes');
  return Object.fromEntries(
    (section?.keys() ?? []).map(type => {
      const archetype = section!.getString(type);
      if (!isArchetype(archetype)) {
        throw new InputError(
          `Invalid app config: maturity.archetypes.${type} is '${archetype}'; it must be one of ${ARCHETYPES.join(
            ', ',
          )}`,
        );
      }
      return [type, archetype];
    }),
  );
}

function isArchetype(value: string): value is Archetype {
  return ARCHETYPES.some(archetype => archetype === value);
}

function duration(
  config: Config | undefined,
  key: string,
  fallback: HumanDuration,
): number {
  const value = config?.has(key)
    ? readDurationFromConfig(config, { key })
    : fallback;
  const ms = durationToMilliseconds(value);
  if (!(ms > 0)) {
    throw new InputError(
      `Invalid app config: maturity.${key} must be longer than nothing`,
    );
  }
  return ms;
}

function positive(
  config: Config | undefined,
  key: string,
  fallback: number,
): number {
  const value = config?.getOptionalNumber(key) ?? fallback;
  if (!Number.isInteger(value) || value < 1) {
    throw new InputError(
      `Invalid app config: maturity.${key} is ${value}; it must be a whole number from 1`,
    );
  }
  return value;
}
