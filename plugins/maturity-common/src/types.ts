/**
 * A text in every language the product speaks.
 *
 * @public
 */
export interface LocalizedText {
  en: string;
  zh: string;
}

/**
 * What came out of one check for one entity. A warning is an advisory check of its own, not a status.
 *
 * @public
 */
export type CheckStatus =
  | 'pass'
  | 'fail'
  | 'not-applicable'
  | 'unknown'
  | 'error'
  | 'scheduled'
  | 'waived';

/**
 * How much a check weighs in progress: blocker 10, high 5, medium 3, low 1, info 0. A level never depends on it.
 *
 * @public
 */
export type Severity = 'blocker' | 'high' | 'medium' | 'low' | 'info';

/**
 * Who can fix a check: the team that owns the entity, or the platform it runs on.
 *
 * @public
 */
export type Responsibility = 'service' | 'platform';

/**
 * The kind of workload an entity is; it decides which checks apply.
 *
 * @public
 */
export type Archetype =
  | 'service'
  | 'worker'
  | 'batch-job'
  | 'stateful'
  | 'frontend'
  | 'library';

/**
 * An archetype and where it was learnt from: the entity's annotation, the map of `spec.type` (the shipped
 * one, over which the installation's goes: `config`), or neither, in which case "service" is assumed.
 *
 * @public
 */
export interface ArchetypeOfEntity {
  value: Archetype;
  from: 'annotation' | 'config' | 'assumed';
}

/**
 * Where a piece of evidence stands: a file and line of the repository, an object of a live system, or a URL.
 *
 * @public
 */
export interface Source {
  /** Path below the repository's root, with forward slashes. */
  file?: string;
  /** 1-based; absent where the whole file is meant. */
  line?: number;
  /** `kind/namespace/name` of an object in a live system. */
  object?: string;
  /** Where a person can open it; filled by the backend for files of a known host. */
  url?: string;
}

/**
 * One place where a check's rule does not hold.
 *
 * @public
 */
export interface Finding {
  message: LocalizedText;
  source?: Source;
}

/**
 * A waiver that somebody has asked for and that does not count: the check still fails.
 *
 * @public
 */
export interface WaiverRequest {
  /** Who asks, as written. */
  by: string;
  /** As written, in whatever language. */
  reason: string;
  /** ISO date-time. */
  until: string;
  /** Where it is asked for. */
  source?: Source;
  /** Why it does not count, and what it takes. */
  why: LocalizedText;
}

/**
 * The outcome of one check for one entity.
 *
 * @public
 */
export interface CheckResult {
  check: string;
  /** Id of the phase. */
  phase: string;
  /** Id of the task. */
  task: string;
  status: CheckStatus;
  /** Whether it gates its phase for this entity. */
  required: boolean;
  severity: Severity;
  responsibility: Responsibility;
  /** False: no collector that could tell is installed ("not measured here"); such a check gates nothing. */
  measured: boolean;
  /** Why it is unknown, in error, not applicable, scheduled or waived. */
  reason?: LocalizedText;
  /** At most 50. */
  findings: Finding[];
  /** All of them, also those cut from `findings`. */
  findingCount: number;
  /** Its evidence or attestation is older than its time to live. */
  stale: boolean;
  /** The last verified result that goes on counting while this one is unknown, in error or stale. */
  carried?: { status: CheckStatus; verifiedAt: string };
  /** Of a scheduled or waived check: what it would be without. */
  outlook?: CheckStatus;
  /** ISO date-time, of a scheduled check: from when on it counts; of a waived one: until when. */
  until?: string;
  /** Of a failing check: a waiver that was asked for but does not count. */
  waiverRequest?: WaiverRequest;
  /** ISO date-time of the last evaluation with fresh evidence. */
  verifiedAt?: string;
  /** ISO date-time since when it has this status; only from a store. */
  since?: string;
}

/**
 * The highest phase reached, 0 to 4; null where nothing applies to the entity ("not in scope").
 *
 * @public
 */
export interface Levels {
  /** With waivers: the headline. */
  granted: number | null;
  /** Without waivers. */
  earned: number | null;
  /** Counting only what fresh evidence shows. */
  verified: number | null;
}

/**
 * How far an entity is in one phase. It counts the required checks that apply and are measured: those that gate it.
 *
 * @public
 */
