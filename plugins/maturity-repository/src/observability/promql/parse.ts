import type { SyntaxNode } from '@lezer/common';
import { Expr, LabelMatcher, Matching, PromqlError, PromqlLimit } from './ast';
import { durationSeconds, numberOf, unquoted } from './literals';
import { Postfix, Sequence } from './sequence';
import { maxDepth, refuseDeep, tooDeep, treeOf, unexpected } from './tree';

/** Longer expressions are not looked at. */
export const maxExpression = 20_000;

class Converter {
  constructor(private readonly text: string) {}

  expression(node: SyntaxNode, depth: number): Expr {
    if (depth > maxDepth) {
      throw tooDeep(node.from);
    }
    const sequence = new Sequence();
    this.#collect(node, sequence, depth);
    return sequence.expression();
  }

  /** Operands and operators in their order. Long chains are deep trees, so that nothing here calls itself for the left side. */
  #collect(start: SyntaxNode, sequence: Sequence, depth: number): void {
    const waiting: Array<SyntaxNode | (() => void)> = [start];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (typeof next === 'function') {
        next();
        continue;
      }
      const node = next;
      const children = significant(node);
      switch (node.name) {
        case 'BinaryExpr': {
          const left = children[0];
          const right = children[children.length - 1];
          waiting.push(right, () => this.#operator(children, sequence), left);
          break;
        }
        case 'UnaryExpr':
          sequence.sign(node.from);
          waiting.push(children[children.length - 1]);
          break;
        case 'OffsetExpr':
        case 'StepInvariantExpr':
        case 'SubqueryExpr':
        case 'MatrixSelector': {
          const postfix = this.#postfix(node, children);
          waiting.push(() => sequence.postfix(postfix), children[0]);
          break;
        }
        default:
          sequence.operand(this.#operand(node, children, depth));
      }
    }
  }

