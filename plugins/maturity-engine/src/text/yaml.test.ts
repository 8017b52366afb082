import fc from 'fast-check';
import type { YamlDocument } from './document';
import { parseYaml } from './yaml';

function read(text: string, dialect?: 'core' | 'kubernetes'): YamlDocument {
  const { documents, errors } = parseYaml(text, { dialect });
  expect(errors).toEqual([]);
  return documents[0];
}

function problem(text: string, options?: Parameters<typeof parseYaml>[1]) {
  const { documents, errors } = parseYaml(text, options);
  expect(documents).toEqual([]);
  expect(errors).toHaveLength(1);
  return errors[0];
}

describe('values and their positions', () => {
  it('finds keys and values in block and flow style', () => {
    const document = read(
      [
        'name: web',
        'ports:',
        '  - 80',
        '  - { port: 443, "tls": true }',
        'labels: [ a,  b ]',
        'empty:',
        '? long',
        ': value',
      ].join('\n'),
    );
    expect(document.value).toEqual({
      name: 'web',
      ports: [80, { port: 443, tls: true }],
      labels: ['a', 'b'],
      empty: null,
      long: 'value',
    });
    expect(document.position([])).toEqual({ line: 1, column: 1 });
    expect(document.position(['name'])).toEqual({ line: 1, column: 7 });
    expect(document.keyPosition(['ports'])).toEqual({ line: 2, column: 1 });
    expect(document.position(['ports', 0])).toEqual({ line: 3, column: 5 });
    expect(document.position(['ports', 1, 'port'])).toEqual({
      line: 4,
      column: 13,
    });
    expect(document.keyPosition(['ports', 1, 'tls'])).toEqual({
      line: 4,
      column: 18,
    });
    expect(document.position(['labels', 1])).toEqual({ line: 5, column: 15 });
    expect(document.position(['empty'])).toEqual({ line: 6, column: 1 });
    expect(document.position(['long'])).toEqual({ line: 8, column: 3 });
    expect(document.keyPosition(['ports', 0])).toBeUndefined();
    expect(document.position(['ports', 7])).toBeUndefined();
    expect(document.position(['name', 'deeper'])).toBeUndefined();
  });

  it('counts lines that end in CRLF, and columns after a tag and an anchor', () => {
    const document = read('a: 1\r\nb: !!str &x 2\r\n');
    expect(document.value).toEqual({ a: 1, b: '2' });
    expect(document.position(['b'])).toEqual({ line: 2, column: 13 });
  });

  it('points an alias at itself and its parts at the anchor', () => {
    const document = read('base: &b\n  image: x\nuse: *b\nlist: [*b]\n');
    expect(document.value).toMatchObject({ use: { image: 'x' } });
    expect(document.position(['use'])).toEqual({ line: 3, column: 6 });
    expect(document.position(['use', 'image'])).toEqual({
      line: 2,
      column: 10,
    });
    expect(document.keyPosition(['list', 0, 'image'])).toEqual({
      line: 2,
      column: 3,
    });
  });

  it('reads merge keys, and finds what was merged', () => {
    const document = read(
      'a: &a { x: 1 }\nb: &b\n  x: 2\n  y: 3\nc:\n  <<: [*a, *b]\n  z: 4\n"<<": text\n',
    );
    expect(document.value).toMatchObject({
      c: { x: 1, y: 3, z: 4 },
      '<<': 'text',
    });
    expect(document.position(['c', 'x'])).toEqual({ line: 1, column: 12 });
    expect(document.position(['c', 'y'])).toEqual({ line: 4, column: 6 });
    expect(document.position(['c', 'z'])).toEqual({ line: 7, column: 6 });
    expect(document.position(['<<'])).toEqual({ line: 8, column: 7 });
  });

  it('keeps what tags of other tools stand on', () => {
    const document = read(
      'script: !reference [.setup, script]\nref: !Ref Bucket\nmap: !Sub { a: 1 }\ndata: !!binary aGk=\n',
    );
    expect(document.value).toEqual({
      script: ['.setup', 'script'],
      ref: 'Bucket',
      map: { a: 1 },
      data: 'aGk=',
    });
  });

  it('never lets a key reach a prototype', () => {
    const { value } = read('__proto__: { polluted: 1 }\nconstructor: 2\n');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
  });

  it('reads every document, and none of an empty text', () => {
    const { documents } = parseYaml('a: 1\n---\n---\nb: 2\n');
    expect(documents.map(({ value }) => value)).toEqual([
      { a: 1 },
      null,
      { b: 2 },
    ]);
    expect(documents[2].position(['b'])).toEqual({ line: 4, column: 4 });
    expect(parseYaml('')).toEqual({ documents: [], errors: [] });
    expect(parseYaml('# nothing\n')).toEqual({ documents: [], errors: [] });
  });

  it('agrees with JSON, and finds every leaf of it', () => {
    const key = fc
      .string({ maxLength: 6 })
      .filter(name => name !== '__proto__');
    const { tree } = fc.letrec(tie => ({
      leaf: fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
      ),
      tree: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        tie('leaf'),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify({ value }, null, indent);
        const document = read(text);
        expect(document.value).toEqual({ value });
        const lines = text.split('\n');
        for (const [path, leaf] of leavesOf({ value })) {
          const { line, column } = document.position(path)!;
          const rest = lines[line - 1].slice(column - 1);
          expect(rest.startsWith(JSON.stringify(leaf))).toBe(true);
        }
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });
});

function leavesOf(
  value: unknown,
  path: Array<string | number> = [],
): Array<[Array<string | number>, unknown]> {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const entries: Array<[string | number, unknown]> = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

describe('lines inside brackets', () => {
  it.each<[string, unknown]>([
    [
      'j:\n  needs: [\n    a,\n    b\n  ]\n  if: x\n',
      { j: { needs: ['a', 'b'], if: 'x' } },
    ],
    ['on: [\npush,\npull_request\n]\n', { on: ['push', 'pull_request'] }],
    ['a: {\n  b: 1, # one\n  c: "#2" # two ]\n}\n', { a: { b: 1, c: '#2' } }],
    ["a: [\n  'it''s # x', # don't\n  # more\n]\n", { a: ["it's # x"] }],
    ['a: [\r\n  x, # y\r\n]\r\nb: 2\r\n', { a: ['x'], b: 2 }],
    ['a: [b,\n\n\nc\n]\n', { a: ['b', 'c'] }],
    ['a: [x # not closed here\n]\n---\nb: [\ny\n]\n', { a: ['x'] }],
  ])('may have any indentation: %j', (text, value) => {
    expect(read(text).value).toEqual(value);
  });

  it('stand where they do', () => {
    const text =
      'j:\n  needs: [\n    a,\n  b, # c\n  ]\n  if: x\nk: {\nl: 1\n}\n';
    const document = read(text);
    expect(document.position(['j', 'needs', 1])).toEqual({
      line: 4,
      column: 3,
    });
    expect(document.keyPosition(['j', 'if'])).toEqual({ line: 6, column: 3 });
    expect(document.position(['k', 'l'])).toEqual({ line: 8, column: 4 });
  });

  it.each([
    ['a: [x, y\nb: z\n', 'deficient indentation', 2],
    ['a: [x\n---\nb]\n', 'deficient indentation', 2],
    ['a: [\nx\n]\nb: 1\nb: 2\n', 'duplicated mapping key', 5],
  ])('that are wrong otherwise are refused: %j', (text, message, line) => {
    expect(problem(text)).toMatchObject({ message, line });
  });

  it('cost no more than a few readings, however many there are', () => {
    const many = `a: [\n${'x,\n'.repeat(300_000)}]\n`;
    const start = performance.now();
    expect(problem(many).message).toBe('deficient indentation');
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('characters of a scalar', () => {
  const text = [
    'plain: it.user == 1',
    "single: 'it''s it.x'",
    'double: "a\\tb \\u00e9 it.x"',
    'literal: |',
    '  first',
    '',
    '    it.second',
    'folded: >-',
    '  one two',
    '  three it.x',
    'long: one',
    '  two it.x',
  ].join('\n');
  const lines = text.split('\n');

  it.each([
    ['plain', 'it.user'],
    ['single', 'it.x'],
    ['double', 'it.x'],
    ['literal', 'it.second'],
    ['folded', 'it.x'],
    ['long', 'it.x'],
  ])('finds them in %s style', (key, word) => {
    const document = read(text);
    const value = (document.value as Record<string, string>)[key];
    const position = document.characterPosition([key], value.indexOf(word))!;
    const at = lines.findIndex(
      (line, index) =>
        line.includes(word) &&
        index >= lines.findIndex(l => l.startsWith(`${key}:`)),
    );
    expect(position).toEqual({
      line: at + 1,
      column: lines[at].indexOf(word) + 1,
    });
  });

  it('gives the value where there are no characters', () => {
    const document = read('a: [1]\nb:\n');
    expect(document.characterPosition(['a'], 3)).toEqual({
      line: 1,
      column: 4,
    });
    expect(document.characterPosition(['b'], 0)).toEqual({
      line: 2,
      column: 1,
    });
  });
});

describe('dialects', () => {
  const text =
    'a: yes\nb: Off\nc: 0644\nd: 0o17\ne: y\nf: "on"\ng: -010\nh: 1_000\ni: 12:30\non: push\nj: 08\n';

  it('reads YAML 1.2', () => {
    expect(read(text, 'core').value).toEqual({
      a: 'yes',
      b: 'Off',
      c: 644,
      d: 15,
      e: 'y',
      f: 'on',
      g: -10,
      h: '1_000',
      i: '12:30',
      on: 'push',
      j: 8,
    });
  });

  it('reads what Kubernetes reads', () => {
    const document = read(text, 'kubernetes');
    expect(document.value).toEqual({
      a: true,
      b: false,
      c: 420,
      d: 15,
      e: 'y',
      f: 'on',
      g: -8,
      h: 1000,
      i: '12:30',
      true: 'push',
      j: 8,
    });
    expect(document.keyPosition(['true'])).toEqual({ line: 10, column: 1 });
  });
});

describe('what is refused', () => {
  it('says where the syntax breaks', () => {
    expect(problem('a: 1\nb: [1, 2\n', { file: 'x.yaml' })).toMatchObject({
      file: 'x.yaml',
      line: 3,
      column: 1,
    });
  });

  it('refuses a key that occurs twice, in its own document only', () => {
    const { documents, errors } = parseYaml(
      'a: 1\n---\nb: 1\n\nb: 2\n---\nc: 3\n',
    );
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 3 }]);
    expect(errors).toEqual([
      { message: 'duplicated mapping key', line: 5, column: 1 },
    ]);
  });

  it('lets the last of equal keys win where it is told to, and says where it stands', () => {
    const { documents, errors } = parseYaml('a: {b: 1,\n b: 2}\na: 3\n', {
      duplicateKeys: 'last',
    });
    expect(errors).toEqual([]);
    expect(documents[0].value).toEqual({ a: 3 });
    expect(documents[0].keyPosition(['a'])?.line).toBe(3);
  });

  it('refuses texts that are too long, too deep or binary', () => {
    expect(problem('a'.repeat(5_000_001)).message).toMatch(
      /longer than 5000000/,
    );
    expect(problem('['.repeat(101) + ']'.repeat(101)).message).toMatch(
      /depth|nest/i,
    );
    expect(parseYaml('['.repeat(99) + ']'.repeat(99)).errors).toEqual([]);
    expect(problem('---\n'.repeat(10_001)).message).toMatch(
      /more than 10000 documents/,
    );
    expect(problem('a\0b')).toMatchObject({
      message: expect.stringMatching(/null byte/),
      line: 1,
      column: 2,
    });
  });

  it('refuses too many aliases, and allows as many as told', () => {
    const text = `a: &a 1\nb: [${'*a, '.repeat(101)}]\n`;
    expect(problem(text)).toMatchObject({
      message: 'more than 100 aliases in one document',
      line: 2,
    });
    expect(parseYaml(text, { maxAliases: 101 }).errors).toEqual([]);
  });

  it('refuses aliases that grow beyond measure', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 10; n++) {
      bomb.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
      );
    }
    expect(problem(bomb.join('\n'))).toMatchObject({
      message: 'aliases make the document too large',
    });

    const long = `a: &a ${'x'.repeat(60_000)}\nb: [${'*a, '.repeat(99)}]\n`;
    expect(problem(long)).toMatchObject({
      message: 'aliases make the document too large',
      line: 2,
    });
  });

  it('refuses aliases that nest beyond measure', () => {
    const tower = ['a0: &a0 [[[1]]]'];
    for (let n = 1; n < 60; n++) tower.push(`a${n}: &a${n} [[*a${n - 1}]]`);
    expect(problem(tower.join('\n')).message).toBe(
      'aliases nest collections deeper than 100 levels',
    );
  });

  it('adds the depth of an alias to that of its place', () => {
    const nested = (levels: number, value: string) =>
      '['.repeat(levels) + value + ']'.repeat(levels);
    const text = (levels: number) =>
      `a: &a ${nested(60, '1')}\nb: ${nested(levels, '*a')}\n`;
    expect(parseYaml(text(39)).errors).toEqual([]);
    expect(problem(text(40))).toMatchObject({ line: 2, column: 44 });
  });

  it('refuses an alias inside its own anchor, and one without an anchor', () => {
    expect(problem('a: &a\n  b: *a\n')).toMatchObject({
      message: 'the alias *a stands inside its own anchor',
      line: 2,
      column: 6,
    });
    expect(problem('a: *nobody\n')).toMatchObject({
      message: 'there is no anchor &nobody before this alias',
      line: 1,
      column: 4,
    });
  });

  it('never throws, whatever the text', () => {
    const yamlish = fc
      .array(
        fc.constantFrom(
          '- ',
          ': ',
          '&a ',
          '*a',
          '[',
          ']',
          '{',
          '}',
          '\n',
          '  ',
          '"',
          "'",
          '|',
          '>',
          '<<',
          '!x ',
          '---\n',
          'k',
          '\t',
          '#',
          '? ',
          '\\',
          ',',
          '\u00e9',
          '%',
        ),
        { maxLength: 40 },
      )
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(yamlish, fc.string({ unit: 'binary' })), text => {
        const { documents, errors } = parseYaml(text);
        for (const document of documents) document.position(['k', 0]);
        for (const { line, column } of errors) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});

describe('nearest', () => {
  const wide = Array.from(
    { length: 40 },
    (_, index) => `  k${index}: ${index}`,
  );
  const text = [
    'a: &a',
    '  b: [x, {c: 1}]',
    'd: {<<: *a, e: 1}',
    'wide:',
    ...wide,
    'twice: 1',
    'twice: {f: 2}',
  ].join('\n');
  const [document] = parseYaml(text, { duplicateKeys: 'last' }).documents;

  it.each([
    [['a', 'b'], 2, 2],
    [['a', 'b', 1], 2, 3],
    [['a', 'b', '1'], 2, 3],
    [['a', 'b', 1, 'c'], 2, 4],
    [['a', 'b', 7], 2, 2],
    [['a', 'b', ''], 2, 2],
    [['a', 'none', 'c'], 1, 1],
    [['d', 'b', 0], 2, 3],
    [['d', 'e'], 3, 2],
    [['wide', 'k39'], 44, 2],
    [['wide', 'k40'], 4, 1],
    [['wide', 'toString'], 4, 1],
    [['twice', 'f'], 46, 2],
  ])('of %p is line %d', (path, line, depth) => {
    expect(document.nearest(path)).toMatchObject({ position: { line }, depth });
  });

  it('of nothing is the document', () => {
    expect(document.nearest(['none'])).toEqual({
      position: { line: 1, column: 1 },
      depth: 0,
    });
    const [empty] = parseYaml('---\n').documents;
    expect(empty.nearest(['a']).depth).toBe(0);
  });
});

it('reads documents that are sound beside those that repeat a key', () => {
  const { documents, errors } = parseYaml('a: 1\n---\nb: 1\nb: 2\n---\nc: 3\n');
  expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 3 }]);
  expect(errors).toMatchObject([{ line: 4 }]);
});
