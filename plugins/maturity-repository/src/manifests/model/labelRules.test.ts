import { labelProblems } from './labelRules';
import { fieldOf } from './testing';

const problems = (labels: string) =>
  labelProblems(
    fieldOf(`apiVersion: v1\nkind: A\nlabels:\n${labels}`).get('labels'),
  ).map(({ message, source }) => [source.line, message.en]);

it('accepts what Kubernetes accepts', () => {
  expect(
    problems(
      '  app.kubernetes.io/name: web\n  a_b.c-d: ""\n  Version: v1.2.3_x',
    ),
  ).toEqual([]);
});

it('tells names and values that are refused, each at its line', () => {
  expect(
    problems(
      [
        '  app: a b',
        '  -app: web',
        '  A.io/UPPER/x: web',
        '  Example.com/x: web',
        '  port: 8080',
        '  on: true',
        `  long: ${'a'.repeat(64)}`,
      ].join('\n'),
    ).map(([line, message]) => [line, String(message).slice(0, 30)]),
  ).toEqual([
    [4, 'The value of the label app mus'],
    [5, '-app is no name of a label'],
    [6, 'A.io/UPPER/x is no name of a l'],
    [7, 'Example.com/x is no name of a '],
    [8, 'The value of the label port mu'],
    [9, expect.stringContaining('label')],
    [10, 'The value of the label long mu'],
  ]);
});
