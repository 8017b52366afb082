import { z } from 'zod';
import { sourceShape } from '../../shapes';
import { chainOf, DockerfileModel, rootBaseOf, StageModel } from '../model';
import { familyOf } from './bases';
import { programOf } from './command';
import { PackageInstall } from './packages';

export const healthcheckShape = z
  .object({
    set: z.boolean().describe('There is a HEALTHCHECK'),
    disabled: z.boolean().describe('HEALTHCHECK NONE'),
    repeated: z
      .boolean()
      .describe('More than one in a stage; only the last counts'),
    tool: z.string().describe('The program it runs; empty where unknown'),
    toolMissing: z
      .boolean()
      .describe('The final image is known not to have that program'),
    source: sourceShape,
  })
  .describe('HEALTHCHECK of the final stage; Kubernetes ignores it');

/** The health check in force at the end of a stage. */
export function healthcheckOf(
  model: DockerfileModel,
  stage: StageModel,
  file: string,
  packages: readonly PackageInstall[],
): z.output<typeof healthcheckShape> {
  const chain = chainOf(model, stage);
  const check = chain
    .map(({ healthchecks }) => healthchecks.at(-1))
    .find(last => last);
  const tool = check && !check.disabled ? programOf(check) : '';
  return {
    set: check !== undefined,
    disabled: check?.disabled ?? false,
    repeated: chain.some(({ healthchecks }) => healthchecks.length > 1),
    tool,
    toolMissing: tool !== '' && isMissing(tool, model, stage, packages),
    source: { file, line: check?.line ?? stage.line },
  };
}

function isMissing(
  tool: string,
  model: DockerfileModel,
  stage: StageModel,
  packages: readonly PackageInstall[],
): boolean {
  if (tool !== 'curl' && tool !== 'wget') return false;
  const installed = packages.some(
    install =>
      install.shipped &&
      install.packages.some(
        name => name.split(/[=<>~]/)[0] === tool || name.includes('$'),
      ),
  );
  const copied = chainOf(model, stage).some(({ copies }) =>
    copies.some(
      ({ sources, target }) =>
        target.endsWith(`/${tool}`) ||
        sources.some(
          source =>
            source.endsWith(`/${tool}`) ||
            /\/s?bin\/?$/.test(source) ||
            source === '/',
        ),
    ),
  );
  if (installed || copied) return false;
  const base = rootBaseOf(model, stage);
  switch (familyOf(base, base.scratch)) {
    case 'empty':
    case 'debian':
    case 'debian-slim':
      return true;
    case 'alpine':
      // BusyBox brings a wget.
      return tool === 'curl';
    default:
      return false;
  }
}
