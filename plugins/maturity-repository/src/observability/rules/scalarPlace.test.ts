import { placeInScalar } from './scalarPlace';

const find = (file: string, value: string, part: string, line = 1) =>
  placeInScalar(file.split('\n'), line, 'expr', value, value.indexOf(part));

describe('placeInScalar', () => {
  it.each([
    [
      'a literal block',
      'expr: |\n  sum(a)\n    / b\n',
      'sum(a)\n  / b\n',
      { line: 3, column: 7 },
    ],
    [
      'a folded block',
      'expr: >-\n  sum(a)\n  / b\n',
      'sum(a) / b',
      { line: 3, column: 5 },
    ],
    [
      'a plain scalar',
      'expr: sum(a) / b',
      'sum(a) / b',
      { line: 1, column: 16 },
    ],
    [
      'a plain scalar of two lines',
      '- expr: sum(a)\n    / b',
      'sum(a) / b',
      { line: 2, column: 7 },
    ],
    [
      'double quotes',
      'expr: "a{x=\\"y\\"} / b"',
      'a{x="y"} / b',
      { line: 1, column: 21 },
    ],
    [
      'single quotes',
      "expr: 'a{x=''y''} / b'",
      "a{x='y'} / b",
      { line: 1, column: 21 },
    ],
    [
      'JSON',
      '{"alert": "X", "expr": "a / b"}',
      'a / b',
      { line: 1, column: 29 },
    ],
  ])('finds a character in %s', (_, file, value, expected) => {
    expect(find(file, value, 'b')).toEqual(
      value.includes('b') ? expected : undefined,
    );
  });

  it('finds nothing where the file says something else', () => {
    expect(find('expr: {{ .Values.x }} / b', 'a / b', 'b')).toBeUndefined();
    expect(find('other: a / b', 'a / b', 'b')).toBeUndefined();
    expect(find('expr: a / b', 'a / b', 'b', 7)).toBeUndefined();
  });
});
