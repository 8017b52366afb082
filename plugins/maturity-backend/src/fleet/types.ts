import { Transition } from '@container-maturity/backstage-plugin-maturity-common';

/** Where an entity belongs. */
export interface Place {
  owner: string | null;
  system: string | null;
  domain: string | null;
}

/** How an entity stood from the end of a day on, until the next one. */
export interface Standing extends Place {
  /** Days since 1970 in UTC. */
  day: number;
  granted: number | null;
  earned: number | null;
  verified: number | null;
  unverified: boolean;
  /** It was no longer in scope. */
  gone: boolean;
  version: string | null;
  type: string | null;
  lifecycle: string | null;
  archetype: string | null;
  /** What moved the level; undefined where it did not move. */
  cause?: Transition['cause'];
}

/** How each check of an entity stands. */
export interface Marks {
  /** Two characters a check. */
  text: string;
  /** For each of these the position of its check in the plan; -1 for one that the checklist no longer has. */
  layout: Int16Array;
}

/** How the checks of an entity stand, counted once, so that a page over many need not look at each check. */
export interface Tally {
  /** For each task of the fleet's checklist the gating checks that hold, then all of them. */
  tasks: Uint16Array;
  /** Positions of the gating checks that do not hold, in the checklist's order. */
  open: Uint16Array;
  /** For each collector of the fleet's checklist: fresh, stale, unknown, error, not measured. */
  coverage: Uint16Array;
}

/** An entity in scope, with its past. */
export interface FleetEntity extends Place {
  entityRef: string;
  type: string | null;
  lifecycle: string | null;
  archetype: string | null;
  tags: string[];
  granted: number | null;
  earned: number | null;
  verified: number | null;
  unverified: boolean;
  /** Absent until it is evaluated for the first time since an upgrade. */
  marks?: Marks;
  /** Of the marks. */
  tally?: Tally;
  /** The oldest first. */
  past: Standing[];
  /** It has a scorecard; otherwise it left the scope, and only its past is left. */
  present: boolean;
}
