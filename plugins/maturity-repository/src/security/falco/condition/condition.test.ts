import { limitsEvents, macrosIn, onlyExcludes, parseCondition } from '.';

const macros = new Map([
  ['opens', parseCondition('evt.type in (open, openat)')],
  ['ours', parseCondition('proc.name in (a, b)')],
  ['again', parseCondition('again and evt.type = x')],
  ['broken', undefined],
]);

describe('parseCondition', () => {
  it.each([
    'evt.type = open',
    'evt.type in (open, openat)',
    'spawned_process and container',
    'not container',
    'not (a and b) or not c',
    'proc.aname[2] exists',
    'proc.args contains "-e \'x\'"',
    'fd.name startswith /etc and evt.dir = <',
    'evt.dir=< and evt.arg.res>=0',
    'tolower(proc.name) = a',
    'proc.name = val(proc.pname)',
    'fd.sip in ("1.2.3.4", list_of_them)',
    'fd.name pmatch (known_files)',
    'fd.name in known_files',
    'fd.name in ()',
    'proc.cmdline icontains "a\\"b"',
    'jevt.value[/requestURI] glob /api/*',
    'ka.req.pod.containers.image intersects (a, b)',
    'container.image.repository != docker.io/x/y',
    '(((evt.type=open)))',
  ])('%s', text => {
    expect(parseCondition(text)).toBeDefined();
  });

  it.each([
    '',
    'and a',
    'a and',
    'a b',
    '(a',
    'a)',
    'not',
    'evt.type =',
    'evt.type in (open',
    'evt.type startswit open',
    'proc.name = "a',
    'evt.type',
    'a.b and',
    'exists',
    '= 3',
    'evt.type in (a,,b)',
    `${'('.repeat(100)}a${')'.repeat(100)}`,
    `${'not '.repeat(200)}a`,
    `a and ${'b or '.repeat(20_000)}c`,
  ])('refuses %.60s', text => {
    expect(parseCondition(text)).toBeUndefined();
  });

  it('reads and before or', () => {
    expect(parseCondition('a and b or not c')).toEqual({
      kind: 'or',
      parts: [
        {
          kind: 'and',
          parts: [
            { kind: 'macro', name: 'a' },
            { kind: 'macro', name: 'b' },
          ],
        },
        { kind: 'not', part: { kind: 'macro', name: 'c' } },
      ],
    });
  });
});

it.each([
  ['evt.type = open', 'yes'],
  ['evt.type != open', 'no'],
  ['not evt.type = open', 'no'],
  ['not evt.type != open', 'yes'],
  ['evt.type startswith open', 'no'],
  ['proc.name = a', 'no'],
  ['opens and ours', 'yes'],
  ['opens or ours', 'no'],
  ['opens or spawned_process', 'yes'],
  ['not (ours or evt.type != open)', 'yes'],
  ['not (ours and evt.type != open)', 'no'],
  ['not spawned_process', 'no'],
  ['container', 'no'],
  ['theirs and ours', 'unknown'],
  ['theirs and opens', 'yes'],
  ['theirs or ours', 'no'],
  ['theirs or opens', 'unknown'],
  ['broken', 'unknown'],
  ['again', 'yes'],
])('%s limits the types of events: %s', (text, expected) => {
  expect(limitsEvents(parseCondition(text)!, macros)).toBe(expected);
});

it.each([
  ['spawned_process and container and not proc.name in (a)', true],
  ['container_started and proc.name != a', true],
  ['evt.type = execve and container.id != host and not proc.name = a', true],
  ['opens and not proc.name in (a)', true],
  ['spawned_process and container', false],
  ['spawned_process and proc.name = bash and not proc.pname in (a)', false],
  ['spawned_process and not proc.name startswith a', false],
  ['spawned_process and not allowed', false],
  ['spawned_process and not ours and not proc.name = x', false],
  ['open_write and not proc.name in (a)', false],
  ['not proc.name in (a) or proc.name = b', false],
])('%s only excludes: %s', (text, expected) => {
  expect(onlyExcludes(parseCondition(text)!, macros)).toBe(expected);
});

it('names each macro once', () => {
  const condition = parseCondition('a and not (b or a) and c.d = e')!;
  expect(macrosIn(condition)).toEqual(['a', 'b']);
});
