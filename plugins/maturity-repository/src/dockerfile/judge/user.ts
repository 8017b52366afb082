import { z } from 'zod';
import { sourceShape } from '../../shapes';
import { chainOf, DockerfileModel, rootBaseOf, StageModel } from '../model';
import { defaultUserOf } from './bases';

export const userShape = z
  .object({
    set: z.boolean().describe('A USER instruction of the Dockerfile decides'),
    fromBase: z.boolean().describe('The base image decides'),
    known: z
      .boolean()
      .describe(
        'False where the base image is unknown, or a variable has no value',
      ),
    name: z.string().describe('As the build resolves it, without the group'),
    group: z
      .string()
      .describe('What follows the colon; empty where nothing does'),
    numeric: z.boolean().describe('A number, which Kubernetes can verify'),
    root: z.boolean().describe('The user is root, by name or number'),
    source: sourceShape,
  })
  .describe('Who the process runs as');

export type User = z.output<typeof userShape>;

/** The user in force at the end of a stage: its last USER, else that of the stage it is built on, else the base's. */
export function userOf(
  model: DockerfileModel,
  stage: StageModel,
  file: string,
): User {
  const user = chainOf(model, stage)
    .map(({ users }) => users.at(-1))
    .find(last => last !== undefined);
  if (!user) return userOfBase(model, stage, file);
  const [name, group = ''] = user.value.trim().split(':');
  return {
    set: true,
    fromBase: false,
    known: !user.unresolved,
    name,
    group,
    numeric: /^\d{1,10}$/.test(name),
    root:
      /^0{1,10}$/.test(name) || /^(root|ContainerAdministrator)$/i.test(name),
    source: { file, line: user.line },
  };
}

function userOfBase(
  model: DockerfileModel,
  stage: StageModel,
  file: string,
): User {
  const base = rootBaseOf(model, stage);
  const user = base.scratch ? 'root' : defaultUserOf(base);
  return {
    set: false,
    fromBase: true,
    known: user !== 'unknown',
    name: user === 'root' ? 'root' : '',
    group: '',
    numeric: user === 'number',
    root: user === 'root',
    source: { file, line: stage.line },
  };
}
