import {
  compiled,
  demoFiles,
  errorsOf,
  fixture,
} from '../__testUtils__/fixtures';
import { repositorySchema } from '../__testUtils__/repositorySchema';
import { compileChecklist } from './compile';
import { readChecklistFiles } from './read';
import { formatChecklistErrors, type ChecklistFile } from './sourceFile';

async function demoWith(
  file: string,
  ...changes: Array<[string | RegExp, string]>
): Promise<ChecklistFile[]> {
  const files = await demoFiles();
  return files.map(({ path, text }) => {
    if (path !== file) return { path, text };
    let changed = text;
    for (const [from, to] of changes) {
      expect(changed).toMatch(from);
      changed = changed.replace(from, () => to);
    }
    return { path, text: changed };
  });
}

describe('a checklist that is right', () => {
  it('is read from the files of a directory', async () => {
    const checklist = compiled(await demoFiles());
    expect(checklist).toMatchObject({
      id: 'demo',
      version: '1.2.0',
      title: { zh: '演示' },
    });
    expect(checklist.phases.map(({ id, order }) => [id, order])).toEqual([
      ['first', 1],
      ['second', 2],
    ]);
    // in the order of phases and tasks, whatever the order of files
    expect(checklist.checks.map(({ definition }) => definition.id)).toEqual([
      'non-root',
      'image-exists',
      'trained',
      'tested',
    ]);
  });

  it('may be one file', async () => {
    const [head, first] = await demoFiles();
    const text = `${head.text}${first.text.replace('phase: first\n', '')}`;
    const checklist = compiled([{ path: 'all.yaml', text }]);
    expect(checklist.checks.map(({ phase }) => phase)).toEqual([
      'first',
      'first',
      'first',
    ]);
  });

  it('can be looked at', async () => {
    const view = compiled(await demoFiles()).view();
    expect(view.phases[0].tasks[0].checks[0]).toEqual({
      id: 'non-root',
      title: { en: 'Runs as a non-root user', zh: '以非 root 用户运行' },
      rule: { en: 'The user is not root.', zh: '用户不是 root。' },
      why: { en: 'Root can do harm.', zh: 'root 权限有风险。' },
      fix: { en: 'Add USER 1000.', zh: '加入 USER 1000。' },
      fixTemplate: 'fix-user',
      effort: 0.25,
      severity: 'blocker',
      required: true,
      responsibility: 'service',
      guide: '技术实施/容器化实施',
      archetypes: ['service', 'worker', 'batch-job'],
      links: ['https://docs.docker.com/build/building/best-practices/'],
      collector: 'repository',
      expression: 'it.user.set && !it.user.root',
    });
    expect(view.phases[0].tasks[1].checks[0]).toMatchObject({
      id: 'trained',
      attest: { validFor: 'P180D' },
      archetypes: [
        'service',
        'worker',
        'batch-job',
        'stateful',
        'frontend',
        'library',
      ],
    });
    expect(view.phases[0].tasks[1].checks[0]).not.toHaveProperty('collector');
    expect(view.phases[1].tasks[0].checks[0].expression).toBe(
      'pipeline.jobs >= params.minJobs && pipeline.coverage >= params.minCoverage',
    );
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  it('has a digest that changes with every change', async () => {
    const files = await demoFiles();
    const { digest } = compiled(files);
    expect(compiled(files).digest).toBe(digest);
    const changed = await demoWith('second.yaml', ['effort: 3', 'effort: 4']);
    expect(compiled(changed).digest).not.toBe(digest);
  });

  it('may have checks of collectors that nobody here knows', async () => {
    const { checklist } = compileChecklist(await demoFiles(), { schemas: [] });
    expect(checklist?.checks.map(({ rule }) => rule)).toEqual(
      Array(4).fill(undefined),
    );
  });
});

describe('expressions', () => {
  it.each<[string, [string | RegExp, string], string]>([
    [
      'an unknown field',
      ['expect: it.user.set', 'expect: it.usr.set'],
      "first.yaml:28:16 Dockerfile has no field 'usr' | 'user'? (one of path, stages, user, labels, source)",
    ],
    [
      'an unknown field inside a macro',
      [
        'expect: it.user.set &&',
        'expect: it.stages.exists(s, s.img == "x") &&',
      ],
      "first.yaml:28:35 Stage has no field 'img' | one of name, image, source",
    ],
    [
      'an unknown variable',
      ['each: dockerfiles', 'each: dockerfile'],
      "first.yaml:25:11 unknown variable 'dockerfile' | 'dockerfiles'? (one of dockerfiles, pipeline, files, params, entity, archetype)",
    ],
    [
      'a wrong type',
      ['expect: it.user.set &&', 'expect: it.user.name == 1 &&'],
      'first.yaml:28:13 no such overload: string == int',
    ],
    [
      'broken syntax, in quotes',
      ["'!it.user.known'", "'!it.user.known &&'"],
      'first.yaml:26:36 this is not CEL: unexpected token: EOF | a CEL expression',
    ],
    [
      'a rule that is not true or false',
      ['expect: it.user.set && !it.user.root', 'expect: it.user.name'],
      'first.yaml:28:13 this expression gives string | an expression that gives true or false',
    ],
    [
      'a message that is no text',
      [`"'The final stage runs as ' + it.user.name"`, '"it.source.line"'],
      'first.yaml:30:12 this expression gives int | an expression that gives a text; string(…) makes one',
    ],
    [
      'a reason that is no expression',
      [/unknownReason: .*/, 'unknownReason: { en: Not known, zh: "\'x\'" }'],
      "first.yaml:27:30 this is not CEL: unexpected character: 'n' | a CEL expression",
    ],
    [
      'findings that are no list',
      ['    message:', '    findings: it.user\n    message:'],
      'first.yaml:29:15 this expression gives User | an expression that gives a list',
    ],
    [
      'items that are no list',
      ['each: dockerfiles', 'each: pipeline'],
      'first.yaml:25:11 this expression gives Pipeline | an expression that gives a list',
    ],
    [
      'a source that is none',
      ['source: it.user.source', 'source: it.user'],
      'first.yaml:32:13 this expression gives User | an expression that gives a source (file and line, object, or url), or a list of them',
    ],
    [
      'a pattern that is none',
      ['expect: it.user.set &&', `expect: it.path.matches('[a-') &&`],
      'first.yaml:28:29 Invalid regular expression: /[a-/: Unterminated character class | a regular expression',
    ],
    [
      'a type where anything could come',
      ['expect: it.user.set && !it.user.root', 'expect: entity.spec.flag'],
      'first.yaml:28:13 this expression gives anything | an expression that gives true or false',
    ],
  ])('refuse %s, at its line and column', async (_, change, error) => {
    expect(errorsOf(await demoWith('first.yaml', change))).toEqual([error]);
  });

  it('point into folded text', async () => {
    const files = await demoWith('second.yaml', [
      'params.minCoverage',
      'params.minCovrage',
    ]);
    expect(errorsOf(files)).toEqual([
      "second.yaml:14:35 ChecklistParams has no field 'minCovrage' | 'minCoverage'? (one of registries, minCoverage, minJobs)",
    ]);
  });

  it('may look at the entity and the archetype', async () => {
    const checklist = compiled(
      await demoWith('first.yaml', [
        'expect: it.user.set &&',
        `expect: archetype != 'library' && 'a' in entity.metadata.annotations &&`,
      ]),
    );
    expect(checklist.checks[0].rule?.expect.type).toBe('bool');
  });

  it('of unknown collectors are parsed, and no more', async () => {
    const wanted = 'collector: registry';
    compiled(
      await demoWith('first.yaml', [
        wanted,
        `${wanted}\n    expect: image.anything > 1`,
      ]),
    );
    expect(
      errorsOf(
        await demoWith('first.yaml', [
          wanted,
          `${wanted}\n    expect: image.any >`,
        ]),
      ),
    ).toEqual([
      'first.yaml:45:24 this is not CEL: unexpected token: EOF | a CEL expression',
    ]);
  });

  it('warn of a pattern that hostile text can keep busy', async () => {
    const files = await demoWith('first.yaml', [
      'expect: it.user.set &&',
      `expect: it.path.matches('^(a+)+$') &&`,
    ]);
    const { checklist, warnings } = compileChecklist(files, {
      schemas: [repositorySchema],
    });
    expect(checklist).toBeDefined();
    expect(warnings).toMatchObject([
      {
        file: 'first.yaml',
        line: 28,
        column: 29,
        message: expect.stringContaining('repeats a repetition'),
      },
    ]);
  });
});

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

describe('the head', () => {
  it.each<[string, Array<[string | RegExp, string]>, string[]]>([
    [
      'a version that YAML reads as a number',
      [['version: 1.2.0', 'version: 1.2']],
      [
        'checklist.yaml:2:10 version is 1.2 | a version of three numbers, such as 1.0.0',
      ],
    ],
    [
      'a version that is none',
      [['version: 1.2.0', 'version: v1']],
      [
        "checklist.yaml:2:10 version is 'v1' | a version of three numbers, such as 1.0.0",
      ],
    ],
    [
      'a parameter that would stand in for a constructor',
      [['minJobs: {', 'constructor: { type: int, default: 1 }\n  minJobs: {']],
      [
        "checklist.yaml:10:3 'constructor' is not a name | a name of letters, digits and underscores, such as allowedRegistries",
      ],
    ],
    [
      'a parameter that would stand in for a prototype',
      [['minJobs: {', '__proto__: {}\n  minJobs: {']],
      ["checklist.yaml:10:3 '__proto__' is not a name"],
    ],
    [
      'parameters in a list',
      [[/params:\n( {2}.*\n)+/, 'params: [a]\n']],
      [
        'checklist.yaml:4:9 params is a list | an object',
        "second.yaml:13:31 ChecklistParams has no field 'minJobs' | nothing here",
      ],
    ],
    [
      'orders that are not 1 to n',
      [['order: 2', 'order: 3']],
      ['checklist.yaml:13:12 order is 3 | the orders 1 to 2, each once'],
    ],
    [
      'an order that is taken',
      [['order: 2', 'order: 1']],
      ['checklist.yaml:13:12 order is 1 | the orders 1 to 2, each once'],
    ],
    [
      'a phase that is taken',
      [
        ['id: second', 'id: first'],
        [/$/, ''],
      ],
      expect.arrayContaining([
        "checklist.yaml:18:9 two phases are called 'first' | an id of its own",
      ]) as unknown as string[],
    ],
    [
      'a task that is taken',
      [['id: people', 'id: build']],
      expect.arrayContaining([
        "checklist.yaml:24:13 two tasks of the phase are called 'build' | an id of its own",
      ]) as unknown as string[],
    ],
    [
      'a parameter of an unknown type',
      [['type: double', 'type: float']],
      expect.arrayContaining([
        expect.stringMatching(
          /^checklist.yaml:9:24 type is 'float' \| one of string, int, double/,
        ),
      ]) as unknown as string[],
    ],
    [
      'a default of another type',
      [['default: 80', 'default: a lot']],
      ['checklist.yaml:9:41 default has a value of the wrong type | a number'],
    ],
    [
      'an item of another type',
      [['[ghcr.io]', '[ghcr.io, 1]']],
      [
        'checklist.yaml:7:14 default has a value of the wrong type (at [1]) | a string',
      ],
    ],
    [
      'a parameter without a default',
      [[', default: 80', '']],
      expect.arrayContaining([
        expect.stringContaining('checklist.yaml:9:16 default'),
      ]) as unknown as string[],
    ],
    [
      'a name that is none',
      [['minJobs:', 'min-jobs:']],
      expect.arrayContaining([
        "checklist.yaml:10:3 'min-jobs' is not a name | a name of letters, digits and underscores, such as allowedRegistries",
      ]) as unknown as string[],
    ],
  ])('refuses %s', async (_, changes, errors) => {
    expect(errorsOf(await demoWith('checklist.yaml', ...changes))).toEqual(
      errors,
    );
  });

  it('must be there, once', async () => {
    const [head, ...checks] = await demoFiles();
    expect(errorsOf(checks)).toEqual([
      'first.yaml:1:1 no file here is the head of a checklist | one file with id, version and phases (or extends)',
    ]);
    expect(errorsOf([head, { ...head, path: 'z.yaml' }])).toEqual([
      'z.yaml:1:1 a second head of a checklist; the first is checklist.yaml | a file with nothing but phase and checks',
    ]);
    expect(errorsOf([])).toEqual([
      '.:1:1 there are no checklist files here | YAML files, one with id, version and phases',
    ]);
  });

  it('does not hide what is wrong in the checks', async () => {
    const files = await demoWith('checklist.yaml', [
      'version: 1.2.0',
      'version: x',
    ]);
    const broken = files.map(file => ({
      ...file,
      text: file.text.replace('expect: it.user.set', 'expect: it.usr.set'),
    }));
    expect(errorsOf(broken)).toEqual([
      expect.stringContaining('checklist.yaml:2:10 version'),
      expect.stringContaining("first.yaml:28:16 Dockerfile has no field 'usr'"),
    ]);
  });
});

describe('a file that is no checklist', () => {
  it.each([
    ['broken YAML', 'id: [1\n', 'x.yaml:2:1'],
    ['a key twice', 'id: a\nid: b\n', 'x.yaml:2:1 duplicated mapping key'],
    ['nothing', '', 'x.yaml:1:1 no file here is the head'],
    ['a list', '- 1\n', 'x.yaml:1:1 no file here is the head'],
    [
      'two documents',
      'id: a\nversion: 1.0.0\ntitle: { en: a, zh: b }\nphases: []\n---\na: 1\n',
      'x.yaml:4:9 phases is a list',
    ],
  ])('%s is refused where it breaks', (_, text, start) => {
    expect(errorsOf([{ path: 'x.yaml', text }])[0]).toMatch(
      new RegExp(`^${start.replaceAll('.', '\\.')}`),
    );
  });

  it('names its second document', () => {
    expect(
      errorsOf([{ path: 'x.yaml', text: 'id: a\n---\na: 1\n' }]),
    ).toContain(
      'x.yaml:3:1 this file has more than one YAML document | one document in a file',
    );
  });
});

describe('the encoding of a file', () => {
  it.each([
    ['Latin 1', Buffer.from('id: caf\u00e9\n', 'latin1'), 'x.yaml:1:8'],
    ['GBK', Buffer.from([0x23, 0x20, 0xd2, 0xd4, 0x0a]), 'x.yaml:1:3'],
  ])('%s is refused where it shows', (_, bytes, start) => {
    const text = bytes.toString('utf8');
    expect(errorsOf([{ path: 'x.yaml', text }])).toContain(
      `${start} this character is not UTF-8 | a file saved as UTF-8`,
    );
  });

  it('may be marked, and moves nothing', () => {
    expect(
      errorsOf([{ path: 'x.yaml', text: '\uFEFFidd: a\nversion: 1.0.0\n' }]),
    ).toContain(
      "x.yaml:1:1 unknown key 'idd' | 'id'? (one of id, version, title, params, phases, checks)",
    );
  });
});

describe('reading', () => {
  it('says which path is missing', async () => {
    await expect(readChecklistFiles(fixture('nowhere'))).rejects.toThrow(
      /nowhere can't be read: there is no such file or directory/,
    );
  });

  it('reads one file, or the YAML files of a directory', async () => {
    const one = await readChecklistFiles(fixture('overlay', 'acme.yaml'));
    expect(one.map(({ path }) => path)).toEqual(['acme.yaml']);
    const all = await demoFiles();
    expect(all.map(({ path }) => path)).toEqual([
      'checklist.yaml',
      'first.yaml',
      'second.yaml',
    ]);
  });
});

describe('errors', () => {
  it('are written with their line and a caret', async () => {
    const files = await demoWith('first.yaml', [
      'expect: it.user.set',
      'expect: it.usr.set',
    ]);
    const { errors } = compileChecklist(files, { schemas: [repositorySchema] });
    expect(formatChecklistErrors(errors)).toBe(
      [
        "first.yaml:28:16: Dockerfile has no field 'usr'",
        "  expected 'user'? (one of path, stages, user, labels, source)",
        '  28 |     expect: it.usr.set && !it.user.root',
        '     |                ^',
      ].join('\n'),
    );
  });

  it('keep the caret below its place behind Chinese', () => {
    const text = 'version: 1.0.0 # 版本\n题目: 无\n';
    const { errors } = compileChecklist([{ path: 'x.yaml', text }], {
      schemas: [repositorySchema],
    });
    const { excerpt } = errors.find(({ message }) => message.includes('题目'))!;
    expect(excerpt).toBe('题目: 无\n^');
    const inside = `id: a\nversion: 1.0.0\ntitle: { zh: 题目, en: 5 }\nphases: []\n`;
    const { errors: others } = compileChecklist(
      [{ path: 'x.yaml', text: inside }],
      {
        schemas: [repositorySchema],
      },
    );
    expect(others[0].excerpt).toBe(
      'title: { zh: 题目, en: 5 }\n             \u3000\u3000      ^',
    );
  });

  it('show the part of a long line that matters', async () => {
    const filler = `size("${'x'.repeat(300)}") > 0 && `;
    const files = await demoWith('first.yaml', [
      'expect: it.user.set',
      `expect: ${filler}it.usr.set`,
    ]);
    const { errors } = compileChecklist(files, { schemas: [repositorySchema] });
    const [text, caret] = errors[0].excerpt!.split('\n');
    expect(text.length).toBeLessThanOrEqual(120);
    expect(text.slice(caret.indexOf('^'))).toMatch(/^usr\.set/);
  });
});
