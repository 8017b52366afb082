import { bare, Binary, comparisons, everyPart, Expr, Selector } from './ast';
import { numberIn, thresholdsOf } from './condition';
import { rates } from './functions';
import { isLimit, picksErrors, restarts } from './metrics';

/** An alert on failed requests that doesn't ask for their share of all. */
export interface ErrorCount {
  metric: string;
  /** `absolute`: errors a second, whatever the load; `per-series`: each series is divided by itself. */
  problem: 'absolute' | 'per-series';
  from: number;
}

/** Failed requests compared with a number, though not as a share of all. More than none at all is a sound question. */
export function countsErrors(expr: Expr): ErrorCount[] {
  const found: ErrorCount[] = [];
  for (const { operator, value, limit } of thresholdsOf(expr)) {
    if (!operator.startsWith('>') || !(limit > 0)) continue;
    for (const selector of undivided(value)) {
      if (selector.matchers.some(picksErrors)) {
        const { name, from } = selector;
        found.push({ metric: name, problem: 'absolute', from });
      }
    }
    for (const part of everyPart(value)) {
      if (part.kind !== 'binary' || part.operator !== '/') continue;
      const metric = dividedByItself(part);
      if (metric) {
        const { from } = part;
        found.push({ metric, problem: 'per-series', from });
      }
    }
  }
  return found;
}

/** Selectors of rates that are in no division. */
function undivided(expr: Expr): Selector[] {
  const found: Selector[] = [];
  const waiting: Array<[Expr, boolean]> = [[expr, false]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [part, inRate] = next;
    if (part.kind === 'selector') {
      if (inRate) found.push(part);
    } else if (part.kind === 'call' || part.kind === 'aggregation') {
      const within = inRate || rates.has(part.name);
      for (const arg of part.args) waiting.push([arg, within]);
    } else if (part.kind === 'binary') {
      if (part.operator === '/' && numberIn(part.right) === undefined) continue;
      waiting.push([part.left, inRate], [part.right, inRate]);
    } else if ('of' in part) {
      waiting.push([part.of, inRate]);
    }
  }
  return found;
}

/** `rate(x{code="500"}[5m]) / rate(x[5m])`: only series of equal labels are divided, which is always 1. */
function dividedByItself({ left, right, matching }: Binary): string {
  if (matching) return '';
  const [one, other] = [plainRate(left), plainRate(right)];
  if (!one || !other || one.name === '' || one.name !== other.name) return '';
  return one.matchers.some(picksErrors) ? one.name : '';
}

function plainRate(expr: Expr): Selector | undefined {
  let inner = bare(expr);
  if (inner.kind !== 'call' || !rates.has(inner.name)) return undefined;
  inner = bare(inner.args[0]);
  while (inner.kind === 'range' || inner.kind === 'shifted') {
    inner = bare(inner.of);
  }
  return inner.kind === 'selector' ? inner : undefined;
}

/** Divisions by limits that are 0 where there is none, so that the alert fires with "+Inf". */
export function divisionsByLimits(expr: Expr) {
  const guarded = guards(expr);
  const found = new Map<
    string,
    { function: string; metric: string; from: number }
  >();
  for (const part of everyPart(expr)) {
    if (part.kind !== 'binary' || part.operator !== '/') continue;
    for (const inner of everyPart(part.right)) {
      if (inner.kind !== 'selector' || !isLimit(inner.name)) continue;
      if (guarded.has(inner.name) || guarded.has('*')) continue;
      found.set(inner.name, {
        function: '/',
        metric: inner.name,
        from: inner.from,
      });
    }
  }
  return [...found.values()];
}

/** Metrics of which only values above 0 are taken; `*` where the result is kept finite. */
function guards(expr: Expr): Set<string> {
  const found = new Set<string>();
  for (const { operator, value, limit } of thresholdsOf(expr)) {
    const positive =
      (limit >= 0 && (operator === '>' || operator === '!=')) ||
      (limit > 0 && operator === '>=');
    const metric = undividedMetric(value);
    if (positive && metric) found.add(metric);
    const bounds =
      (operator === '!=' && limit === Infinity) || operator.startsWith('<');
    if (bounds && !metric) found.add('*');
  }
  for (const part of everyPart(expr)) {
    if (part.kind === 'call' && part.name === 'clamp_min') {
      const metric = undividedMetric(part.args[0]);
      if (metric && (numberIn(part.args[1]) ?? 0) > 0) found.add(metric);
    }
    if (part.kind === 'binary' && part.operator === 'unless') {
      const [threshold] = thresholdsOf(part.right);
      const metric = threshold && undividedMetric(threshold.value);
      if (metric && threshold.operator === '==') found.add(metric);
    }
  }
  return found;
}

/** The metric that an expression is about, where it is one alone. */
function undividedMetric(expr: Expr): string {
  let inner = bare(expr);
  for (;;) {
    if (inner.kind === 'selector') return inner.name;
    if (inner.kind === 'aggregation' || inner.kind === 'call') {
      const last = inner.args[inner.args.length - 1];
      if (!last) return '';
      inner = bare(inner.name.startsWith('label_') ? inner.args[0] : last);
    } else if (inner.kind === 'range' || inner.kind === 'shifted') {
      inner = bare(inner.of);
    } else if (inner.kind === 'binary' && comparisons.has(inner.operator)) {
      inner = bare(inner.left);
    } else return '';
  }
}

/** A single restart within the window is enough. */
export function pagesForOneRestart(expr: Expr): boolean {
  return thresholdsOf(expr).some(({ operator, value, limit }) => {
    const one = plainRateWithin(value);
    if (one?.selector.name !== restarts) return false;
    const perRestart = one.name === 'increase' ? 1 : 0;
    return (
      (operator === '>' && limit <= 0) ||
      (operator === '>=' && perRestart === 1 && limit <= 1) ||
      (operator === '!=' && limit === 0)
    );
  });
}

function plainRateWithin(expr: Expr) {
  let inner = bare(expr);
  while (inner.kind === 'aggregation') {
    inner = bare(inner.args[inner.args.length - 1]);
  }
  if (inner.kind === 'binary' && numberIn(inner.right) !== undefined) {
    inner = bare(inner.left);
  }
  const selector = plainRate(inner);
  return selector && inner.kind === 'call'
    ? { selector, name: inner.name }
    : undefined;
}
