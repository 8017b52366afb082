import { withoutOperands } from './operands';

it.each([
  ['a', []],
  ['a && b', [' b', 'a ']],
  ['a && b || c', [' c', 'a && b ', ' b || c', 'a || c']],
  ['!(a || b)', ['!( b)', '!(a )']],
  ['x.all(i, i.a && i.b)', ['x.all(i, i.b)', 'x.all(i, i.a )']],
  ["a == ' && ' && b", [' b', "a == ' && ' "]],
  ["a == '\\' || '", []],
  ['a == "(" && b', [' b', 'a == "(" ']],
  ['x[a && b].c', ['x[ b].c', 'x[a ].c']],
  ['a ? b : c && d', []],
  ['f(a ? b && c : d) || e', [' e', 'f(a ? b && c : d) ']],
])('%s without an operand', (expression, changed) => {
  expect(withoutOperands(expression)).toEqual(changed);
});
