import type { Mesh } from '@container-maturity/backstage-plugin-maturity-engine';
import { Language } from '../language';

/**
 * The forms of what `maturity check` prints and writes.
 *
 * @public
 */
export const checkFormats = [
  'text',
  'json',
  'sarif',
  'gitlab',
  'junit',
  'markdown',
] as const;

/**
 * One of them.
 *
 * @public
 */
export type CheckFormat = (typeof checkFormats)[number];

/**
 * The forms of what `maturity diff` prints and writes.
 *
 * @public
 */
export const diffFormats = ['text', 'json', 'markdown'] as const;

/**
 * One of them.
 *
 * @public
 */
export type DiffFormat = (typeof diffFormats)[number];

/**
 * The forms of what `maturity explain` prints.
 *
 * @public
 */
export const explainFormats = ['text', 'json'] as const;

/**
 * What a change has to make worse for `maturity diff` to end with 1.
 *
 * @public
 */
export const failOns = ['none', 'level', 'new-required'] as const;

/**
 * A file to write besides what is printed, as the person named it.
 *
 * @public
 */
export interface OutputFile<F extends string> {
  format: F;
  file: string;
}

/**
 * What of a directory to look at, and as which entity. Paths are as the person gave them.
 *
 * @public
 */
export interface Target {
  directory: string;
  entity?: string;
  exclude: string[];
  subpath?: string;
}

/**
 * Programs that render, as the person named them; absent, they are looked for.
 *
 * @public
 */
export interface RenderPrograms {
  helm?: string;
  kubectl?: string;
}

/**
 * What `maturity check` is asked for.
 *
 * @public
 */
export interface CheckInvocation {
  command: 'check';
  language: Language;
  target: Target;
  programs: RenderPrograms;
  checklist?: string;
  format: CheckFormat;
  outputs: OutputFile<CheckFormat>[];
  minLevel?: number;
  /** Owners, as CODEOWNERS names them, whose approval makes waivers of the repository count. */
  waiverApprovers: string[];
  /** The service mesh it runs in, whatever the catalog says. */
  mesh?: Mesh;
}

/**
 * What `maturity diff` is asked for.
 *
 * @public
 */
export interface DiffInvocation {
  command: 'diff';
  language: Language;
  /** A revision or a directory, as the person wrote it. */
  base: string;
  /** Likewise; absent: the work tree. */
  head?: string;
  /** A directory of the repository; by default the one that the command is started in. */
  repository?: string;
  /** Only the service in this folder. */
  subpath?: string;
  exclude: string[];
  programs: RenderPrograms;
  checklist?: string;
  format: DiffFormat;
  outputs: OutputFile<DiffFormat>[];
  failOn: (typeof failOns)[number];
  waiverApprovers: string[];
  /** The service mesh it runs in, whatever the catalog says. */
  mesh?: Mesh;
  /** Where people see the repository, for links to lines. */
  repositoryUrl?: string;
  /** Tells the comments of several runs on one pull request apart. */
  commentId: string;
}

/**
 * What `maturity evidence` is asked for.
 *
 * @public
 */
export interface EvidenceInvocation {
  command: 'evidence';
  language: Language;
  target: Target;
  programs: RenderPrograms;
}

/**
 * What `maturity explain` is asked for.
 *
 * @public
 */
export interface ExplainInvocation {
  command: 'explain';
  language: Language;
  /** The id of a check, or TOOL:RULE, or the name of another tool's rule. */
  check: string;
  checklist?: string;
  format: (typeof explainFormats)[number];
}

/**
 * What `maturity checklist lint` is asked for.
 *
 * @public
 */
export interface LintInvocation {
  command: 'lint';
  language: Language;
  file: string;
}

/**
 * What the arguments ask for.
 *
 * @public
 */
export type Invocation =
  | CheckInvocation
  | DiffInvocation
  | EvidenceInvocation
  | ExplainInvocation
  | LintInvocation;
