import type {
  Finding,
  LocalizedText,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { CompiledRule, LocalizedExpression } from '../checklist/checklist';
import type { Expression } from '../checklist/expression';

/** Longest message of a finding, in characters: parts of it come from files of others. */
const MAX_MESSAGE = 500;

/** Findings that a result carries; all of them are counted. */
const MAX_FINDINGS = 50;

/** Places that are described at most: many may say the same. */
const MAX_DESCRIBED = 500;

/** Where a rule does not hold, place by place. */
export class Findings {
  readonly list: Finding[] = [];
  /** All there are, those that are not in the list included. */
  count = 0;
  #described = 0;
  readonly #seen = new Set<string>();

  constructor(
    private readonly rule: CompiledRule,
    private readonly title: LocalizedText,
  ) {}

  /**
   * Adds what is wrong with an item: one finding, or one for each item of what the rule gives as its findings. To
   * these, what they are findings of is the `parent`. What says the same of the same place, as a template that is
   * rendered into two namespaces, is one finding. Leaves the variables as they were.
   */
  add(variables: Record<string, unknown>): void {
    const { it } = variables;
    const items = itemsOf(this.rule, variables);
    const places = items.length ? items : [it];
    const described = places.slice(0, this.#room());
    variables.parent = it;
    for (const place of described) {
      variables.it = place;
      this.#tell(describeFinding(this.rule, variables, this.title));
    }
    variables.it = it;
    variables.parent = undefined;
    this.count += places.length - described.length;
  }

  #room(): number {
    return this.list.length < MAX_FINDINGS
      ? MAX_DESCRIBED - this.#described
      : 0;
  }

  #tell(finding: Finding): void {
    this.#described += 1;
    if (finding.source) {
      const key = keyOf(finding.message, finding.source);
      if (this.#seen.has(key)) return;
      this.#seen.add(key);
    }
    this.count += 1;
    if (this.list.length < MAX_FINDINGS) this.list.push(finding);
  }
}

/** Equal for what says the same of the same place. */
function keyOf({ en, zh }: LocalizedText, source: Source): string {
  const { file = '', line = 0, object = '', url = '' } = source;
  return [file, line, object, url, en, zh].join('\0');
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
