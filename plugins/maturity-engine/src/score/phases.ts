import type {
  CheckResult,
  NextLevel,
  PhaseScore,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { ChecklistPhase } from '../checklist/checklist';
import {
  applies,
  countedStatus,
  gates,
  isMeasured,
  letsHold,
} from './counting';
import { severityWeights } from './severityWeights';

/** How far an entity is in a phase. */
export function scorePhase(
  phase: ChecklistPhase,
  results: CheckResult[],
): PhaseScore {
  const { id, order, title } = phase;
  const gating = results.filter(gates);
  const passed = gating.filter(isPassed);
  const applicable = results.filter(
    result => result.required && applies(result),
  );
  return {
    id,
    order,
    title,
    holds: passed.length === gating.length,
    skipped: applicable.length === 0,
    passed: passed.length,
    applicable: gating.length,
    notMeasured: applicable.filter(result => !isMeasured(result)).length,
    progress: progressOf(gating, passed),
  };
}

/**
 * The way to the next level: the first phase above the level that is not yet passed.
 *
 * @param resultsOf - the results of a phase
 */
export function nextLevel(
  phases: PhaseScore[],
  granted: number | null,
  resultsOf: (phase: string) => CheckResult[],
): NextLevel | undefined {
  if (granted === null) return undefined;
  const next = phases.find(
    ({ order, applicable }) => order > granted && applicable > 0,
  );
  if (!next) return undefined;
  const gating = resultsOf(next.id).filter(gates);
  const own = gating.filter(
    ({ responsibility }) => responsibility === 'service',
  );
  const platform = gating.filter(
    ({ responsibility }) => responsibility === 'platform',
  );
  return {
    phase: next.id,
    order: next.order,
    own: { passed: own.filter(isPassed).length, applicable: own.length },
    platformOpen: platform.filter(result => !isPassed(result)).length,
    progress: next.progress,
  };
}

function isPassed(result: CheckResult): boolean {
  return letsHold(countedStatus(result));
}

/** By weight; where nothing weighs anything, by count. */
function progressOf(gating: CheckResult[], passed: CheckResult[]): number {
  const total = weightOf(gating);
  if (total > 0) return weightOf(passed) / total;
  return gating.length ? passed.length / gating.length : 1;
}

function weightOf(results: CheckResult[]): number {
  return results.reduce(
    (sum, { severity }) => sum + severityWeights[severity],
    0,
  );
}
