import {
  PhaseScore,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';

/** How a phase stands on the track. */
export type SegmentState =
  | 'reached'
  | 'waived'
  | 'unverified'
  | 'open'
  | 'ahead'
  | 'skipped'
  | 'no-checks'
  | 'not-measured';

/** One phase on the track. */
export interface Segment {
  phase: PhaseScore;
  state: SegmentState;
  /** How much of it is filled, 0 to 1: passed of applicable. */
  filled: number;
}

/** The phases of a scorecard, lowest first, each with how it is drawn. */
export function segmentsOf(scorecard: Scorecard): Segment[] {
  const withChecks = new Set(scorecard.results.map(result => result.phase));
  return [...scorecard.phases]
    .sort((a, b) => a.order - b.order)
    .map(phase => {
      const state = withChecks.has(phase.id)
        ? stateOf(phase, scorecard)
        : 'no-checks';
      return { phase, state, filled: filledOf(phase, state) };
    });
}

function stateOf(phase: PhaseScore, { level }: Scorecard): SegmentState {
  if (phase.skipped || level.granted === null) {
    return 'skipped';
  }
  if (phase.order <= level.granted) {
    if (phase.order > (level.verified ?? 0)) {
      return 'unverified';
    }
    return phase.order > (level.earned ?? 0) ? 'waived' : 'reached';
  }
  if (phase.applicable === 0) {
    return 'not-measured';
  }
  return phase.holds ? 'ahead' : 'open';
}

function filledOf(phase: PhaseScore, state: SegmentState): number {
  switch (state) {
    case 'reached':
    case 'waived':
    case 'unverified':
      return 1;
    case 'open':
    case 'ahead':
      return phase.passed / phase.applicable;
    default:
      return 0;
  }
}
