import { z } from 'zod';
import { sourceShape } from '../../shapes';
import {
  chainOf,
  CopyModel,
  DockerfileModel,
  RunModel,
  StageModel,
} from '../model';
import { Command } from '../shell';
import {
  DependencyCall,
  dependencyCallOf,
  RequirementsLookup,
} from './dependencyTools';

export const dependencyInstallShape = z
  .object({
    dockerfile: z.string().describe('Path of the Dockerfile'),
    stage: z.string().describe('Name of the stage; empty where it has none'),
    shipped: z.boolean().describe('Its layers are part of the final image'),
    tool: z.string().describe('npm, yarn, pnpm, pip, go, maven …'),
    command: z.string().describe('The tool and its verb'),
    kind: z
      .enum(['project', 'package', 'build'])
      .describe(
        'project: installs what the project declares; package: named packages; build: a build that fetches them on the way',
      ),
    locked: z
      .boolean()
      .describe('Installs exactly what a lockfile or exact versions say'),
    lockedForm: z.string().describe('The form of the command that would'),
    cached: z
      .boolean()
      .describe('A change of the source alone does not download it all again'),
    source: sourceShape,
  })
  .describe('One command that downloads libraries');

export type DependencyInstall = z.output<typeof dependencyInstallShape>;

/** Every command of a stage that downloads libraries. */
export function dependencyInstallsOf(
  model: DockerfileModel,
  stage: StageModel,
  dockerfile: string,
  shipped: boolean,
  lookup: RequirementsLookup,
): DependencyInstall[] {
  const wideCopy = firstWideCopy(model, stage);
  const found: DependencyInstall[] = [];
  const projects = new Set<string>(inheritedTools(model, stage, lookup));
  for (const run of stage.runs) {
    run.commands.forEach((command, index) => {
      const call = dependencyCallOf(command, lookup, stage.values);
      if (!call) return;
      const earlier = run.commands
        .slice(0, index)
        .map(other => dependencyCallOf(other, lookup, stage.values));
      const repeated = earlier.some(
        other => other?.tool === call.tool && other.kind !== 'package',
      );
      if (call.kind === 'build' && repeated) return;
      const cached = isCached(run, call, command, wideCopy, projects);
      // What an earlier layer fetched is not fetched again, and one finding for it is enough.
      if (call.kind !== 'package') projects.add(call.tool);
      found.push({
        dockerfile,
        stage: stage.name,
        shipped,
        tool: call.tool,
        command: call.command,
        kind: call.kind,
        locked: call.locked,
        lockedForm: call.lockedForm,
        cached,
        source: { file: dockerfile, line: command.line },
      });
    });
  }
  return found;
}

function isCached(
  run: RunModel,
  call: DependencyCall,
  command: Command,
  wideCopy: number,
  projects: ReadonlySet<string>,
): boolean {
  if (call.kind === 'package') return true;
  if (run.order < wideCopy) return true;
  if (run.mounts.some(({ type }) => type === 'cache')) return true;
  // What an earlier layer has already fetched is not fetched again; a second `npm ci --omit=dev` is the usual pruning.
  return (
    projects.has(call.tool) ||
    command.args.includes('--offline') ||
    call.offline
  );
}

function inheritedTools(
  model: DockerfileModel,
  stage: StageModel,
  lookup: RequirementsLookup,
): string[] {
  const tools: string[] = [];
  const ancestors = [
    ...chainOf(model, stage).slice(1),
    // Libraries copied over from a stage that installed them.
    ...stage.copies.flatMap(({ from }) =>
      from && from.stage >= 0 ? [model.stages[from.stage]] : [],
    ),
  ];
  for (const ancestor of ancestors) {
    for (const run of ancestor.runs) {
      for (const command of run.commands) {
        const call = dependencyCallOf(command, lookup, ancestor.values);
        if (call && call.kind !== 'package') tools.push(call.tool);
      }
    }
  }
  return tools;
}

/** Position of the first COPY in a stage that brings the whole source; a parent stage's counts as before everything. */
function firstWideCopy(model: DockerfileModel, stage: StageModel): number {
  const [own, ...parents] = chainOf(model, stage);
  if (parents.some(({ copies }) => copies.some(isWideCopy))) return -1;
  return own.copies.find(isWideCopy)?.order ?? Number.MAX_SAFE_INTEGER;
}

/** Whether a COPY brings the whole build context. */
export function isWideCopy(copy: CopyModel): boolean {
  return (
    copy.from === undefined &&
    copy.sources.some(
      source => /^\.?\/?\.?\/?\*?$/.test(source) && source !== '',
    )
  );
}
