import { FieldPath, Mapping } from '../../manifests/objects';
import { plainText } from '../../ci/json';
import {
  factsOf,
  parsePromql,
  PromqlError,
  PromqlFacts,
  PromqlLimit,
} from '../promql';
import { placeIn, RuleDocument } from './document';
import { RuleExpression, RuleProblem, RuleSystem } from './shapes';
import { ruleName } from './structure';

/** Longer expressions are cut in evidence. */
const maxShown = 600;

/** What a generator has yet to fill in: Jinja, Go templates, the shell, Terraform. */
const placeholder = /\{\{|\[\[|\$\{|\{%|<%|\$__\w|%\(\w+\)s|__[A-Z][A-Z_]+__/;

/** The expression of a rule, and what is wrong with it. */
export class ExpressionReader {
  readonly evidence: RuleExpression;
  readonly problems: RuleProblem[] = [];
  /** Undefined where it isn't PromQL, or can't be read. */
  readonly facts: PromqlFacts | undefined;
  /** False where it may be all right, but can't be judged. */
  readonly readable: boolean = true;

  readonly #text: string;
  readonly #path: FieldPath;

  constructor(
    private readonly document: RuleDocument,
    private readonly system: RuleSystem,
    private readonly rule: Mapping,
    path: FieldPath,
  ) {
    this.#text = plainText(rule.expr) ?? '';
    this.#path = [...path, 'expr'];
    const isOther = ['loki', 'grafana', 'unknown'].includes(system);
    if (isOther || this.#isPlaceheld()) this.readable = false;
    else this.facts = this.#read();
    this.evidence = this.#evidence();
    if (!this.facts && this.problems.length === 0) this.readable = false;
  }

  #isPlaceheld(): boolean {
    const outside = this.#text
      .slice(0, 20_000)
      .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, quoted =>
        /\{\{|\$\{|\[\[/.test(quoted) ? quoted : '""',
      );
    return placeholder.test(outside);
  }

  #read(): PromqlFacts | undefined {
    if (this.#text.trim() === '') return undefined;
    try {
      const facts = factsOf(parsePromql(this.#text));
      if (facts.unusable) {
        throw new PromqlError(
          'a rule needs an instant vector or a number',
          '规则需要即时向量或数值',
          0,
        );
      }
      return facts;
    } catch (error) {
      if (!(error instanceof PromqlError)) throw error;
      // MetricsQL knows more than PromQL.
      const isForeign = this.system === 'victoriametrics';
      if (!isForeign && !(error instanceof PromqlLimit)) this.#problem(error);
      return undefined;
    }
  }

  #problem({ text, offset }: PromqlError): void {
    const { source, column } = this.#placeOf(offset);
    const en = column > 0 ? ` (column ${column})` : '';
    const zh = column > 0 ? `（第 ${column} 列）` : '';
    this.problems.push({
      rule: ruleName(this.rule),
      problem: 'expression',
      message: { en: `${text.en}${en}`, zh: `${text.zh}${zh}` },
      source,
    });
  }

  #placeOf(offset: number) {
    return placeIn(this.document, this.#path, this.#text, offset);
  }

  #evidence(): RuleExpression {
    const { facts } = this;
    const source = this.document.placeOf(this.#path);
    const placed = <T extends { from: number }>({ from, ...rest }: T) => ({
      ...rest,
      source: this.#placeOf(from).source,
    });
    return {
      text: this.#text.slice(0, maxShown),
      known: facts !== undefined,
      metrics: facts?.metrics.slice(0, 50) ?? [],
      conditional: facts?.conditional ?? false,
      constant: facts?.constant ?? false,
      windows: (facts?.windows ?? []).slice(0, 50).map(window => ({
        ...placed(window),
        seconds: Math.floor(window.seconds),
      })),
      lookback: facts?.lookback ?? 0,
      gaugeRates: (facts?.gaugeRates ?? []).map(placed),
      ratesOfAggregates: (facts?.ratesOfAggregates ?? []).map(placed),
      errorCounts: (facts?.errorCounts ?? []).map(count => ({
        ...placed(count),
        function: count.problem === 'absolute' ? 'rate' : '/',
      })),
      unlimited: (facts?.limits ?? []).map(placed),
      singleRestart: facts?.singleRestart ?? false,
      source,
    };
  }
}
