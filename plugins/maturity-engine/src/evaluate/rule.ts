import type { CompiledRule } from '../checklist/checklist';
import type { CheckDefinition } from '../checklist/definition';
import type { Expression } from '../checklist/expression';
import { MESH } from '../checklist/meshVariable';
import { EvidenceMismatchError } from '../evidence/celValues';
import type { IncompleteParts } from '../evidence/incomplete';
import type { DocumentOfRules } from './evidence';
import { Findings, textsOf } from './findings';
import { localized, localizedError } from './localized';
import { withinTime } from './timeLimit';
import type { Outcome } from './types';

/** What a rule with regular expressions may take for one entity: they meet text that others have written. */
const MAX_MILLISECONDS = 1000;

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
 * Computes what a rule says about a document. Where the document says that something it looks at is incomplete, it
 * neither passes nor lacks something to look at.
 *
 * @throws {@link EvidenceMismatchError} where it reads what isn't of the shape the collector promises
 */
export function applyRule(
  rule: CompiledRule,
  definition: CheckDefinition,
  document: DocumentOfRules,
): Outcome {
  const compute = () => computeRule(rule, definition, document);
  try {
    return rule.mayRunForever
      ? withinTime(MAX_MILLISECONDS, compute)
      : compute();
  } catch (error) {
    if (error instanceof EvidenceMismatchError) throw error;
    const reason = localizedError(
      'The rule could not be computed',
      '规则无法计算',
      error,
    );
    return { status: 'error', reason };
  }
}

function computeRule(
  rule: CompiledRule,
  definition: CheckDefinition,
  document: DocumentOfRules,
): Outcome {
  const { variables, incomplete } = document;
  // Unlike a list of which something is missing, a mesh that isn't known makes a failure uncertain too.
  const unclear = rule.reads.all.has(MESH) && incomplete.get(MESH);
  if (unclear) return unclear;
  if (rule.when && rule.when.evaluate(variables) !== true) {
    const outcome: Outcome = {
      status: 'not-applicable',
      reason: definition.whenReason ?? CONDITION_NOT_MET,
    };
    return withMissing(outcome, rule.reads.when, incomplete);
  }
  const outcome = rule.each
    ? applyToEach(
        rule,
        itemsOf(rule.each, definition, document),
        definition,
        variables,
      )
    : applyToDocument(rule, definition, variables);
  return withMissing(outcome, rule.reads.all, incomplete);
}

function itemsOf(
  each: Expression,
  definition: CheckDefinition,
  { variables, lists }: DocumentOfRules,
): unknown {
  const text = definition.each;
  if (text === undefined || each.names.has('params')) {
    return each.evaluate(variables);
  }
  const known = lists.get(text);
  if (known !== undefined) return known;
  const items = each.evaluate(variables);
  lists.set(text, items);
  return items;
}

/** What is missing could hold a failure, or something to look at; a failure that was found stands. */
function withMissing(
  outcome: Outcome,
  reads: ReadonlySet<string>,
  incomplete: IncompleteParts,
): Outcome {
  if (incomplete.size === 0) return outcome;
  if (outcome.status !== 'pass' && outcome.status !== 'not-applicable') {
    return outcome;
  }
  const missing = [...reads].flatMap(name => incomplete.get(name) ?? []);
  return (
    missing.find(({ status }) => status === 'error') ?? missing[0] ?? outcome
  );
}

function applyToDocument(
  rule: CompiledRule,
  definition: CheckDefinition,
  variables: Record<string, unknown>,
): Outcome {
  if (rule.unknownWhen?.evaluate(variables) === true) {
    return unknown(rule, variables);
  }
  if (rule.expect.evaluate(variables) === true) return { status: 'pass' };
  const findings = new Findings(rule, definition.title);
  findings.add(variables);
  return failed(findings);
}

function applyToEach(
  rule: CompiledRule,
  items: unknown,
  definition: CheckDefinition,
  variables: Record<string, unknown>,
): Outcome {
  if (!Array.isArray(items)) throw new Error('each did not give a list');
  if (items.length === 0) {
    // Beside a `when`, its reason is of that alone.
    const own = rule.when ? undefined : definition.whenReason;
    return { status: 'not-applicable', reason: own ?? NOTHING_TO_LOOK_AT };
  }
  const findings = new Findings(rule, definition.title);
  let firstUnknown: Outcome | undefined;
  for (const item of items) {
    variables.it = item;
    if (rule.unknownWhen?.evaluate(variables) === true) {
      firstUnknown ??= unknown(rule, variables);
    } else if (rule.expect.evaluate(variables) !== true) {
      findings.add(variables);
    }
  }
  return findings.count ? failed(findings) : firstUnknown ?? { status: 'pass' };
}

function failed({ list, count }: Findings): Outcome {
  return { status: 'fail', findings: list, findingCount: count };
}

function unknown(
  rule: CompiledRule,
  variables: Record<string, unknown>,
): Outcome {
  const reason = textsOf(rule.unknownReason, variables, CANNOT_TELL);
  return { status: 'unknown', reason };
}
