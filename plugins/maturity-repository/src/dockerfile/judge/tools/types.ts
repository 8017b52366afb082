import { Command } from '../../../shell';

/** What the collector knows of the build context that decides whether an install is exact. */
export interface RequirementsLookup {
  /** Whether every requirement of a pip requirements file is pinned with `==` or a hash; undefined if it isn't there. */
  pinned(path: string): boolean | undefined;
  /** Whether a file of this name lies somewhere in the build context. */
  hasFile(name: string): boolean;
  /** Whether no go.mod of the build context requires a module: nothing is downloaded, and there is no go.sum. */
  goRequiresNothing: boolean;
  /** Whether the build context brings the Go modules along: `go build` then takes them from there. */
  goVendored: boolean;
  /**
   * How much of the source a directory of the build context holds: `all` where the Dockerfile lies in or below it,
   * `project` where the tool's manifest lies in it beside source files.
   */
  sourceIn(directory: string, tool: string): 'all' | 'project' | 'none';
  /** Whether a path is that of a manifest or lockfile of the tool. */
  isManifest(path: string, tool: string): boolean;
}

export interface DependencyCall {
  tool: string;
  command: string;
  kind: 'project' | 'package' | 'build';
  locked: boolean;
  lockedForm: string;
  /** Needs no network: everything is in the repository. */
  offline: boolean;
}

/** Says what one command downloads; nothing where it downloads no libraries. */
export type Judge = (
  command: Command,
  lookup: RequirementsLookup,
  env: ReadonlyMap<string, string | undefined>,
) =>
  | (Omit<DependencyCall, 'tool' | 'offline'> & { offline?: boolean })
  | undefined;

export function operands(args: string[]): string[] {
  return args.filter(arg => !arg.startsWith('-'));
}
