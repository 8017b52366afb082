import { z } from 'zod';
import { LinedText } from '../../linedText';
import { commandsOf } from '../../shell';
import { sourceShape } from '../../shapes';
import {
  chainOf,
  CommandModel,
  DockerfileModel,
  rootBaseOf,
  StageModel,
} from '../model';
import { hasNoServerCommand } from './bases';

export const commandShape = z
  .object({
    set: z.boolean().describe('The Dockerfile has a CMD or ENTRYPOINT'),
    fromBase: z
      .boolean()
      .describe('None is set, and the base image has one of its own'),
    exec: z
      .boolean()
      .describe(
        'The program itself gets the signals: JSON form, or a shell that execs it',
      ),
    repeated: z
      .boolean()
      .describe(
        'A stage has more than one CMD or ENTRYPOINT; only the last counts',
      ),
    source: sourceShape,
  })
  .describe('What the container starts');

export type StartCommand = z.output<typeof commandShape>;

/** What a stage starts, inherited along FROM. An ENTRYPOINT of a later stage resets the CMD of an earlier one. */
export function commandOf(
  model: DockerfileModel,
  stage: StageModel,
  file: string,
): StartCommand {
  const chain = chainOf(model, stage);
  const entry = last(chain, ({ entrypoints }) => entrypoints);
  const cmd = last(chain, ({ cmds }) => cmds);
  const cmdCounts =
    cmd && (!entry || chain.indexOf(cmd.stage) <= chain.indexOf(entry.stage));
  const parts = [entry?.command, cmdCounts ? cmd.command : undefined].filter(
    command => command !== undefined,
  );
  const base = rootBaseOf(model, stage);
  const repeated = stage.cmds.length > 1 || stage.entrypoints.length > 1;
  const wrong = parts.find(command => !isExec(command));
  return {
    set: parts.length > 0,
    fromBase: parts.length === 0 && !hasNoServerCommand(base, base.scratch),
    exec: parts.length > 0 && wrong === undefined,
    repeated,
    source: {
      file,
      line:
        (wrong ?? (repeated ? stage.cmds.at(-1) : undefined) ?? parts[0])
          ?.line ?? stage.line,
    },
  };
}

function last(
  chain: StageModel[],
  pick: (stage: StageModel) => CommandModel[],
): { command: CommandModel; stage: StageModel } | undefined {
  for (const stage of chain) {
    const command = pick(stage).at(-1);
    if (command) return { command, stage };
  }
  return undefined;
}

function isExec({ json, text }: CommandModel): boolean {
  return json !== undefined || /^exec\s/.test(text) || text === '';
}

/** The first program a shell text runs; '' where there is none. */
export function programOf(command: CommandModel): string {
  if (command.json) {
    const [program = ''] = command.json;
    return program.slice(program.lastIndexOf('/') + 1);
  }
  const text = LinedText.of(command.text, command.line);
  return commandsOf(text).commands[0]?.name ?? '';
}
