import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import {
  Aggregation,
  Binary,
  Call,
  comparisons,
  Expr,
  PromqlError,
  PromqlType,
  Range,
  Selector,
  setOperators,
} from './ast';
import { aggregationParameters, functions } from './functions';
import { patternProblem } from './literals';

const called: Readonly<Record<PromqlType, LocalizedText>> = {
  vector: { en: 'an instant vector', zh: '即时向量' },
  matrix: { en: 'a range vector', zh: '区间向量' },
  scalar: { en: 'a number', zh: '数值' },
  string: { en: 'a text', zh: '文本' },
};

/** What an expression gives. Throws a PromqlError where Prometheus would refuse it, as in `rate(up)`. */
export function typeOf(expr: Expr): PromqlType {
  switch (expr.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
      return selector(expr);
    case 'range':
      return range(expr);
    case 'shifted':
      return shifted(expr.of, expr.by);
    case 'call':
      return call(expr);
    case 'aggregation':
      return aggregation(expr);
    case 'binary':
      return binary(expr);
    case 'unary': {
      const type = typeOf(expr.of);
      if (type === 'vector' || type === 'scalar') return type;
      throw new PromqlError(
        `a sign before ${called[type].en}`,
        `${called[type].zh}之前有正负号`,
        expr.from,
      );
    }
    default:
      return typeOf(expr.of);
  }
}

function selector({ name, matchers, from }: Selector): PromqlType {
  for (const { name: label, operator, value, from: at } of matchers) {
    const problem = operator.endsWith('~') ? patternProblem(value) : undefined;
    if (problem) {
      throw new PromqlError(
        `the pattern "${value}": ${problem.en}`,
        `正则表达式 "${value}"：${problem.zh}`,
        at,
      );
    }
    if (label === '__name__' && name !== '') {
      throw new PromqlError('the metric is named twice', '指标名出现两次', at);
    }
  }
  const selects = matchers.some(({ operator, value }) =>
    matchesSomething(operator, value),
  );
  if (name === '' && !selects) {
    throw new PromqlError(
      'the selector matches every series',
      '选择器匹配所有时间序列',
      from,
    );
  }
  return 'vector';
}

/** Whether it leaves out series without the label. */
function matchesSomething(operator: string, value: string): boolean {
  switch (operator) {
    case '=':
      return value !== '';
    case '!=':
      return value === '';
    case '=~':
      return !/^(?:\.\*|.?\*|\(?\.\*\)?|\|.*|.*\||)$/.test(value);
    default:
      return value === '' || value === '.*' || value === '^$';
  }
}

function range({ of, subquery, from }: Range): PromqlType {
  const type = typeOf(of);
  if (type !== 'vector') {
    throw new PromqlError(
      `a window over ${called[type].en}`,
      `对${called[type].zh}使用了时间窗口`,
      from,
    );
  }
  // Prometheus refuses what is shifted, but for this.
  const isSelector =
    of.kind === 'selector' || (of.kind === 'shifted' && of.by === '@ end()');
  if (!subquery && !isSelector) {
    throw new PromqlError(
      'a window without a step, such as [5m], stands behind a plain selector only; elsewhere it is [5m:]',
      '不带步长的时间窗口（如 [5m]）只能紧跟在普通选择器之后，其他位置应写成 [5m:]',
      from,
    );
  }
  return 'matrix';
}

function shifted(of: Expr, by: string): PromqlType {
  let inner = of;
  while (inner.kind === 'shifted') inner = inner.of;
  if (inner.kind !== 'selector' && inner.kind !== 'range') {
    throw new PromqlError(
      `${by} stands behind selectors and windows only`,
      `${by} 只能跟在选择器或时间窗口之后`,
      of.from,
    );
  }
  return typeOf(of);
}

function call({ name, args, from }: Call): PromqlType {
  const signature = functions.get(name);
  if (!signature)
    throw new PromqlError(`no function ${name}`, `没有函数 ${name}`, from);
  const { args: expected, optional, returns } = signature;
  const least = expected.length - Math.abs(optional);
  const most = optional < 0 ? Infinity : expected.length;
  if (args.length < least || args.length > most) {
    throw wrongNumber(name, args.length, from);
  }
  args.forEach((arg, index) =>
    mustBe(arg, expected[index] ?? expected[expected.length - 1], name),
  );
  return returns;
}

function aggregation({ name, args, from }: Aggregation): PromqlType {
  const parameter = aggregationParameters.get(name);
  const expected: PromqlType[] = parameter ? [parameter, 'vector'] : ['vector'];
  if (args.length !== expected.length) {
    throw wrongNumber(name, args.length, from);
  }
  args.forEach((arg, index) => mustBe(arg, expected[index], name));
  return 'vector';
}

function wrongNumber(name: string, given: number, from: number): PromqlError {
  return new PromqlError(
    `${name} has ${given} argument${
      given === 1 ? '' : 's'
    }, it takes another number`,
    `${name} 有 ${given} 个参数，数量不对`,
    from,
  );
}

function mustBe(arg: Expr, expected: PromqlType, name: string): void {
  const type = typeOf(arg);
  if (type === expected) return;
  throw new PromqlError(
    `${name} takes ${called[expected].en}, this is ${called[type].en}`,
    `${name} 需要${called[expected].zh}，这里是${called[type].zh}`,
    arg.from,
  );
}

function binary(expr: Binary): PromqlType {
  const { operator, bool, matching, at } = expr;
  const left = operandType(expr.left, operator);
  const right = operandType(expr.right, operator);
  const compares = comparisons.has(operator);
  const scalars = left === 'scalar' && right === 'scalar';
  if (bool && !compares) {
    throw new PromqlError(
      `bool is for comparisons, not for '${operator}'`,
      `bool 只用于比较，不能用于 '${operator}'`,
      at,
    );
  }
  if (compares && scalars && !bool) {
    throw new PromqlError(
      'two numbers are compared without bool',
      '比较两个数值时没有使用 bool',
      at,
    );
  }
  const vectors = left === 'vector' && right === 'vector';
  if (setOperators.has(operator) && !vectors) {
    throw new PromqlError(
      `'${operator}' is for two vectors`,
      `'${operator}' 只用于两个向量`,
      at,
    );
  }
  if (matching) {
    if (!vectors) {
      throw new PromqlError(
        'on and ignoring are for two vectors',
        'on 和 ignoring 只用于两个向量',
        at,
      );
    }
    if (setOperators.has(operator) && matching.many) {
      throw new PromqlError(
        `'${operator}' takes no group_left or group_right`,
        `'${operator}' 不能使用 group_left 或 group_right`,
        at,
      );
    }
    const both = matching.include.find(label =>
      matching.labels.includes(label),
    );
    if (matching.on && both !== undefined) {
      throw new PromqlError(
        `the label ${both} is in on and in group`,
        `标签 ${both} 同时出现在 on 和 group 中`,
        at,
      );
    }
  }
  return scalars ? 'scalar' : 'vector';
}

function operandType(side: Expr, operator: string): 'vector' | 'scalar' {
  const type = typeOf(side);
  if (type === 'vector' || type === 'scalar') return type;
  throw new PromqlError(
    `'${operator}' beside ${called[type].en}`,
    `'${operator}' 旁边是${called[type].zh}`,
    side.from,
  );
}
