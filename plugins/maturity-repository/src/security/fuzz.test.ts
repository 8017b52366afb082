import fc from 'fast-check';
import { keyBlocksOf } from './keys/keyBlocks';
import {
  limitsEvents,
  macrosIn,
  onlyExcludes,
  parseCondition,
} from './falco/condition';
import { itemsOf } from './falco/items';

const options = { seed: 20261122, numRuns: 1_500 };

const words = fc.constantFrom(
  'and',
  'or',
  'not',
  '(',
  ')',
  ',',
  '=',
  '!=',
  '<',
  '>=',
  'in',
  'exists',
  'pmatch',
  'evt.type',
  'evt.type[',
  'proc.name',
  'proc.aname[2]',
  'spawned_process',
  'container',
  'open',
  '"',
  "'",
  '"a b"',
  '\\',
  '[',
  ']',
  '__proto__',
  'constructor',
  'tolower(',
  '中文',
  '\u0000',
  '-',
  '*',
  '/etc/x',
);
const sound = fc.letrec<{ any: string }>(tie => ({
  any: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(
      'spawned_process',
      'evt.type = open',
      'evt.type in (open, openat)',
      'proc.name != a',
      'container.id != host',
      'fd.name startswith "/a b"',
      'proc.aname[2] exists',
      'evt.dir=<',
    ),
    fc
      .tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any'))
      .map(([a, join, b]) => `(${a} ${join} ${b})`),
    tie('any').map(inner => `not (${inner})`),
  ),
})).any;

it('reads every condition of Falco that is made by the rules', () => {
  fc.assert(
    fc.property(sound, text => {
      const condition = parseCondition(text);
      expect(condition).toBeDefined();
      // What is denied twice says the same.
      const twice = parseCondition(`not not (${text})`)!;
      expect(limitsEvents(twice, new Map())).toBe(
        limitsEvents(condition!, new Map()),
      );
      expect(macrosIn(twice)).toEqual(macrosIn(condition!));
    }),
    options,
  );
});

it('refuses or reads any other, and never throws or hangs', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), {
        maxLength: 60,
      }),
      parts => {
        const condition = parseCondition(parts.join(' '));
        if (!condition) return;
        const macros = new Map([
          ['container', condition],
          ['spawned_process', condition],
        ]);
        expect(['yes', 'no', 'unknown']).toContain(
          limitsEvents(condition, macros),
        );
        expect(typeof onlyExcludes(condition, macros)).toBe('boolean');
      },
    ),
    options,
  );
});

it('takes any list for rules or not', () => {
  const name = fc.constantFrom(
    'rule',
    'macro',
    'list',
    'condition',
    'append',
    'override',
    'desc',
    'priority',
    '__proto__',
  );
  const item = fc.dictionary(name, fc.anything({ maxDepth: 2 }));
  fc.assert(
    fc.property(
      fc.oneof(fc.anything(), fc.array(item, { maxLength: 8 })),
      list => {
        const items = itemsOf(list, () => ({ file: 'a', line: 1 }), 0);
        expect(items.every(({ name: text }) => text.length <= 200)).toBe(true);
      },
    ),
    options,
  );
});

it('finds keys in any text, and keeps nothing of them', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '-----BEGIN ',
      'RSA ',
      'ENCRYPTED ',
      'OPENSSH ',
      'PRIVATE KEY',
      ' BLOCK',
      '-----',
      '\n',
      '\\n',
      'Proc-Type: 4,ENCRYPTED\n',
    ),
    fc.base64String({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), parts => {
      const text = parts.join('');
      for (const { line, ...key } of keyBlocksOf(text)) {
        expect(text.split('\n').length).toBeGreaterThanOrEqual(line);
        expect(JSON.stringify(key).length).toBeLessThan(80);
      }
    }),
    options,
  );
});
