import { z } from 'zod';
import { sourceShape } from '../../shapes';
import { chainOf, DockerfileModel, StageModel } from '../model';

export const workdirShape = z
  .object({
    set: z.boolean().describe('A WORKDIR is in force'),
    path: z.string().describe('The last WORKDIR, variables replaced'),
    relative: z
      .boolean()
      .describe(
        'It builds on a directory that no WORKDIR of the Dockerfile names',
      ),
    source: sourceShape,
  })
  .describe('WORKDIR of the stage');

/** The working directory in force at the end of a stage. */
export function workdirOf(
  model: DockerfileModel,
  stage: StageModel,
  file: string,
): z.output<typeof workdirShape> {
  const all = chainOf(model, stage)
    .toReversed()
    .flatMap(({ workdirs }) => workdirs);
  const last = all.at(-1);
  const first = all.find(({ unresolved }) => !unresolved);
  return {
    set: last !== undefined,
    path: last?.value ?? '',
    relative: first !== undefined && !/^([/\\$]|[A-Za-z]:)/.test(first.value),
    source: { file, line: last?.line ?? stage.line },
  };
}
