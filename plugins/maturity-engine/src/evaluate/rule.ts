import type {
  LocalizedText,
  Finding,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { CompiledRule } from '../checklist/checklist';
import type { CheckDefinition } from '../checklist/definition';
import { EvidenceMismatchError } from '../evidence/celValues';
import { describeFinding } from './findings';
import { localized, localizedError } from './localized';
import type { Outcome } from './types';

/** Findings that a result carries; all of them are counted. */
const MAX_FINDINGS = 50;

const CONDITION_NOT_MET = localized(
  'Does not apply: what it looks at is not here',
  '不适用：没有此检查项所针对的内容',
);
const NOTHING_TO_LOOK_AT = localized(
  'Does not apply: there is nothing here to look at',
  '不适用：没有可检查的内容',
);
const CANNOT_TELL = localized('The evidence does not tell', '现有证据无法判断');

/**
 * Computes what a rule says about a document.
 *
 * @throws {@link EvidenceMismatchError} where it reads what isn't of the shape the collector promises
 */
export function applyRule(
  rule: CompiledRule,
  definition: CheckDefinition,
  variables: Record<string, unknown>,
): Outcome {
  try {
    if (rule.when && rule.when.evaluate(variables) !== true) {
      return {
        status: 'not-applicable',
        reason: definition.whenReason ?? CONDITION_NOT_MET,
      };
    }
    return rule.each
      ? applyToEach(rule, rule.each.evaluate(variables), definition, variables)
      : applyToDocument(rule, definition, variables);
  } catch (error) {
    if (error instanceof EvidenceMismatchError) throw error;
    const reason = localizedError(
      'The rule could not be computed',
      '规则无法计算',
      error,
    );
    return { status: 'error', reason };
  } finally {
    variables.it = undefined;
  }
}

function applyToDocument(
  rule: CompiledRule,
  definition: CheckDefinition,
  variables: Record<string, unknown>,
): Outcome {
  if (rule.unknownWhen?.evaluate(variables) === true) {
    return { status: 'unknown', reason: unknownReason(definition) };
  }
  if (rule.expect.evaluate(variables) === true) return { status: 'pass' };
  const findings = [describeFinding(rule, variables, definition.title)];
  return { status: 'fail', findings, findingCount: 1 };
}

function applyToEach(
  rule: CompiledRule,
  items: unknown,
  definition: CheckDefinition,
  variables: Record<string, unknown>,
): Outcome {
  if (!Array.isArray(items)) throw new Error('each did not give a list');
  if (items.length === 0) {
    return {
      status: 'not-applicable',
      reason: definition.whenReason ?? NOTHING_TO_LOOK_AT,
    };
  }
  const findings: Finding[] = [];
  let findingCount = 0;
  let hasUnknown = false;
  for (const item of items) {
    variables.it = item;
    if (rule.unknownWhen?.evaluate(variables) === true) {
      hasUnknown = true;
    } else if (rule.expect.evaluate(variables) !== true) {
      findingCount += 1;
      if (findingCount <= MAX_FINDINGS) {
        findings.push(describeFinding(rule, variables, definition.title));
      }
    }
  }
  if (findingCount) return { status: 'fail', findings, findingCount };
  return hasUnknown
    ? { status: 'unknown', reason: unknownReason(definition) }
    : { status: 'pass' };
}

function unknownReason({ unknownReason: own }: CheckDefinition): LocalizedText {
  return own ?? CANNOT_TELL;
}
