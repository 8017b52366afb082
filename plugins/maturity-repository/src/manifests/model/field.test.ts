import { fieldOf } from './testing';

const object = fieldOf(
  [
    'apiVersion: v1',
    'kind: A',
    'spec:',
    '  list:',
    '  - name: one',
    '    count: 2',
    '  - two',
    '  flag: yes',
    '  nothing: null',
    `  long: ${'a'.repeat(1000)}`,
  ].join('\n'),
);

it('reads what is there, and nothing where something else stands', () => {
  const [one, two] = object.get('spec', 'list').items();
  expect(one.get('name').text).toBe('one');
  expect(one.get('count').int).toBe(2);
  expect(one.get('count').text).toBe('2');
  expect(one.get('name').int).toBeUndefined();
  expect(two.get('name').text).toBe('');
  expect(two.entries()).toEqual([]);
  expect(object.get('spec', 'flag').bool).toBe(true);
  expect(object.get('spec', 'nothing').set).toBe(false);
  expect(object.get('spec', 'absent', 'further').items()).toEqual([]);
  expect(object.get('toString').set).toBe(false);
  expect(object.get('__proto__', 'constructor').set).toBe(false);
});

it('cuts long texts', () => {
  expect(object.get('spec', 'long').text).toHaveLength(400);
});

it('stands at its key, else at the nearest above it', () => {
  const [one] = object.get('spec', 'list').items();
  expect(one.get('count').source).toEqual({ file: 'app.yaml', line: 6 });
  expect(one.get('absent', 'further').source.line).toBe(5);
  expect(object.get('absent').source.line).toBe(2);
  expect(one.get('count').path).toEqual(['spec', 'list', 0, 'count']);
});
