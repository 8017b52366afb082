import { z } from 'zod';
import { sourceShape } from '../../shapes';
import { chainOf, DockerfileModel, rootBaseOf, StageModel } from '../model';
import { familyOf } from './bases';
import { PackageInstall } from './packages';

export const timezoneShape = z
  .object({
    set: z.boolean().describe('The final image sets TZ'),
    name: z.string().describe('Value of TZ; empty where it is not set'),
    dataMissing: z
      .boolean()
      .describe(
        'The final image is known to have no time zone data, so TZ does nothing',
      ),
    source: sourceShape,
  })
  .describe('The time zone written into the image');

/** The time zone of a stage's image. */
export function timezoneOf(
  model: DockerfileModel,
  stage: StageModel,
  file: string,
  packages: readonly PackageInstall[],
): z.output<typeof timezoneShape> {
  const chain = chainOf(model, stage);
  const variable = chain
    .flatMap(({ env }) => env.toReversed())
    .find(({ name }) => name === 'TZ');
  const name = stage.values.get('TZ') ?? '';
  const set = variable !== undefined && name !== '';
  const installed = packages.some(
    install =>
      install.shipped &&
      install.packages.some(item => /^tzdata/.test(item) || item.includes('$')),
  );
  const copied = chain.some(({ copies }) =>
    copies.some(({ sources }) =>
      sources.some(source => source.includes('zoneinfo')),
    ),
  );
  const base = rootBaseOf(model, stage);
  const family = familyOf(base, base.scratch);
  const isDistroless = base.repository.startsWith('distroless/');
  const without =
    family === 'alpine' ||
    base.scratch ||
    (family === 'debian' && base.repository === 'library/ubuntu');
  return {
    set,
    name,
    dataMissing:
      set &&
      !/^(UTC|Etc\/UTC|GMT|Etc\/GMT)$/.test(name) &&
      !installed &&
      !copied &&
      !isDistroless &&
      without,
    source: { file, line: variable?.line ?? stage.line },
  };
}
