import { z } from 'zod';
import { sourceShape } from '../../shapes';
import {
  chainOf,
  CopyModel,
  DockerfileModel,
  RunModel,
  StageModel,
} from '../model';
import { Command } from '../../shell';
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
  const found: DependencyInstall[] = [];
  const projects = new Set<string>(inheritedTools(model, stage, lookup));
  const wideCopies = new Map<string, number>();
  const wideCopyFor = (tool: string) => {
    const order =
      wideCopies.get(tool) ?? firstWideCopy(model, stage, tool, lookup);
    wideCopies.set(tool, order);
    return order;
  };
  for (const run of stage.runs) {
    const earlier = new Set<string>();
    run.commands.forEach(command => {
      const call = dependencyCallOf(command, lookup, stage.values);
      if (!call) return;
      const repeated = earlier.has(call.tool);
      if (call.kind !== 'package') earlier.add(call.tool);
      if (call.kind === 'build' && repeated) return;
      const wideCopy = wideCopyFor(call.tool);
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
  const ancestors = new Set([
    ...chainOf(model, stage).slice(1),
    // Libraries copied over from a stage that installed them.
    ...stage.copies.flatMap(({ from }) =>
      from && from.stage >= 0 ? [model.stages[from.stage]] : [],
    ),
  ]);
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

/** Position of the first COPY in a stage that brings the source; a parent stage's counts as before everything. */
function firstWideCopy(
  model: DockerfileModel,
  stage: StageModel,
  tool: string,
  lookup: RequirementsLookup,
): number {
  const [own, ...parents] = chainOf(model, stage);
  if (parents.some(parent => wideCopyIn(parent, tool, lookup))) return -1;
  return wideCopyIn(own, tool, lookup)?.order ?? Number.MAX_SAFE_INTEGER;
}

function wideCopyIn(
  { copies }: StageModel,
  tool: string,
  lookup: RequirementsLookup,
): CopyModel | undefined {
  let manifestFirst = false;
  for (const copy of copies) {
    if (isWideCopy(copy) || bringsSource(copy, manifestFirst, tool, lookup)) {
      return copy;
    }
    manifestFirst ||= copy.sources.some(path => lookup.isManifest(path, tool));
  }
  return undefined;
}

/** Whether a COPY brings the directory with the source, in a context that holds more than the project. */
function bringsSource(
  { from, sources }: CopyModel,
  manifestFirst: boolean,
  tool: string,
  lookup: RequirementsLookup,
): boolean {
  if (from !== undefined) return false;
  return sources.some(source => {
    const directory = source.replace(/^\.?\/+/, '').replace(/\/+$/, '');
    if (directory === '' || /[$*?]/.test(directory)) return false;
    const held = lookup.sourceIn(directory, tool);
    return held === 'all' || (held === 'project' && !manifestFirst);
  });
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
