import type {
  Finding,
  LocalizedText,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { CompiledRule, LocalizedExpression } from '../checklist/checklist';
import type { Expression } from '../checklist/expression';

/** Longest message of a finding, in characters: parts of it come from files of others. */
const MAX_MESSAGE = 500;

/**
 * Describes where a rule does not hold: one finding, or one for each item of what the rule gives as its findings.
 * To these, what they are findings of is the `parent`. Leaves the variables as they were.
 *
 * @param most - how many are described; all of them are counted
 */
export function describeFailure(
  rule: CompiledRule,
  variables: Record<string, unknown>,
  title: LocalizedText,
  most: number,
): { findings: Finding[]; count: number } {
  const { it } = variables;
  const items = itemsOf(rule, variables);
  const places = items.length ? items : [it];
  variables.parent = it;
  const findings = places.slice(0, most).map(place => {
    variables.it = place;
    return describeFinding(rule, variables, title);
  });
  variables.it = it;
  delete variables.parent;
  return { findings, count: places.length };
}

function itemsOf(
  { findings }: CompiledRule,
  variables: Record<string, unknown>,
): unknown[] {
  try {
    const items = findings?.evaluate(variables);
    return Array.isArray(items) ? items : [];
  } catch {
    return [];
  }
}

/** A text in both languages; the fallback where it can't be computed. */
export function textsOf(
  expressions: LocalizedExpression | undefined,
  variables: Record<string, unknown>,
  fallback: LocalizedText,
): LocalizedText {
  return expressions
    ? {
        en: textOr(expressions.en, variables, fallback.en),
        zh: textOr(expressions.zh, variables, fallback.zh),
      }
    : fallback;
}

/** Describes one place where a rule does not hold. What can't be computed never loses the finding. */
function describeFinding(
  rule: CompiledRule,
  variables: Record<string, unknown>,
  title: LocalizedText,
): Finding {
  const { message, source } = rule;
  const finding: Finding = {
    message: textsOf(message, variables, title),
  };
  const place = source && sourceOf(source, variables);
  return place ? { ...finding, source: place } : finding;
}

function textOr(
  expression: Expression,
  variables: Record<string, unknown>,
  fallback: string,
): string {
  try {
    const text = String(expression.evaluate(variables));
    return text.length > MAX_MESSAGE
      ? `${text.slice(0, MAX_MESSAGE - 1)}…`
      : text;
  } catch {
    return fallback;
  }
}

/** Of a list, the first. */
function sourceOf(
  expression: Expression,
  variables: Record<string, unknown>,
): Source | undefined {
  let value: unknown;
  try {
    value = expression.evaluate(variables);
    if (Array.isArray(value)) [value] = value;
  } catch {
    return undefined;
  }
  const field = (name: string): unknown =>
    value instanceof Map
      ? value.get(name)
      : (value as Record<string, unknown> | null | undefined)?.[name];
  const source: Source = {};
  for (const name of ['file', 'object', 'url'] as const) {
    const text = field(name);
    if (typeof text === 'string' && text) source[name] = text;
  }
  const line = Number(field('line') ?? 0);
  if (source.file && line > 0) source.line = line;
  return Object.keys(source).length ? source : undefined;
}
