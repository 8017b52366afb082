import {
  bare,
  Binary,
  comparisons,
  everyPart,
  Expr,
  partsOf,
  Selector,
} from './ast';

/** Whether an alert with this expression can be silent though its series are there. */
export function isConditional(expr: Expr): boolean {
  switch (expr.kind) {
    case 'number':
    case 'string':
      return false;
    case 'selector':
      return isThereOnCondition(expr);
    case 'call':
      if (expr.name.startsWith('absent')) return true;
      if (expr.name === 'vector' || expr.name === 'scalar') return false;
      return partsOf(expr).some(isConditional);
    case 'binary':
      return isConditionalPair(expr);
    default:
      return partsOf(expr).some(isConditional);
  }
}

/** Series of alerts are there while the alert is; what describes a thing by labels, while these say so. */
function isThereOnCondition({ name, matchers }: Selector): boolean {
  return (
    name === 'ALERTS' ||
    (/_(?:info|metadata)$/.test(name) && matchers.length > 0)
  );
}

function isConditionalPair({ operator, bool, left, right }: Binary): boolean {
  if (operator === 'unless' || (comparisons.has(operator) && !bool))
    return true;
  const [one, other] = [isConditional(left), isConditional(right)];
  return operator === 'or' ? one && other : one || other;
}

/** It asks no series, such as `vector(1)`: an alert that fires for ever, to show that alerts arrive. */
export function isConstant(expr: Expr): boolean {
  for (const part of everyPart(expr)) {
    if (part.kind === 'selector') return false;
  }
  return true;
}

/** A comparison of something with a number, the number on the right side. */
export interface Threshold {
  operator: string;
  value: Expr;
  limit: number;
}

const mirrored: Readonly<Record<string, string>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Every comparison with a number in it that leaves series out. */
export function thresholdsOf(expr: Expr): Threshold[] {
  const found: Threshold[] = [];
  for (const part of everyPart(expr)) {
    if (part.kind !== 'binary' || part.bool) continue;
    if (!comparisons.has(part.operator)) continue;
    const right = numberIn(part.right);
    const left = numberIn(part.left);
    if (right !== undefined) {
      found.push({ operator: part.operator, value: part.left, limit: right });
    } else if (left !== undefined) {
      const operator = mirrored[part.operator] ?? part.operator;
      found.push({ operator, value: part.right, limit: left });
    }
  }
  return found;
}

/** The number that an expression is, simple arithmetic included; undefined where it depends on series. */
export function numberIn(expr: Expr): number | undefined {
  const inner = bare(expr);
  if (inner.kind === 'number') return inner.value;
  if (inner.kind === 'unary') {
    const of = numberIn(inner.of);
    return of === undefined ? undefined : -of;
  }
  if (inner.kind !== 'binary') return undefined;
  const left = numberIn(inner.left);
  const right = numberIn(inner.right);
  if (left === undefined || right === undefined) return undefined;
  switch (inner.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return undefined;
  }
}

/** What `{{ $value }}` shows: the left side of the comparison that decides, and of `and`. */
export function valueOf(expr: Expr): Expr {
  let inner = bare(expr);
  while (inner.kind === 'binary') {
    const { operator, left, right } = inner;
    const narrows =
      comparisons.has(operator) || ['and', 'unless', 'or'].includes(operator);
    if (!narrows) break;
    inner = bare(numberIn(left) === undefined ? left : right);
  }
  return inner;
}
