import { CheckStatus, Levels, Transition } from './types';

/**
 * How far back a timeline goes.
 *
 * @public
 */
export interface TimelineQuery {
  /** The first day, `YYYY-MM-DD` in UTC; a year ago where absent. */
  since?: string;
}

/**
 * How an entity stood from the end of a day on, until the next one.
 *
 * @public
 */
export interface TimelineDay {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  level: Levels;
  unverified: boolean;
  /** It was no longer in scope: it has no level. */
  gone: boolean;
  owner?: string;
  system?: string;
  domain?: string;
  /** Of the checklist. */
  version?: string;
  /** What moved the level on that day; absent where something else changed. */
  cause?: Transition['cause'];
}

/**
 * A time in which a check had one status.
 *
 * @public
 */
export interface TimelineSpan {
  /** ISO date-time; absent where it began before the timeline does. */
  from?: string;
  /** ISO date-time; absent where it still lasts. */
  to?: string;
  status: CheckStatus;
  /** What made it so; absent where it began before the timeline does. */
  cause?: Transition['cause'];
}

/**
 * The course of an entity: its level day by day, and the spans of each check.
 *
 * @public
 */
export interface Timeline {
  entityRef: string;
  /** `YYYY-MM-DD`, UTC: the first day. Later than asked for where so much happened that the oldest is left off. */
  since: string;
  /** Oldest first; the first is how it stood when the timeline begins. Days without a change are left out. */
  days: TimelineDay[];
  /** In the checklist's order, then those that it no longer has. Checks that never applied or were never measured are left out. */
  checks: Array<{ check: string; spans: TimelineSpan[] }>;
}

/**
 * A scorecard as of a past day, as far as it is known: findings and reasons are those of now alone.
 *
 * @public
 */
export interface PastScorecard {
  entityRef: string;
  /** `YYYY-MM-DD`, UTC: as of its end. */
  at: string;
  checklist: { id: string; version?: string };
  level: Levels;
  unverified: boolean;
  owner?: string;
  system?: string;
  domain?: string;
  /** In the order of today's checklist, then checks that it no longer has. */
  results: Array<{ check: string; status: CheckStatus }>;
}
