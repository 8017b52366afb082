import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

/**
 * A program that renders: where it is, which version, and how it was found.
 *
 * @public
 */
export interface ToolInfo {
  path: string;
  /** Without a leading v, e.g. `4.1.4`. For kubectl, the version of kubectl itself. */
  version: string;
  from: 'config' | 'path' | 'package';
}

export type ToolName = 'helm' | 'kubectl';

/**
 * What this machine can render with; where a tool is missing, why, and how to get it.
 *
 * @public
 */
export interface RenderTools {
  helm?: ToolInfo;
  kubectl?: ToolInfo;
  missing: Partial<Record<ToolName, LocalizedText>>;
}

/** One document that came out. */
export interface RenderedFile {
  /**
   * Below the repository's root: the template it was made from; of a packed subchart, the archive. For a kustomization
   * the resource file, or the kustomization.yaml with the generator.
   */
  file: string;
  text: string;
}

/**
 * `failed`: the chart's or kustomization's own fault, with the place where the tool names one. `refused`: it reaches for
 * what it must not have. `limit`: it takes too much time, memory or room, or could not be run to an end here. `no-tool`:
 * nothing here can render it.
 */
export type RenderResult =
  | {
      status: 'rendered';
      files: RenderedFile[];
      /** What was done for it that the tool alone would not have done. */
      notes: LocalizedText[];
    }
  | {
      status: 'failed' | 'refused' | 'limit' | 'no-tool';
      message: LocalizedText;
      file?: string;
      line?: number;
    };

export type NotRendered = Exclude<RenderResult, { status: 'rendered' }>;

export interface ChartRequest {
  /** The repository's root on this machine. */
  root: string;
  /** The chart's directory below it; empty for the root. */
  chart: string;
  /** Files of values below the root, the later ones win. */
  valueFiles: string[];
  /** Values that win over all files, as an Argo CD Application has them inline. */
  values?: object;
  releaseName: string;
  namespace: string;
  /** The cluster's version that templates see; 1.35 unless told. */
  kubeVersion?: string;
  /** API versions beyond the built-in ones that templates see, e.g. `monitoring.coreos.com/v1`. */
  apiVersions?: readonly string[];
  /** Stops the work; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
}

export interface KustomizationRequest {
  root: string;
  /** The kustomization's directory below the root; empty for the root. */
  directory: string;
  signal?: AbortSignal;
}

export interface LintProblem {
  severity: 'error' | 'warning' | 'info';
  /** As helm says it, in English. */
  message: string;
  /** Below the repository's root. */
  file: string;
  /** 1-based; 1 where helm names no line. */
  line: number;
}

/**
 * A chart that does not lint has problems. `failed` comes only where there is nothing to lint as asked: no chart or values
 * file of that name, or a local dependency that leads back or has another version.
 */
export type LintResult =
  | { status: 'linted'; problems: LintProblem[] }
  | NotRendered;
