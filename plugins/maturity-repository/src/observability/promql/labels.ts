import { Aggregation, Binary, Expr, Matching } from './ast';

/** The labels that the series of a result can have: just these, or any but these. */
export class Labels {
  private constructor(
    readonly open: boolean,
    private readonly names: ReadonlySet<string>,
  ) {}

  static only(names: Iterable<string>): Labels {
    return new Labels(false, new Set(names));
  }

  static any(but: Iterable<string> = []): Labels {
    return new Labels(true, new Set(but));
  }

  has(name: string): boolean {
    return this.open !== this.names.has(name);
  }

  with(names: readonly string[]): Labels {
    return this.open
      ? Labels.any([...this.names].filter(name => !names.includes(name)))
      : Labels.only([...this.names, ...names]);
  }

  without(names: readonly string[]): Labels {
    return this.open
      ? Labels.any([...this.names, ...names])
      : Labels.only([...this.names].filter(name => !names.includes(name)));
  }

  and(other: Labels): Labels {
    if (!this.open && !other.open) {
      return Labels.only([...this.names].filter(name => other.has(name)));
    }
    if (this.open && other.open) {
      return Labels.any([...this.names, ...other.names]);
    }
    const closed = this.open ? other : this;
    const open = this.open ? this : other;
    return Labels.only([...closed.names].filter(name => open.has(name)));
  }

  or(other: Labels): Labels {
    if (!this.open && !other.open) {
      return Labels.only([...this.names, ...other.names]);
    }
    const names = [...this.names, ...other.names];
    return Labels.any(
      names.filter(name => !this.has(name) && !other.has(name)),
    );
  }
}

/** Which labels the result of an expression can have. Where two sides must agree, all that either allows. */
export function labelsOf(expr: Expr): Labels {
  switch (expr.kind) {
    case 'number':
    case 'string':
      return Labels.only([]);
    case 'selector':
      return Labels.any();
    case 'call':
      return labelsOfCall(expr.name, expr.args);
    case 'aggregation':
      return aggregated(expr);
    case 'binary':
      return joined(expr);
    default:
      return labelsOf(expr.of);
  }
}

function labelsOfCall(name: string, args: Expr[]): Labels {
  switch (name) {
    case 'absent':
    case 'absent_over_time':
      return Labels.only(equalIn(args[0]));
    case 'label_replace':
    case 'label_join':
      return labelsOf(args[0]).with(textOf(args[1]));
    case 'histogram_quantiles':
      return labelsOf(args[0]).with(textOf(args[1]));
    case 'histogram_quantile':
      return labelsOf(args[1]).without(['le']);
    case 'histogram_fraction':
      return labelsOf(args[2]).without(['le']);
    case 'quantile_over_time':
      return labelsOf(args[1]);
    case 'info':
      return Labels.any();
    case 'vector':
    case 'scalar':
    case 'time':
    case 'pi':
      return Labels.only([]);
    default:
      return args.length > 0 ? labelsOf(args[0]) : Labels.only([]);
  }
}

function textOf(expr: Expr | undefined): string[] {
  return expr?.kind === 'string' ? [expr.value] : [];
}

/** What `absent` gives has the labels that the selector asks to be equal to something. */
function equalIn(expr: Expr | undefined): string[] {
  let inner = expr;
  while (
    inner &&
    (inner.kind === 'range' ||
      inner.kind === 'shifted' ||
      inner.kind === 'parentheses')
  ) {
    inner = inner.of;
  }
  return inner?.kind === 'selector'
    ? inner.matchers
        .filter(({ operator }) => operator === '=')
        .map(({ name }) => name)
    : [];
}

const keepAll = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio']);

function aggregated({ name, grouping, args }: Aggregation): Labels {
  const inner = labelsOf(args[args.length - 1]);
  if (keepAll.has(name)) return inner;
  const added = name === 'count_values' ? textOf(args[0]) : [];
  if (!grouping) return Labels.only(added);
  const kept = grouping.without
    ? inner.without(grouping.labels)
    : Labels.only(grouping.labels.filter(label => inner.has(label)));
  return kept.with(added);
}

function joined({ operator, left, right, matching }: Binary): Labels {
  const one = labelsOf(left);
  const other = labelsOf(right);
  if (isNumber(left)) return other;
  if (isNumber(right)) return one;
  if (operator === 'or') return one.or(other);
  if (operator === 'and' || operator === 'unless') return one;
  return matching ? matched(one, other, matching) : one.and(other);
}

function matched(
  one: Labels,
  other: Labels,
  { on, labels, many, include }: Matching,
): Labels {
  if (many === 'left') return one.with(include.filter(has(other)));
  if (many === 'right') return other.with(include.filter(has(one)));
  return on ? Labels.only(labels).and(one) : one.without(labels);
}

function has(labels: Labels): (name: string) => boolean {
  return name => labels.has(name);
}

function isNumber(expr: Expr): boolean {
  switch (expr.kind) {
    case 'number':
      return true;
    case 'call':
      return ['time', 'scalar', 'pi'].includes(expr.name);
    case 'binary':
      return isNumber(expr.left) && isNumber(expr.right);
    case 'unary':
    case 'parentheses':
      return isNumber(expr.of);
    default:
      return false;
  }
}
