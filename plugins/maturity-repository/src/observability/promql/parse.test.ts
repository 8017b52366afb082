import { everyPart, Expr, PromqlError, PromqlLimit } from './ast';
import { parsePromql } from './parse';
import { typeOf } from './types';

function shown(expr: Expr): string {
  switch (expr.kind) {
    case 'number':
      return String(expr.value);
    case 'string':
      return JSON.stringify(expr.value);
    case 'selector':
      return expr.name;
    case 'range':
      return `${shown(expr.of)}[${expr.seconds}${expr.subquery ? ':' : ''}]`;
    case 'shifted':
      return `${shown(expr.of)} ${expr.by}`;
    case 'unary':
      return `-${shown(expr.of)}`;
    case 'parentheses':
      return shown(expr.of);
    case 'binary':
      return `(${shown(expr.left)} ${expr.operator} ${shown(expr.right)})`;
    default:
      return `${expr.name}(${expr.args.map(shown).join(', ')})`;
  }
}

function problem(text: string): string {
  try {
    typeOf(parsePromql(text));
    return '';
  } catch (error) {
    if (!(error instanceof PromqlError)) throw error;
    return `${error.offset}: ${error.text.en}`;
  }
}

describe('parsePromql', () => {
  it.each([
    ['a + b * c', '(a + (b * c))'],
    ['a * b + c', '((a * b) + c)'],
    ['a - b - c', '((a - b) - c)'],
    ['a ^ b ^ c', '(a ^ (b ^ c))'],
    ['-a ^ 2', '-(a ^ 2)'],
    ['-a * b', '(-a * b)'],
    ['a or b and c', '(a or (b and c))'],
    ['a > 1 and b < 2', '((a > 1) and (b < 2))'],
    // What stands behind an operand belongs to it alone.
    ['a + b offset 5m * c', '(a + (b offset * c))'],
    ['a / b offset 5m > 1', '((a / b offset) > 1)'],
    ['a and x[1h:5m]', '(a and x[3600:])'],
    ['a + -b @ end()', '(a + -b @ end())'],
    ['sum by (x) (rate(a[5m])) / b', '(sum(rate(a[300])) / b)'],
    ['topk(5, a)', 'topk(5, a)'],
    ['a[1h30m]', 'a[5400]'],
    ['a > - 1', '(a > -1)'],
    ['a # and b', 'a'],
    ['SUM(a) BY (b) # x', 'sum(a)'],
  ])('reads %s', (text, expected) => {
    expect(shown(parsePromql(text))).toBe(expected);
  });

  it('keeps what matches, and what is taken from the other side', () => {
    const expr = parsePromql(
      'a{x="1", y=~"b\\"c"} * on (x, "y.z") group_left (z) b > bool 0',
    );
    expect(expr).toMatchObject({
      operator: '>',
      bool: true,
      left: {
        matching: {
          on: true,
          labels: ['x', 'y.z'],
          many: 'left',
          include: ['z'],
        },
        left: {
          matchers: [
            { name: 'x', operator: '=', value: '1' },
            { name: 'y', operator: '=~', value: 'b"c' },
          ],
        },
      },
    });
  });

  it.each([
    ['', '0: there is no expression'],
    ['sum(a', '5: it ends too early'],
    ['a b', "2: unexpected 'b'"],
    ['rate(a)', '5: rate takes a range vector, this is an instant vector'],
    ['sum(a[5m])', '4: sum takes an instant vector, this is a range vector'],
    ['nope(a)', "4: unexpected '(a)'"],
    ['a[5x]', "3: unexpected 'x]'"],
    ['a[0s]', '2: a window of no length'],
    ['(a + b)[5m]', '0: a window without a step'],
    ['a offset 5m [5m]', '0: a window without a step'],
    ['sum(a) offset 5m', '0: offset stands behind selectors'],
    ['1 > 2', '2: two numbers are compared without bool'],
    ['a and 1', "2: 'and' is for two vectors"],
    ['a + bool b', "2: bool is for comparisons, not for '+'"],
    ['a and on (x) group_left b', "2: 'and' takes no group_left"],
    ['a + on (x) group_left (x) b', '2: the label x is in on and in group'],
    ['"a" + b', "0: '+' beside a text"],
    ['{x=~".*"}', '0: the selector matches every series'],
    ['{}', '0: the selector matches every series'],
    ['a{x=~"("}', '2: the pattern "(": its brackets do not match'],
    ['a{x=~"(?=b)"}', '2: the pattern "(?=b)": RE2 can not look ahead'],
    ['a{x=~"*b"}', '2: the pattern "*b": nothing stands before'],
    ['a{x="\\q"}', '4: unknown escape \\q'],
    ['a{__name__="b"}', '2: the metric is named twice'],
    ['round()', '0: round has 0 arguments'],
    ['10and a', "0: unexpected '10'"],
  ])('says what is wrong with %s', (text, expected) => {
    expect(problem(text).slice(0, expected.length)).toBe(expected);
  });

  it.each([
    'a[5m] offset 1h @ 1609746000',
    'a offset -5m',
    'a @ start()',
    'rate(a[5m:])',
    'max_over_time(rate(a[5m])[1h:1m])',
    'label_replace(a, "x", "$1", "y", "(.*)")',
    'a{x!~"b|c", y!=""}',
    '{__name__=~"a.+"}',
    '{"a.b", "c.d"="e"} > 1',
    'hour() > 8',
    'a == Inf',
    'vector(1)',
    'count_values("v", a)',
    'quantile by (x) (0.9, a)',
    'a{x=`\\d`}',
    "a{x='[^\\\\]]+'}",
    'sum by (job,) (a)',
  ])('accepts %s', text => {
    expect(problem(text)).toBe('');
  });

  it.each([
    ['long', 'a'.repeat(20_001)],
    ['of many operators', `a${' + a'.repeat(700)}`],
    ['deep', `${'('.repeat(300)}a${')'.repeat(300)}`],
  ])('gives up on what is too %s, and says so', (_, text) => {
    expect(() => parsePromql(text)).toThrow(PromqlLimit);
  });

  it('leaves an expression as it is when its parts are gone through', () => {
    const expr = parsePromql('round(a, 2) + topk(1, b)');
    const before = JSON.stringify(expr);
    expect([...everyPart(expr)].length).toBe(7);
    expect(JSON.stringify(expr)).toBe(before);
  });
});