export interface PhaseScore {
  id: string;
  /** 1 to 4. */
  order: number;
  title: LocalizedText;
  /** Every gating check is passed, waived or scheduled. */
  holds: boolean;
  /** None of its required checks applies to the entity: passed over, drawn grey. */
  skipped: boolean;
  /** Gating checks that are passed, waived or scheduled. */
  passed: number;
  /** Gating checks. */
  applicable: number;
  /** Required checks that apply but that nothing here can measure. */
  notMeasured: number;
  /** Share of the weight of the gating checks that is passed, 0 to 1. */
  progress: number;
}

/**
 * The way to the next level.
 *
 * @public
 */
export interface NextLevel {
  /** Id of the phase to complete. */
  phase: string;
  order: number;
  /** The team's own gating checks (`responsibility: service`): passed and all. */
  own: { passed: number; applicable: number };
  /** Gating checks that wait for the platform. */
  platformOpen: number;
  /** Weighted, 0 to 1. */
  progress: number;
}

/**
 * All results of one entity against one checklist, with its levels.
 *
 * @public
 */
export interface Scorecard {
  /** `repository` where only a directory was looked at, outside a backend. */
  scope: 'full' | 'repository';
  entityRef: string;
  checklist: { id: string; version: string };
  archetype: ArchetypeOfEntity;
  level: Levels;
  /** ISO date-time since when the granted level rests on carried results for longer than the grace period. */
  unverifiedSince?: string;
  /** Checks that apply, and how many of them something here measures. */
  measured: { checks: number; of: number };
  phases: PhaseScore[];
  /** Absent at the top of the track, and where nothing applies. */
  next?: NextLevel;
  /** Failing checks of the team's own in the order to mend them: the next phase's required ones, those of later phases, then advisory ones; of each the most severe first, and of those the quickest. */
  fixes: string[];
  results: CheckResult[];
  /** ISO date-time. */
  evaluatedAt: string;
}

/**
 * A scorecard without its results, as lists show it.
 *
 * @public
 */
export type ScorecardSummary = Omit<Scorecard, 'results'>;

/**
 * One change of a status or level, with its cause.
 *
 * @public
 */
export interface Transition {
  /** ISO date-time. */
  at: string;
  /** Absent where the level changed. */
  check?: string;
  from: string | null;
  to: string | null;
  cause: {
    type: 'first' | 'commit' | 'checklist' | 'waiver' | 'data' | 'ownership';
    /** The commit, the checklist's version, the collector …, as far as known. */
    detail?: string;
  };
}

/**
 * A check as people read it.
 *
 * @public
 */
export interface CheckView {
  id: string;
  title: LocalizedText;
  /** What the rule asks, in words. */
  rule: LocalizedText;
  /** Why it matters. */
  why: LocalizedText;
  /** How to mend it. */
  fix: LocalizedText;
  /** Scaffolder template that mends it, where there is one. */
  fixTemplate?: string;
  /** Days. */
  effort: number;
  severity: Severity;
  required: boolean;
  responsibility: Responsibility;
  /** The clause of the guide, as a path of headings. */
  guide: string;
  /** Pages with more about it. */
  links?: string[];
  /** Names of the rules of other tools that ask the same, by tool. */
  equivalents?: Record<string, string[]>;
  /** False: a failure can't be waived. */
  waivable?: false;
  /** Why it may not. */
  notWaivableBecause?: LocalizedText;
  archetypes: Archetype[];
  /** Which collector's evidence it reads; absent for an attestation. */
  collector?: string;
  /** The question a person answers. */
  attest?: { question: LocalizedText; validFor: string };
  /** The rule as CEL, for those who want to change it. */
  expression?: string;
  /** ISO date from when on it counts. */
  effectiveFrom?: string;
  /** Why the installation has switched it off. */
  disabled?: string;
}

/**
 * Why a newer file of a checklist is not in force.
 *
 * @public
 */
export interface ChecklistProblem {
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
  message: string;
  expected?: string;
  /** The line, with a caret below the place. */
  excerpt?: string;
}

/**
 * A checklist as people read it.
 *
 * @public
 */
export interface ChecklistView {
  id: string;
  version: string;
  title: LocalizedText;
  /** What is wrong in the newest files; while there is something, the last good version stays in force. */
  problems?: ChecklistProblem[];
  phases: Array<{
    id: string;
    order: number;
    title: LocalizedText;
    tasks: Array<{ id: string; title: LocalizedText; checks: CheckView[] }>;
  }>;
}
