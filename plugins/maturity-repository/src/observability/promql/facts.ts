import { bare, everyPart, Expr } from './ast';
import {
  isConditional,
  isConstant,
  numberIn,
  thresholdsOf,
  valueOf,
} from './condition';
import {
  countsErrors,
  divisionsByLimits,
  pagesForOneRestart,
} from './mistakes';
import { Labels, labelsOf } from './labels';
import { rates } from './functions';
import { isGauge } from './metrics';
import { typeOf } from './types';

/** What a rate looks back at. */
export interface Window {
  function: string;
  /** Empty where a subquery or several metrics are in it. */
  metric: string;
  seconds: number;
  from: number;
}

/** A metric in a place where it is wrong. */
export interface Misuse {
  function: string;
  metric: string;
  from: number;
}

/** What rules about alerts ask of an expression. */
export interface PromqlFacts {
  /** What it gives is a range vector or a text: no rule can be made of it. */
  unusable: boolean;
  metrics: string[];
  /** It can be silent though its series are there. */
  conditional: boolean;
  /** It asks no series. */
  constant: boolean;
  /** Windows of rate, irate and increase, of selectors. */
  windows: Window[];
  /** The least that is looked back at anywhere, in seconds; 0 where a part looks at one instant. */
  lookback: number;
  /** Of metrics that go up and down. */
  gaugeRates: Misuse[];
  /** Of what was aggregated first. */
  ratesOfAggregates: Misuse[];
  errorCounts: ReturnType<typeof countsErrors>;
  limits: Misuse[];
  singleRestart: boolean;
  /** What `$value` is. */
  value: { ratio: boolean; hundredfold: boolean };
  labels: Labels;
}

/** Throws a PromqlError where the types don't fit. */
export function factsOf(expr: Expr): PromqlFacts {
  const type = typeOf(expr);
  const metrics = new Set<string>();
  for (const part of everyPart(expr)) {
    if (part.kind === 'selector' && part.name) metrics.add(part.name);
  }
  return {
    unusable: type === 'matrix' || type === 'string',
    metrics: [...metrics],
    conditional: isConditional(expr),
    constant: isConstant(expr),
    windows: windowsOf(expr),
    lookback: lookbackOf(expr),
    ...misusedRates(expr),
    errorCounts: countsErrors(expr),
    limits: divisionsByLimits(expr),
    singleRestart: pagesForOneRestart(expr),
    value: valueFacts(expr),
    labels: labelsOf(expr),
  };
}

/** Range and function of every rate. */
function* ratesIn(expr: Expr) {
  for (const part of everyPart(expr)) {
    if (part.kind !== 'call' || !rates.has(part.name)) continue;
    let arg = bare(part.args[0]);
    while (arg.kind === 'shifted') arg = bare(arg.of);
    if (arg.kind === 'range') yield { name: part.name, range: arg, call: part };
  }
}

function windowsOf(expr: Expr): Window[] {
  const found: Window[] = [];
  for (const { name, range, call } of ratesIn(expr)) {
    if (range.subquery || range.seconds === undefined) continue;
    found.push({
      function: name,
      metric: range.of.kind === 'selector' ? range.of.name : '',
      seconds: range.seconds,
      from: call.from,
    });
  }
  return found;
}

function misusedRates(
  expr: Expr,
): Pick<PromqlFacts, 'gaugeRates' | 'ratesOfAggregates'> {
  const gaugeRates: Misuse[] = [];
  const ratesOfAggregates: Misuse[] = [];
  for (const { name, range, call } of ratesIn(expr)) {
    const of = bare(range.of);
    const metric = of.kind === 'selector' ? of.name : '';
    const misuse = { function: name, metric, from: call.from };
    if (isGauge(metric)) gaugeRates.push(misuse);
    if (of.kind === 'aggregation') {
      ratesOfAggregates.push({ ...misuse, metric: of.name });
    }
  }
  return { gaugeRates, ratesOfAggregates };
}

/** Every series is seen over a window; the shortest of them. */
function lookbackOf(expr: Expr): number {
  let least = Infinity;
  const waiting: Array<[Expr, number]> = [[expr, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [part, within] = next;
    switch (part.kind) {
      case 'selector':
        least = Math.min(least, within);
        break;
      case 'range':
        waiting.push([part.of, Math.max(within, part.seconds ?? 0)]);
        break;
      case 'call':
      case 'aggregation':
        for (const arg of part.args) waiting.push([arg, within]);
        break;
      case 'binary':
        waiting.push([part.left, within], [part.right, within]);
        break;
      case 'number':
      case 'string':
        break;
      default:
        waiting.push([part.of, within]);
    }
  }
  return Number.isFinite(least) ? Math.floor(least) : 0;
}

function valueFacts(expr: Expr): PromqlFacts['value'] {
  const value = valueOf(expr);
  let ratio = value.kind === 'selector' && /(?:^|[_:])ratio/.test(value.name);
  let hundredfold = false;
  const waiting: Expr[] = [value];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const part = bare(next);
    if (part.kind === 'aggregation') waiting.push(...part.args.slice(-1));
    if (part.kind === 'unary') waiting.push(part.of);
    if (
      part.kind === 'call' &&
      /^(?:round|abs|ceil|floor|clamp|label_)/.test(part.name)
    ) {
      waiting.push(part.args[0]);
    }
    if (part.kind !== 'binary') continue;
    const [left, right] = [numberIn(part.left), numberIn(part.right)];
    if (part.operator === '*' && (left === 100 || right === 100)) {
      hundredfold = true;
    }
    if (part.operator === '/' && right === undefined && left === undefined) {
      ratio = true;
    }
    if (part.operator === '/' && right === undefined && left === 100) {
      hundredfold = true;
    }
    if ('+-*/'.includes(part.operator)) waiting.push(part.left, part.right);
  }
  // What is compared with 70 is no share of 1, whatever it is made of.
  if (thresholdsOf(expr).some(({ limit }) => Math.abs(limit) > 1)) {
    ratio = false;
  }
  return { ratio, hundredfold };
}
