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
  /** Whether a schedule starts it; left out: no. */
  schedule?: Schedule;
  /** The image that the job runs in. */
  image?: string;
}

/** Whether a schedule starts a pipeline, and at most how many days lie between two runs; 0 where that isn't known. */
export interface Schedule {
  scheduled: Tri;
  everyDays: number;
}

export type ActivityKind =
  | 'build'
  | 'test'
  | 'push'
  | 'scan'
  | 'sign'
  | 'bom'
  | 'provenance'
  | 'check-signature'
  /** What the configuration of the tool says is put in its place. */
  | 'release'
  | 'deploy'
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
  scan?: ScanFacts;
  signing?: SigningFacts;
  trust?: TrustFacts;
  /** Of a provenance: somebody vouches for it with a signature. */
  signed?: boolean;
  /** Of a lint: it asks for security and good practice, not for form alone. */
  policy?: boolean;
  /** Of a test: the language that its tool is for. */
  language?: string;
  pushes?: boolean;
  /** Of a release: path of the tool's configuration where the command names it. */
  configuration?: string;
  /** Whether a failure of this command alone is ignored. */
  mayFail?: boolean;
}

export const severities = [
  'UNKNOWN',
  'LOW',
  'MEDIUM',
  'HIGH',
  'CRITICAL',
] as const;

export type Severity = (typeof severities)[number];

/** What a scan looks at, and with what. */
export interface ScanFacts {
  target: 'image' | 'filesystem' | 'bom' | 'cluster' | 'unknown';
  /** What is scanned, as written; empty where nothing names it. */
  subject?: string;
  /** Those at which it stops, or that it reports where it never stops; undefined: not known. */
  severities?: readonly Severity[];
  /** A vulnerability without a fix doesn't count. */
  fixedOnly?: boolean;
  /** It leaves a file with what it found. */
  report?: boolean;
  /** File with what it passes over, where the command names one. */
  ignoreFile?: string;
  /** It doesn't bring its data up to date. */
  skipsUpdate?: boolean;
  /** The scanner's container has the socket of the container runtime. */
  socket?: boolean;
  /** The image that the scanner is started from; undefined where it isn't. */
  scannerImage?: string;
  /** Where it reads what the command leaves open, below the directory it runs in. */
  settings?: ScanSettings;
}

/** A scanner's own configuration, and what it may decide. */
export interface ScanSettings {
  format: 'trivy' | 'grype';
  file: string;
  gates: boolean;
  severities: boolean;
}

/** What a signature is put on, and with which key. */
export interface SigningFacts {
  target: 'image' | 'file';
  subject: string;
  byDigest: Tri;
  key: 'keyless' | 'managed' | 'environment' | 'file' | 'unknown';
}

/** What a verification of a signature trusts. */
export interface TrustFacts {
  target: 'image' | 'file';
  subject: string;
  trusts: 'key' | 'identity' | 'anyone' | 'unknown';
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
