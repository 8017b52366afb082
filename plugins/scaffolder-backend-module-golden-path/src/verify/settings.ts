import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Archetype } from '@container-maturity/backstage-plugin-maturity-common';
import { ARCHETYPES } from '@container-maturity/backstage-plugin-maturity-engine';
import { readRendering } from '@container-maturity/backstage-plugin-maturity-repository';
import { VerifySettings } from './verify';

/** Reads what the maturity plugin is told, so that a golden path is measured by the installation's own checklist. */
export function readVerifySettings(config: RootConfigService): VerifySettings {
  const maturity = config.getOptionalConfig('maturity');
  return {
    checklistPath: maturity?.getOptionalString('checklist.path'),
    exclude: maturity?.getOptionalStringArray('repository.exclude'),
    archetypes: readArchetypes(maturity?.getOptionalConfig('archetypes')),
    rendering: readRendering(config),
  };
}

function readArchetypes(
  config: Pick<RootConfigService, 'keys' | 'getString'> | undefined,
): Record<string, Archetype> | undefined {
  if (!config) {
    return undefined;
  }
  return Object.fromEntries(
    config.keys().map(type => {
      const value = config.getString(type);
      if (!isArchetype(value)) {
        throw new InputError(
          `maturity.archetypes.${type} must be one of ${ARCHETYPES.join(
            ', ',
          )}, not "${value}"`,
        );
      }
      return [type, value];
    }),
  );
}

function isArchetype(value: string): value is Archetype {
  return ARCHETYPES.some(archetype => archetype === value);
}
