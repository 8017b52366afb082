import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { resolve } from 'node:path';
import { defaultLimits, RenderLimits, RenderSettings } from './settings';

const section = 'maturity.rendering';
/** Less than helm takes for the smallest chart. */
const leastMemory = 64 * 1024 * 1024;

/**
 * Reads `maturity.rendering` of an app config: for every backend plugin that looks at repositories, so that all render alike.
 * Relative paths start where the process was started.
 *
 * @throws InputError that names the option which is wrong
 * @public
 */
export function readRendering(root: Config): RenderSettings {
  const config = root.getOptionalConfig(section);
  const path = (key: string) => {
    const value = config?.getOptionalString(key);
    return value && { [key]: resolve(value) };
  };
  return {
    ...path('helm'),
    ...path('kubectl'),
    ...path('toolDirectory'),
    ...path('cacheDirectory'),
    limits: {
      ...defaultLimits,
      ...timeoutOf(config),
      ...amountOf(config, 'limits.memoryBytes', 'memoryBytes', leastMemory),
      ...amountOf(config, 'limits.outputBytes', 'outputBytes'),
      ...amountOf(config, 'limits.files', 'files'),
      ...amountOf(config, 'limits.bytes', 'inputBytes'),
      ...amountOf(config, 'limits.fileBytes', 'fileBytes'),
    },
  };
}

function timeoutOf(config: Config | undefined): Partial<RenderLimits> {
  if (!config?.has('timeout')) return {};
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(config, { key: 'timeout' }),
  );
  if (!(milliseconds > 0)) {
    throw new InputError(
      `Invalid app config: ${section}.timeout must be longer than nothing`,
    );
  }
  return { milliseconds };
}

function amountOf(
  config: Config | undefined,
  key: string,
  limit: keyof RenderLimits,
  least = 1,
): Partial<RenderLimits> {
  const value = config?.getOptionalNumber(key);
  if (value === undefined) return {};
  if (!Number.isInteger(value) || value < least) {
    throw new InputError(
      `Invalid app config: ${section}.${key} is ${value}; it must be a whole number from ${least}`,
    );
  }
  return { [limit]: value };
}
