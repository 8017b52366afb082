import { evaluateFilterPredicate } from '@backstage/filter-predicates';
import type {
  CheckResult,
  LocalizedText,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { Checklist, CompiledCheck } from '../checklist/checklist';
import { attestationOutcome } from './attestation';
import { EvidenceVariables } from './evidence';
import { localized, localizedError } from './localized';
import { applyRule } from './rule';
import type { EvaluateInput, Outcome } from './types';
import { withWaiver } from './waivers';

const NOT_FOR_THIS_ENTITY = localized(
  'Does not apply to this entity',
  '不适用于此实体',
);
const NO_RULE = localized(
  'Not measured here: the check has no rule yet for what its collector finds',
  '此处未测量：该检查项尚无针对其采集结果的规则',
);
const SCHEDULED = localized('Does not count yet', '尚未生效');

/**
 * Evaluates every check of a checklist for one entity: one result each, in the checklist's order. Checks that are
 * switched off have none. It is pure: the same input gives the same results. A rule that throws makes its own check
 * an `error` and no other.
 *
 * @public
 */
export function evaluate(
  checklist: Checklist,
  input: EvaluateInput,
): CheckResult[] {
  const variables = new EvidenceVariables(checklist, input);
  return checklist.checks
    .filter(check => check.disabled === undefined)
    .map(check => {
      const outcome = outcomeOf(check, input, variables);
      return withDates(check, toResult(check, outcome), input);
    });
}

function outcomeOf(
  check: CompiledCheck,
  input: EvaluateInput,
  variables: EvidenceVariables,
): Outcome {
  const { definition, archetypes, collector } = check;
  if (!archetypes.includes(input.archetype.value)) {
    return {
      status: 'not-applicable',
      reason: notForArchetype(input.archetype.value),
    };
  }
  const { appliesTo } = definition;
  if (
    appliesTo !== undefined &&
    !evaluateFilterPredicate(appliesTo, input.entity)
  ) {
    return { status: 'not-applicable', reason: NOT_FOR_THIS_ENTITY };
  }
  return collector
    ? ruleOutcome(check, collector, input, variables)
    : attestationOutcome(check, input.attestations, input.now);
}

function ruleOutcome(
  check: CompiledCheck,
  collector: { id: string; title: LocalizedText },
  input: EvaluateInput,
  variables: EvidenceVariables,
): Outcome {
  const { definition, rule, params } = check;
  const state = Object.hasOwn(input.evidence, collector.id)
    ? input.evidence[collector.id]
    : undefined;
  if ((state?.status !== 'collected' || !rule) && !mayApply(check, variables)) {
    const reason = definition.whenReason ?? NOT_FOR_THIS_ENTITY;
    return { status: 'not-applicable', reason };
  }
  if (!state || !rule) {
    return {
      status: 'unknown',
      measured: false,
      reason: state ? NO_RULE : notMeasured(collector.title),
    };
  }
  if (state.status !== 'collected') {
    const status = state.status === 'error' ? 'error' : 'unknown';
    return { status, reason: state.reason };
  }
  const age = {
    ...(state.stale && { stale: true }),
    ...(state.stale && state.collectedAt && { verifiedAt: state.collectedAt }),
  };
  try {
    const own = variables.of(collector.id, rule.schema, state.document, params);
    return { ...applyRule(rule, definition, own), ...age };
  } catch (error) {
    const reason = localizedError(
      `The evidence of the collector ${collector.id} is not of the shape it promises`,
      `采集器 ${collector.id} 的证据与其声明的结构不符`,
      error,
    );
    return { status: 'error', reason, ...age };
  }
}

/** False where the entity alone tells that a check is not about it, whatever may be measured. */
function mayApply(
  { appliesWhen, params }: CompiledCheck,
  variables: EvidenceVariables,
): boolean {
  if (!appliesWhen) return true;
  const known = variables.ofEntity(params, appliesWhen.names);
  try {
    return !known || appliesWhen.evaluate(known) === true;
  } catch {
    return true;
  }
}

function toResult(
  { definition, phase }: CompiledCheck,
  outcome: Outcome,
): CheckResult {
  const result: CheckResult = {
    check: definition.id,
    phase,
    task: definition.task,
    status: outcome.status,
    required: definition.required,
    severity: definition.severity,
    responsibility: definition.responsibility,
    measured: outcome.measured ?? true,
    findings: outcome.findings ?? [],
    findingCount: outcome.findingCount ?? 0,
    stale: outcome.stale ?? false,
  };
  if (outcome.reason) result.reason = outcome.reason;
  if (outcome.verifiedAt !== undefined) result.verifiedAt = outcome.verifiedAt;
  return result;
}

/** A check that does not count yet is scheduled, whatever came out; in its grace, whatever but a pass; a failure may be waived. */
function withDates(
  check: CompiledCheck,
  result: CheckResult,
  { now, grace, waivers }: EvaluateInput,
): CheckResult {
  const time = now.getTime();
  const { status } = result;
  const { effectiveFrom } = check;
  if (status === 'not-applicable' || !result.measured) return result;

  if (effectiveFrom !== undefined && time < effectiveFrom) {
    return scheduled(result, new Date(effectiveFrom).toISOString());
  }
  // Missing data is given its grace too: it would demote where there is no earlier result to carry over.
  const graceUntil =
    grace && Object.hasOwn(grace, result.check) && grace[result.check];
  if (status !== 'pass' && graceUntil && time < Date.parse(graceUntil)) {
    return scheduled(result, graceUntil);
  }
  if (status !== 'fail') return result;

  return withWaiver(result, check.definition, waivers ?? [], now);
}

function scheduled(result: CheckResult, until: string): CheckResult {
  const reason = result.reason ?? SCHEDULED;
  return {
    ...result,
    status: 'scheduled',
    outlook: result.status,
    until,
    reason,
  };
}

function notForArchetype(archetype: string): LocalizedText {
  return localized(
    `Does not apply to the archetype ${archetype}`,
    `不适用于原型 ${archetype}`,
  );
}

function notMeasured(title: LocalizedText): LocalizedText {
  return localized(
    `Not measured here: the collector "${title.en}" is not installed`,
    `此处未测量：未安装采集器“${title.zh}”`,
  );
}
