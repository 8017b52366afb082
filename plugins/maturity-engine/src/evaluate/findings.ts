import type {
  Finding,
  LocalizedText,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { CompiledRule } from '../checklist/checklist';
import type { Expression } from '../checklist/expression';

/** Longest message of a finding, in characters: parts of it come from files of others. */
const MAX_MESSAGE = 500;

/** Describes one place where a rule does not hold. What can't be computed never loses the finding. */
export function describeFinding(
  rule: CompiledRule,
  variables: Record<string, unknown>,
  title: LocalizedText,
): Finding {
  const { message, source } = rule;
  const finding: Finding = {
    message: message
      ? {
          en: textOr(message.en, variables, title.en),
          zh: textOr(message.zh, variables, title.zh),
        }
      : title,
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
