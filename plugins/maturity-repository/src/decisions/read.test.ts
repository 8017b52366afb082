import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collected } from '../project/testing';
import { decisionsSection } from './section';

async function entriesOf(text: string | Buffer) {
  const evidence = await collected(decisionsSection, { 'maturity.yaml': text });
  return evidence.entries;
}

const problemsOf = async (text: string) =>
  (await entriesOf(text)).map(
    ({ kind, check, problem, source }) =>
      `${kind} ${source.line} ${check} ${problem.en}`,
  );

const waiver = (changes: string) =>
  `waivers:\n  - check: a\n    reason: r\n    by: '@ada'\n    until: 2027-03-31\n${changes}`;

describe('maturity.yaml', () => {
  it('is read with lines', async () => {
    const entries = await entriesOf(`# decisions
waivers:
  - check: dockerfile-healthcheck
    reason: Kubernetes probes do it
    by: '@ada'
    from: 2026-12-01
    until: 2027-03-31
    link: https://example.com/1
    compensating: Probes
attestations:
  - { check: logs-agreed, by: '@eve', at: 2026-11-20, until: 2027-01-31, link: 'https://example.com/2' }
  - { check: logs-agreed, by: '@eve', at: 2026-11-21, reason: Not yet, holds: false }
`);
    const rest = {
      from: '',
      until: '',
      at: '',
      link: '',
      reason: '',
      compensating: '',
      holds: true,
      problem: { en: '', zh: '' },
    };
    const source = (line: number) => ({ file: 'maturity.yaml', line });
    expect(entries).toEqual([
      {
        ...rest,
        kind: 'waiver',
        check: 'dockerfile-healthcheck',
        reason: 'Kubernetes probes do it',
        by: '@ada',
        from: '2026-12-01',
        until: '2027-03-31',
        link: 'https://example.com/1',
        compensating: 'Probes',
        source: source(3),
      },
      {
        ...rest,
        kind: 'attestation',
        check: 'logs-agreed',
        by: '@eve',
        at: '2026-11-20',
        until: '2027-01-31',
        link: 'https://example.com/2',
        source: source(11),
      },
      {
        ...rest,
        kind: 'attestation',
        check: 'logs-agreed',
        by: '@eve',
        at: '2026-11-21',
        reason: 'Not yet',
        holds: false,
        source: source(12),
      },
    ]);
  });

  it('is as docs/decisions.md shows it', async () => {
    const page = await readFile(
      join(__dirname, '../../../../docs/decisions.md'),
      'utf8',
    );
    const [, example] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    const entries = await entriesOf(example);
    expect(entries.map(({ kind, check }) => `${kind} ${check}`)).toEqual([
      'waiver dockerfile-healthcheck',
      'attestation logs-agreed',
    ]);
  });

  it.each([
    '',
    '# nothing yet\n',
    'waivers: []\n',
    'waivers:\nattestations:\n',
  ])('may decide nothing: %j', async text =>
    expect(await entriesOf(text)).toEqual([]),
  );

  it.each<[string, string[]]>([
    ['waivers: [', ['invalid 1  Not valid YAML: ']],
    ['a', ['invalid 1  Expected waivers and attestations, each a list']],
    [
      'waivers: []\n---\nwaivers: []',
      ['invalid 3  More than one YAML document: only one is allowed'],
    ],
    [
      'waviers: []\n',
      [
        'invalid 1  Unknown key waviers: is it waivers? (one of waivers, attestations)',
      ],
    ],
    ['waivers: none\n', ['invalid 1  waivers is not a list']],
    [
      'waivers:\n  - soon\n',
      ['invalid 2  An entry must be an object with check, by …'],
    ],
    [
      'waivers:\n  - check: a\n    by: x\n',
      ['invalid 2 a A waiver needs an end: until, a day such as 2027-03-31'],
    ],
    [
      'waivers:\n  - { check: a, by: x, until: 2027-01-01 }\n',
      ['invalid 2 a A waiver needs a reason or a link'],
    ],
    [
      waiver('    form: 2026-01-01\n'),
      [
        'invalid 6 a Unknown key form: is it from? (one of check, reason, by, from, until, link, compensating)',
      ],
    ],
    [
      waiver('    from: 2027-02-30\n    link: javascript:1\n'),
      [
        "invalid 6 a from is '2027-02-30': expected a day, such as 2027-03-31",
        "invalid 7 a link is 'javascript:1': expected an http or https URL",
      ],
    ],
    [waiver('    from: 2027-04-01\n'), ['invalid 6 a from is after until']],
    [
      waiver('    compensating: [x]\n'),
      [
        'invalid 6 a compensating is a list: expected a text of at most 1000 characters',
      ],
    ],
    [
      'attestations:\n  - { check: A, by: x, at: 2026-11-22, holds: yes, link: }\n',
      [
        "invalid 2 A check is 'A': expected the id of a check, such as dockerfile-healthcheck",
        "invalid 2 A holds is 'yes': expected true or false",
        'invalid 2 A link is empty: expected an http or https URL',
      ],
    ],
    [
      'attestations:\n  - { check: a, by: x, at: 2026-11-22 }\n',
      ['invalid 2 a An attestation needs a link or a reason'],
    ],
  ])('%j is told with its line', async (text, problems) => {
    const told = await problemsOf(text);
    expect(told).toEqual(
      problems.map(problem => expect.stringContaining(problem)),
    );
    for (const { problem } of await entriesOf(text)) {
      expect(problem.zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('gives the good entries beside the bad', async () => {
    const text = `${waiver('')}  - check: b\n`;
    expect((await entriesOf(text)).map(({ kind }) => kind)).toEqual([
      'waiver',
      'invalid',
      'invalid',
    ]);
  });

  it('is bounded', async () => {
    const entry = '{ check: a, reason: r, by: x, until: 2027-01-01 }';
    const many = await entriesOf(`waivers:\n${`  - ${entry}\n`.repeat(201)}`);
    expect(many).toHaveLength(201);
    expect(many[0].problem.en).toBe('Only the first 200 of waivers count');
    const long = await problemsOf(waiver(`    link: ${'x'.repeat(5000)}\n`));
    expect(long[0].length).toBeLessThan(200);
    const keys = Array.from({ length: 500 }, (_, index) => `k${index}: 1\n`);
    expect(await problemsOf(keys.join(''))).toHaveLength(200);
  });

  it('that is no text is told, not thrown', async () => {
    const [{ problem }] = await entriesOf(Buffer.from([0, 1, 2]));
    expect(problem.en).toContain('could not be read');
  });

  it('never throws, whatever is written', async () => {
    const value = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(null, 1, true, '', 'a', '2026-11-22', '@x'),
        fc.string(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'waivers',
            'attestations',
            'check',
            'by',
            'until',
            'at',
            'reason',
            '__proto__',
            'constructor',
          ),
          tie('value'),
        ),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(
        fc.record({ waivers: value, attestations: value }),
        async document => {
          const entries = await entriesOf(JSON.stringify(document));
          for (const { kind, problem } of entries) {
            expect(kind === 'invalid').toBe(problem.en !== '');
          }
        },
      ),
      { seed: 20261122, numRuns: 150 },
    );
  });
});
