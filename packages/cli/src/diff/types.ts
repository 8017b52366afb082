import {
  CheckResult,
  Finding,
  LocalizedText,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';

/**
 * What a change does to one check:
 *
 * - `newly-failing`: it fails, and did not
 * - `more-findings`: it fails as before, in places where it did not
 * - `fixed`: it failed, and holds
 * - `fewer-findings`: it fails as before, in fewer places
 * - `waived`: it fails with permission now, or counts only later
 * - `revealed`: it fails; before, it could not be told
 * - `untold`: it can't be told any more
 * - `told`: it holds or does not apply; before, it could not be told
 * - `other`: it applies, or does not apply any more, without failing
 */
export type ChangeKind =
  | 'newly-failing'
  | 'more-findings'
  | 'fixed'
  | 'fewer-findings'
  | 'waived'
  | 'revealed'
  | 'untold'
  | 'told'
  | 'other';

/** What a change does to one check of one component. */
export interface CheckChange {
  kind: ChangeKind;
  base: CheckResult;
  head: CheckResult;
  /** Findings of HEAD that BASE doesn't have, as far as results list them. */
  added: Finding[];
  /** All of them, also those that no result lists. */
  addedCount: number;
  /** Findings of BASE that HEAD doesn't have. */
  gone: Finding[];
  goneCount: number;
}

/** A component as one side has it. */
export interface AssessedComponent {
  ref: string;
  /** Its folder; empty for the root. */
  subpath: string;
  /** No file describes it. */
  assumed: boolean;
  scorecard: Scorecard;
}

/** What a change does to one component. */
export interface ComponentDiff {
  /** As HEAD has it, unless it is gone there. */
  ref: string;
  subpath: string;
  change: 'added' | 'removed' | 'kept';
  base?: AssessedComponent;
  head?: AssessedComponent;
  /** In the order of the checklist. */
  changes: CheckChange[];
}

/** One side of a comparison. */
export interface SideName {
  /** As a person reads it. */
  shown: LocalizedText;
  /** The commit, where it is one. */
  commit?: string;
}

/** What a change does. */
export interface Diff {
  base: SideName;
  head: SideName;
  checklist: { id: string; version: string };
  components: ComponentDiff[];
  /** Both sides have the same files. */
  identical: boolean;
}