  #operator(children: SyntaxNode[], sequence: Sequence): void {
    const [operator, ...modifiers] = children.slice(1, -1);
    const clause = modifiers.find(
      ({ name }) => name === 'MatchingModifierClause',
    );
    sequence.operator({
      operator: this.#shown(operator).toLowerCase(),
      bool: modifiers.some(({ name }) => name === 'BoolModifier'),
      matching: clause && this.#matching(clause),
      at: operator.from,
    });
  }

  #matching(clause: SyntaxNode): Matching | undefined {
    const children = significant(clause);
    const named = (name: string) =>
      children.findIndex(child => child.name === name);
    const labelsAt = (index: number) =>
      children[index]?.name === 'GroupingLabels'
        ? this.#labels(children[index])
        : [];
    const left = named('GroupLeft');
    const right = named('GroupRight');
    const many = left >= 0 ? left : right;
    let side: Matching['many'];
    if (many >= 0) side = left >= 0 ? 'left' : 'right';
    return {
      on: named('On') >= 0,
      labels: labelsAt(1),
      many: side,
      include: many >= 0 ? labelsAt(many + 1) : [],
    };
  }

  #postfix(node: SyntaxNode, children: SyntaxNode[]): Postfix {
    const { to } = node;
    if (node.name === 'OffsetExpr' || node.name === 'StepInvariantExpr') {
      const last = children[children.length - 1];
      if (this.#runsOn(last)) throw unexpected(this.#shown(last), last.from);
      const isEnd = last.name === 'AtModifierPreprocessors';
      const atEnd = isEnd ? '@ end()' : '@';
      const by = node.name === 'OffsetExpr' ? 'offset' : atEnd;
      return of => ({ kind: 'shifted', by, of, from: of.from, to });
    }
    const written = children[1];
    const seconds = written && this.#window(written);
    const subquery = node.name === 'SubqueryExpr';
    return of => ({
      kind: 'range',
      subquery,
      seconds,
      of,
      from: of.from,
      to,
    });
  }

  #window(node: SyntaxNode): number | undefined {
    const shown = this.#shown(node);
    const seconds = durationSeconds(shown) ?? plainNumber(shown);
    if (seconds === undefined && /^[\d.a-z]+$/i.test(shown)) {
      throw new PromqlError(
        `'${shown}' is no duration`,
        `'${shown}' 不是时长`,
        node.from,
      );
    }
    if (/^-/.test(shown) || this.#runsOn(node))
      throw unexpected(shown, node.from);
    if (seconds === 0) {
      throw new PromqlError('a window of no length', '时间窗口为零', node.from);
    }
    return seconds;
  }

  #operand(node: SyntaxNode, children: SyntaxNode[], depth: number): Expr {
    const { from, to } = node;
    switch (node.name) {
      case 'NumberDurationLiteral': {
        const value = numberOf(this.#shown(node));
        if (value === undefined || this.#runsOn(node)) {
          throw unexpected(this.#shown(node), from);
        }
        return { kind: 'number', value, from, to };
      }
      case 'StringLiteral': {
        const value = unquoted(this.#shown(node), from);
        return { kind: 'string', value, from, to };
      }
      case 'ParenExpr': {
        const of = this.expression(children[0], depth + 1);
        return { kind: 'parentheses', of, from, to };
      }
      case 'VectorSelector':
        return this.#selector(node, children);
      case 'FunctionCall': {
        const name = this.#shown(children[0]).toLowerCase();
        const args = this.#args(children[1], depth);
        return { kind: 'call', name, args, from, to };
      }
      case 'AggregateExpr': {
        const body = children.find(({ name }) => name === 'FunctionCallBody');
        const modifier = children.find(
          ({ name }) => name === 'AggregateModifier',
        );
        return {
          kind: 'aggregation',
          name: this.#shown(children[0]).toLowerCase(),
          grouping: modifier && this.#grouping(modifier),
          args: this.#args(body, depth),
          from,
          to,
        };
      }
      default:
        throw unexpected(this.#shown(node).slice(0, 40), from);
    }
  }

  #args(body: SyntaxNode | undefined, depth: number): Expr[] {
    return body
      ? significant(body).map(arg => this.expression(arg, depth + 1))
      : [];
  }

  #grouping(modifier: SyntaxNode) {
    const [word, labels] = significant(modifier);
    return {
      without: word.name === 'Without',
      labels: labels ? this.#labels(labels) : [],
    };
  }

  #labels(node: SyntaxNode): string[] {
    return significant(node).map(label => this.#labelName(label));
  }

  #labelName(node: SyntaxNode): string {
    const shown = this.#shown(node);
    return /^["'`]/.test(shown) ? unquoted(shown, node.from) : shown;
  }

  #selector(node: SyntaxNode, children: SyntaxNode[]): Expr {
    const { from, to } = node;
    const identifier = children.find(({ name }) => name === 'Identifier');
    const all = children.find(({ name }) => name === 'LabelMatchers');
    let name = identifier ? this.#shown(identifier) : '';
    const matchers: LabelMatcher[] = [];
    for (const child of all ? significant(all) : []) {
      if (child.name === 'QuotedLabelName') {
        if (name !== '') {
          throw new PromqlError(
            'the metric is named twice',
            '指标名出现两次',
            child.from,
          );
        }
        name = this.#labelName(child);
      } else matchers.push(this.#matcher(child));
    }
    return { kind: 'selector', name, matchers, from, to };
  }

  #matcher(node: SyntaxNode): LabelMatcher {
    const [label, operator, value] = significant(node);
    return {
      name: this.#labelName(label),
      operator: this.#shown(operator),
      value: unquoted(this.#shown(value), value.from),
      from: node.from,
      to: node.to,
    };
  }

  /** `10and` is nothing, though the grammar takes it for `10 and`. */
  #runsOn({ to }: SyntaxNode): boolean {
    return /^\w{2}$/.test(this.text.slice(to - 1, to + 1));
  }

  #shown({ from, to }: SyntaxNode): string {
    return this.text.slice(from, to);
  }
}

/** Reads an expression; throws a PromqlError at the first place where it is none. Types are not looked at. */
export function parsePromql(text: string): Expr {
  if (text.length > maxExpression) {
    throw new PromqlLimit(
      `longer than ${maxExpression} characters`,
      `超过 ${maxExpression} 个字符`,
      maxExpression,
    );
  }
  refuseDeep(text);
  const [top] = significant(treeOf(text));
  if (!top) throw new PromqlError('there is no expression', '没有表达式', 0);
  return new Converter(text).expression(top, 0);
}

/** A window may be written as a number of seconds. */
function plainNumber(shown: string): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(shown) ? Number(shown) : undefined;
}

function significant(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child);
  }
  return children;
}
