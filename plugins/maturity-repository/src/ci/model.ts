import { RepositoryFiles } from '../files';
import { Directories } from '../shell';

export type Tri = 'yes' | 'no' | 'unknown';

/** What every step inherits from its job and pipeline. */
export interface StepContext {
  file: string;
  job: string;
  beforeMerge: Tri;
  automatic: boolean;
  mayFail: boolean;
}

export type ActivityKind =
  | 'build'
  | 'test'
  | 'push'
  | 'scan'
  | 'sign'
  | 'bom'
  | 'verify'
  | 'run'
  | 'lint'
  | 'login';

/** Something that a command or an action does, before it is known whether it concerns this entity. */
export interface Deed {
  kind: ActivityKind;
  tool: string;
  /** Paths it works on, relative to its working directory; undefined: the working directory itself. */
  targets?: readonly string[];
  /** Image references, for build, push and run. */
  images?: readonly string[];
  /** Of a run: it counts only where the image is one that the pipelines build. */
  builtHere?: boolean;
  /** Of a push: the tags come from a place that is not read. */
  tagsElsewhere?: boolean;
  retired?: boolean;
  gates?: Tri;
  /** Of a test: the language that its tool is for. */
  language?: string;
  pushes?: boolean;
  /** Whether a failure of this command alone is ignored. */
  mayFail?: boolean;
}

/** A deed where it was seen. */
export interface Activity extends Deed {
  context: StepContext;
  line: number;
  via: string;
  directories: Directories;
}

/** Where readers put what they find. */
export interface Findings {
  repository: RepositoryFiles;
  activities: Activity[];
  externals: Array<{ name: string; file: string; line: number }>;
  /** The pipelines call more than is followed. */
  incomplete: boolean;
}
