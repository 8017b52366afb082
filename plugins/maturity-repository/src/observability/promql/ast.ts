import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

/** What an expression gives, as Prometheus calls it: an instant vector, a range vector, a scalar or a string. */
export type PromqlType = 'vector' | 'matrix' | 'scalar' | 'string';

/** Where it stands in the text: offsets, `to` being the first one after it. */
interface Spanned {
  from: number;
  to: number;
}

export interface LabelMatcher extends Spanned {
  name: string;
  operator: string;
  /** Without quotes and escapes. */
  value: string;
}

export interface NumberLiteral extends Spanned {
  kind: 'number';
  value: number;
}

export interface StringLiteral extends Spanned {
  kind: 'string';
  value: string;
}

export interface Selector extends Spanned {
  kind: 'selector';
  /** Empty where it is selected by its labels alone. */
  name: string;
  matchers: LabelMatcher[];
}

/** `x[5m]`, or `x[1h:5m]` of any instant vector. */
export interface Range extends Spanned {
  kind: 'range';
  subquery: boolean;
  /** Seconds; undefined where they are computed. */
  seconds: number | undefined;
  of: Expr;
}

/** `x offset 1h`, `x @ end()`. */
export interface Shifted extends Spanned {
  kind: 'shifted';
  /** `@ end()` stands for start() too. */
  by: 'offset' | '@' | '@ end()';
  of: Expr;
}

export interface Call extends Spanned {
  kind: 'call';
  /** In lower case. */
  name: string;
  args: Expr[];
}

export interface Aggregation extends Spanned {
  kind: 'aggregation';
  /** `sum`, `topk` … */
  name: string;
  /** Absent: no labels are kept. */
  grouping: { without: boolean; labels: string[] } | undefined;
  args: Expr[];
}

export interface Matching {
  /** `on` or `ignoring`. */
  on: boolean;
  labels: string[];
  /** Whose side has many for one of the other. */
  many: 'left' | 'right' | undefined;
  /** Labels that are taken from the side of one. */
  include: string[];
}

export interface Binary extends Spanned {
  kind: 'binary';
  /** `+`, `==`, `and` … */
  operator: string;
  /** Comparisons only: gives 0 or 1 instead of leaving series out. */
  bool: boolean;
  matching: Matching | undefined;
  left: Expr;
  right: Expr;
  /** Of the operator itself. */
  at: number;
}

export interface Unary extends Spanned {
  kind: 'unary';
  of: Expr;
}

export interface Parentheses extends Spanned {
  kind: 'parentheses';
  of: Expr;
}

/** An expression of PromQL. */
export type Expr =
  | NumberLiteral
  | StringLiteral
  | Selector
  | Range
  | Shifted
  | Call
  | Aggregation
  | Binary
  | Unary
  | Parentheses;

/** What is wrong with an expression, and where in its text. */
export class PromqlError extends Error {
  readonly text: LocalizedText;

  constructor(en: string, zh: string, readonly offset: number) {
    super(en);
    this.text = { en, zh };
  }
}

/** The expression is larger than what is looked at; nothing is known of it. */
export class PromqlLimit extends PromqlError {}

export const comparisons: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
]);

export const setOperators: ReadonlySet<string> = new Set([
  'and',
  'or',
  'unless',
]);

/** The expression within any parentheses around it. */
export function bare(expr: Expr): Exclude<Expr, Parentheses> {
  let inner = expr;
  while (inner.kind === 'parentheses') inner = inner.of;
  return inner;
}

/** The expressions that it is made of, in their order. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'number':
    case 'string':
    case 'selector':
      return [];
    case 'call':
    case 'aggregation':
      return expr.args;
    case 'binary':
      return [expr.left, expr.right];
    default:
      return [expr.of];
  }
}

/** It and everything in it, from the outside in. */
export function* everyPart(expr: Expr): Generator<Expr> {
  const waiting = [expr];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    yield part;
    waiting.push(...partsOf(part).toReversed());
  }
}
