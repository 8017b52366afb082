import { Expr, Matching, PromqlError, PromqlLimit } from './ast';

/** An operator between two operands. */
export interface Operator {
  operator: string;
  bool: boolean;
  matching: Matching | undefined;
  at: number;
}

/** Something that stands behind an operand and makes another one of it. */
export type Postfix = (of: Expr) => Expr;

const precedences: ReadonlyArray<ReadonlyArray<string>> = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%', 'atan2'],
  ['^'],
];
const precedenceOf = new Map(
  precedences.flatMap((operators, precedence) =>
    operators.map((operator): [string, number] => [operator, precedence]),
  ),
);
/** A sign binds as a multiplication does: `-a ^ 2` is `-(a ^ 2)`. */
const signPrecedence = 4;

/** What looks at the result goes down its left side by calling itself. */
const maxItems = 600;

type Item = { sign: number } | { operand: Expr } | Operator;

/**
 * Operands and operators as they follow each other. The grammar's tree lets what stands behind an operand (`offset`,
 * `@`, a range) embrace all before it; so operands are collected in their order, and put together by precedence here.
 */
export class Sequence {
  readonly #items: Item[] = [];
  #at = 0;

  sign(offset: number): void {
    this.#push({ sign: offset }, offset);
  }

  operand(operand: Expr): void {
    this.#push({ operand }, operand.from);
  }

  #push(item: Item, offset: number): void {
    if (this.#items.length > maxItems) {
      throw new PromqlLimit(
        `more than ${maxItems} operators in a row`,
        `连续的运算符超过 ${maxItems} 个`,
        offset,
      );
    }
    this.#items.push(item);
  }

  operator(operator: Operator): void {
    this.#items.push(operator);
  }

  /** Applies to the operand that came last. */
  postfix(postfix: Postfix): void {
    const last = this.#items.at(-1);
    if (last && 'operand' in last) last.operand = postfix(last.operand);
  }

  expression(): Expr {
    const all = this.#binary(0);
    const rest = this.#items[this.#at];
    if (rest)
      throw new PromqlError(
        'an operator is missing',
        '缺少运算符',
        offsetOf(rest),
      );
    return all;
  }

  #binary(precedence: number): Expr {
    if (precedence === precedences.length) return this.#operand();
    let left = this.#binary(precedence + 1);
    for (;;) {
      const next = this.#items[this.#at];
      if (!next || !('operator' in next)) return left;
      if (precedenceOf.get(next.operator) !== precedence) return left;
      this.#at++;
      // Only `^` joins from the right: a ^ b ^ c is a ^ (b ^ c).
      const right =
        next.operator === '^' ? this.#power() : this.#binary(precedence + 1);
      left = {
        kind: 'binary',
        ...next,
        left,
        right,
        from: left.from,
        to: right.to,
      };
    }
  }

  #power(): Expr {
    return this.#binary(precedences.length - 1);
  }

  #operand(): Expr {
    const item = this.#items[this.#at++];
    if (item && 'operand' in item) return item.operand;
    if (item && 'sign' in item) {
      const of = this.#binary(signPrecedence + 1);
      return { kind: 'unary', of, from: item.sign, to: of.to };
    }
    throw new PromqlError(
      'an operand is missing',
      '缺少操作数',
      item ? offsetOf(item) : 0,
    );
  }
}

function offsetOf(item: Item): number {
  if ('sign' in item) return item.sign;
  return 'operand' in item ? item.operand.from : item.at;
}
