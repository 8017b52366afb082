import { PipelineDocument } from '../document';

export type Path = Array<string | number>;

/** Where a key of a job is written. */
export interface Origin {
  document: PipelineDocument;
  path: Path;
}

/** A job, or the hidden part of one, after includes were merged. */
export interface Part {
  value: Record<string, unknown>;
  origins: Map<string, Origin>;
  origin: Origin;
}

/** A pipeline with its local includes put in. */
export interface LoadedPipeline {
  parts: Map<string, Part>;
  /** Includes that lie outside the repository. */
  externals: Array<{ name: string; file: string; line: number }>;
  /** GitLab's own templates. */
  templates: Array<{ name: string; file: string; line: number }>;
}
