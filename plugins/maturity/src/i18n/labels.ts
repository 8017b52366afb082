import {
  Archetype,
  Severity,
  Transition,
} from '@container-maturity/backstage-plugin-maturity-common';
import { DisplayStatus } from '../status/displayStatus';
import { SegmentState } from '../track/segments';

/** Message keys of everything that the API names by a word. */
export const archetypeLabels = {
  service: 'archetype.service',
  worker: 'archetype.worker',
  'batch-job': 'archetype.batchJob',
  stateful: 'archetype.stateful',
  frontend: 'archetype.frontend',
  library: 'archetype.library',
} as const satisfies Record<Archetype, string>;

export const severityLabels = {
  blocker: 'severity.blocker',
  high: 'severity.high',
  medium: 'severity.medium',
  low: 'severity.low',
  info: 'severity.info',
} as const satisfies Record<Severity, string>;

export const statusLabels = {
  pass: 'status.pass',
  fail: 'status.fail',
  'not-applicable': 'status.notApplicable',
  unknown: 'status.unknown',
  error: 'status.error',
  scheduled: 'status.scheduled',
  waived: 'status.waived',
  'not-measured': 'status.notMeasured',
  'not-evaluated': 'status.notEvaluated',
  disabled: 'status.disabled',
} as const satisfies Record<DisplayStatus, string>;

export const segmentLabels = {
  reached: 'track.reached',
  waived: 'track.waived',
  unverified: 'track.unverified',
  open: 'track.open',
  ahead: 'track.ahead',
  skipped: 'track.skipped',
  'no-checks': 'track.noChecks',
  'not-measured': 'track.notMeasured',
} as const satisfies Record<SegmentState, string>;

export const causeLabels = {
  first: 'history.causeFirst',
  commit: 'history.causeCommit',
  checklist: 'history.causeChecklist',
  waiver: 'history.causeWaiver',
  data: 'history.causeData',
  ownership: 'history.causeOwnership',
} as const satisfies Record<Transition['cause']['type'], string>;
