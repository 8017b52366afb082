import { demoFiles, demoWith, errorsOf } from '../__testUtils__/fixtures';
import { repositorySchema } from '../__testUtils__/repositorySchema';
import { compileChecklist } from './compile';

describe('the form of a check', () => {
  it.each<[string, Array<[string | RegExp, string]>, string[]]>([
    [
      'an unknown key',
      [['severity: blocker', 'sevrity: blocker']],
      [
        'first.yaml:15:5 severity is missing | one of blocker, high, medium, low, info',
        expect.stringContaining(
          "first.yaml:21:5 unknown key 'sevrity' | 'severity'? (one of id, ",
        ),
      ] as string[],
    ],
    [
      'an unknown value',
      [['severity: blocker', 'severity: bloker']],
      [
        "first.yaml:21:15 severity is 'bloker' | 'blocker'? (one of blocker, high, medium, low, info)",
      ],
    ],
    [
      'a missing language',
      [
        [
          '{ en: Root can do harm., zh: root 权限有风险。 }',
          '{ en: Root can do harm. }',
        ],
      ],
      [
        'first.yaml:20:10 zh is missing | every text in English (en) and in Chinese (zh)',
      ],
    ],
    [
      'an unknown task',
      [[/task: build/, 'task: biuld']],
      [
        "first.yaml:16:11 unknown task 'biuld' of phase 'first' | 'build'? (one of build, people)",
      ],
    ],
    [
      'an unknown phase',
      [['phase: first', 'phase: fist']],
      Array(3).fill(
        "first.yaml:1:8 unknown phase 'fist' | 'first'? (one of first, second)",
      ),
    ],
    [
      'an id that is taken',
      [['id: image-exists', 'id: non-root']],
      [
        "first.yaml:36:9 the id 'non-root' is taken by another check, in first.yaml | an id of its own",
      ],
    ],
    [
      'a rule and an attestation',
      [
        [
          'source: it.user.source',
          'attest: { question: { en: a, zh: b }, validFor: P1Y }',
        ],
      ],
      expect.arrayContaining([
        'first.yaml:28:5 a check has either attest or expect | attest where a person answers, expect where a rule does',
        'first.yaml:25:5 a check has either attest or each | attest where a person answers, expect where a rule does',
      ]) as unknown as string[],
    ],
    [
      'neither a rule nor an attestation',
      [[/expect: it.user.set.*/, '']],
      [
        "first.yaml:15:5 the check 'non-root' has no rule | expect, or attest where a person answers",
      ],
    ],
    [
      'a duration that is none',
      [['validFor: P180D', 'validFor: 180 days']],
      [
        "first.yaml:12:17 validFor is '180 days' | an ISO duration of years, months, weeks or days, such as P180D",
      ],
    ],
    [
      'a date that is none',
      [
        [
          'severity: blocker',
          'severity: blocker\n    effectiveFrom: 2026-13-01',
        ],
      ],
      [
        "first.yaml:22:20 effectiveFrom is '2026-13-01' | an ISO date, such as 2026-03-01",
      ],
    ],
    [
      'a day that no month has',
      [
        [
          'severity: blocker',
          'severity: blocker\n    effectiveFrom: 2026-02-31',
        ],
      ],
      [
        "first.yaml:22:20 effectiveFrom is '2026-02-31' | an ISO date, such as 2026-03-01",
      ],
    ],
    [
      'a text in no language',
      [
        [
          '{ en: Root can do harm., zh: root 权限有风险。 }',
          'Root can do harm.',
        ],
      ],
      [
        "first.yaml:20:10 why is 'Root can do harm.' | a text in English and in Chinese: { en: …, zh: … }",
      ],
    ],
    [
      'a link that is none',
      [[/links: .*/, "links: ['javascript:alert(1)']"]],
      [
        "first.yaml:35:13 item 1 of links is 'javascript:alert(1)' | an http or https URL",
      ],
    ],
    [
      'a wrong type',
      [['effort: 0.25', 'effort: a day']],
      ["first.yaml:34:13 effort is 'a day' | a number"],
    ],
    [
      'a reason without a condition',
      [[/unknownWhen: .*/, '']],
      ['first.yaml:27:5 unknownReason without unknownWhen | both or neither'],
    ],
    [
      'an unknown tool',
      [[/links: .*/, 'equivalents: { hadolnt: [DL3002] }']],
      [
        "first.yaml:35:20 unknown key 'hadolnt' | 'hadolint'? (one of hadolint, kube-linter, kube-score, polaris, trivy, checkov, kyverno, kubescape, scorecard, istio-analyzer, shellcheck, pint)",
      ],
    ],
    [
      'a rule that a tool can not have',
      [[/links: .*/, 'equivalents: { trivy: [DS002], checkov: [] }']],
      [
        "first.yaml:35:28 item 1 of trivy is 'DS002' | the name of a rule of trivy, such as DS-0002",
        'first.yaml:35:45 checkov is a list | the name of a rule of checkov, such as CKV_K8S_23',
      ],
    ],
    [
      'everything that is wrong, at once',
      [
        ['severity: blocker', 'severity: 5'],
        ['expect: it.user.set', 'expect: it.usr.set'],
        ['collector: registry', 'colector: registry'],
      ],
      [
        'first.yaml:21:15 severity is 5 | one of blocker, high, medium, low, info',
        expect.stringContaining(
          "first.yaml:28:16 Dockerfile has no field 'usr'",
        ),
        "first.yaml:36:5 the check 'image-exists' has no rule | expect, or attest where a person answers",
        expect.stringContaining(
          "first.yaml:44:5 unknown key 'colector' | 'collector'?",
        ),
      ] as string[],
    ],
  ])('refuses %s', async (_, changes, errors) => {
    expect(errorsOf(await demoWith('first.yaml', ...changes))).toEqual(errors);
  });

  it.each(['', '5', '[]', 'text'])('refuses %p in its place', async item => {
    const path = 'first.yaml';
    const head = (await demoFiles()).filter(file => file.path !== path);
    const text = `phase: first\nchecks:\n  - ${item}\n`;
    const errors = errorsOf([...head, { path, text }]);
    expect(errors).toEqual([
      expect.stringMatching(
        /^first.yaml:3:\d item 1 of checks is .*an object$/,
      ),
    ]);
  });

  it('refuses a predicate that is none', async () => {
    const [error] = errorsOf(
      await demoWith('second.yaml', [
        '$in: [service, website]',
        '$in: service',
      ]),
    );
    expect(error).toMatch(
      /^second.yaml:10:16 appliesTo is an object \| a Backstage filter predicate/,
    );
  });

  it('warns of an attestation that gates', async () => {
    const files = await demoWith('first.yaml', [
      'required: false',
      'required: true',
    ]);
    const { checklist, warnings } = compileChecklist(files, {
      schemas: [repositorySchema],
    });
    expect(checklist).toBeDefined();
    expect(warnings).toMatchObject([
      {
        line: 9,
        column: 5,
        message: expect.stringContaining("'trained' gates its phase"),
      },
    ]);
  });

  it('may wait for its rule when its collector is already there', async () => {
    const registry = { ...repositorySchema, id: 'registry' };
    const { checklist, warnings } = compileChecklist(await demoFiles(), {
      schemas: [repositorySchema, registry],
    });
    expect(checklist).toBeDefined();
    expect(warnings).toMatchObject([
      {
        file: 'first.yaml',
        message: "the check 'image-exists' has no rule: it is not measured",
      },
    ]);
  });

  it('warns of a collector that is mistyped', async () => {
    const files = await demoWith('first.yaml', [
      'collector: registry',
      'collector: repositry',
    ]);
    const { warnings } = compileChecklist(files, {
      schemas: [repositorySchema],
    });
    expect(warnings).toMatchObject([
      { line: 44, column: 16, expected: "'repository'?" },
    ]);
  });
});
