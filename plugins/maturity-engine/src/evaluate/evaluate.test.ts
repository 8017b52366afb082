import type { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import {
  checklistOf,
  component,
  now,
  service,
} from '../__testUtils__/builders';
import { compiled, demoFiles, fixture } from '../__testUtils__/fixtures';
import { dockerfile, testRepository } from '../__testUtils__/repositorySchema';
import type { Checklist } from '../checklist/checklist';
import { readChecklistFiles } from '../checklist/read';
import { evaluate } from './evaluate';
import type { EvaluateInput } from './types';

let demo: Checklist;

beforeAll(async () => {
  demo = compiled(await demoFiles());
});

function run(
  checklist: Checklist,
  document: unknown,
  overrides: Partial<EvaluateInput> = {},
): Record<string, CheckResult> {
  const results = evaluate(checklist, {
    entity: component,
    archetype: service,
    evidence: { repository: { status: 'collected', document } },
    now,
    ...overrides,
  });
  return Object.fromEntries(results.map(result => [result.check, result]));
}

const pipeline = {
  found: true,
  kind: 'github',
  jobs: 3,
  coverage: 90,
  source: { file: 'ci.yml', line: 2 },
} as const;

describe('a rule', () => {
  it('passes', () => {
    const results = run(
      demo,
      testRepository({ dockerfiles: [dockerfile()], pipeline }),
    );
    expect(results['non-root']).toEqual({
      check: 'non-root',
      phase: 'first',
      task: 'build',
      status: 'pass',
      required: true,
      severity: 'blocker',
      responsibility: 'service',
      measured: true,
      findings: [],
      findingCount: 0,
      stale: false,
    });
    expect(results.tested.status).toBe('pass');
  });

  it('fails with a finding for each item, in both languages, with its source', () => {
    const { 'non-root': result } = run(
      demo,
      testRepository({
        dockerfiles: [
          dockerfile({
            path: 'a/Dockerfile',
            user: { root: true, name: 'root' },
          }),
          dockerfile({ path: 'b/Dockerfile' }),
          dockerfile({
            path: 'c/Dockerfile',
            user: { set: false, name: '', source: { file: '', line: 0 } },
          }),
        ],
      }),
    );
    expect(result.status).toBe('fail');
    expect(result.findingCount).toBe(2);
    expect(result.findings).toEqual([
      {
        message: {
          en: 'The final stage runs as root',
          zh: '最终阶段以 root 运行',
        },
        source: { file: 'a/Dockerfile', line: 7 },
      },
      { message: { en: 'The final stage runs as ', zh: '最终阶段以  运行' } },
    ]);
  });

  it('fails with one finding where it looks at the whole document', () => {
    const { tested } = run(
      demo,
      testRepository({ pipeline: { ...pipeline, coverage: 12.5 } }),
    );
    expect(tested).toMatchObject({
      status: 'fail',
      findingCount: 1,
      findings: [
        {
          message: { en: 'Coverage is 12.5' },
          source: { file: 'ci.yml', line: 2 },
        },
      ],
    });
  });

  it('does not apply where its condition does not hold, or there is nothing to look at', () => {
    const results = run(demo, testRepository());
    expect(results.tested).toMatchObject({
      status: 'not-applicable',
      measured: true,
    });
    expect(results['non-root'].status).toBe('not-applicable');
    for (const { reason } of Object.values(results)) {
      expect(reason).toEqual({
        en: expect.any(String),
        zh: expect.stringMatching(/[\u4e00-\u9fff]/),
      });
    }
  });

  it('is unknown for an item, unless another fails', () => {
    const unknown = dockerfile({ user: { known: false } });
    const failing = dockerfile({ user: { root: true } });
    expect(
      run(demo, testRepository({ dockerfiles: [unknown, dockerfile()] }))[
        'non-root'
      ],
    ).toMatchObject({
      status: 'unknown',
      measured: true,
      reason: {
        en: 'Base of Dockerfile',
        zh: 'Dockerfile 的基础',
      },
    });
    expect(
      run(demo, testRepository({ dockerfiles: [unknown, failing] }))[
        'non-root'
      ],
    ).toMatchObject({
      status: 'fail',
      findingCount: 1,
    });
  });

  it('is unknown as a whole', () => {
    const checklist = checklistOf([
      [{ id: 'a', unknownWhen: 'pipeline.jobs == 0', expect: 'false' }],
    ]);
    expect(run(checklist, testRepository()).a).toMatchObject({
      status: 'unknown',
      reason: { en: 'The evidence does not tell', zh: '现有证据无法判断' },
    });
  });

  it('says why of the document, too, and bears a reason that can not be computed', () => {
    const unknownWhen = 'files.size() < 2';
    const reason = (expression: string) =>
      run(
        checklistOf([
          [
            {
              id: 'a',
              unknownWhen,
              unknownReason: { en: expression, zh: expression },
            },
          ],
        ]),
        testRepository({ files: ['ci.yml'] }),
      ).a.reason?.en;
    expect(reason("files[0] + ' is not read'")).toBe('ci.yml is not read');
    expect(reason("files[7] + ' is not read'")).toBe(
      'The evidence does not tell',
    );
  });

  it('gives one finding for each item of findings', () => {
    const user = { name: 'root', root: true };
    const first = dockerfile({ user });
    const [stage] = first.stages;
    const line = (number: number) => ({ file: 'Dockerfile', line: number });
    first.stages = [
      { ...stage, name: 'a', source: line(3) },
      { ...stage, name: 'b', source: line(7) },
    ];
    const rule = {
      expect: '!it.user.root',
      findings: "it.stages.filter(s, s.name != '')",
      message: { en: "'Stage ' + it.name", zh: "'阶段 ' + it.name" },
    };
    const checklist = checklistOf([
      [
        { id: 'each', each: 'dockerfiles', ...rule },
        {
          id: 'whole',
          ...rule,
          expect: 'dockerfiles.size() == 0',
          findings: 'dockerfiles[0].stages',
        },
      ],
    ]);
    const ok = dockerfile({ path: 'b/Dockerfile' });
    const nameless = dockerfile({ path: 'c/Dockerfile', user });
    const findings = [
      { message: { en: 'Stage a', zh: '阶段 a' }, source: line(3) },
      { message: { en: 'Stage b', zh: '阶段 b' }, source: line(7) },
    ];
    const dockerfiles = [first, ok];
    const results = run(checklist, testRepository({ dockerfiles }));
    expect(results.each).toMatchObject({ status: 'fail', findingCount: 2 });
    expect(results.each.findings).toEqual(findings);
    expect(results.whole.findings).toEqual(findings);
    const lone = run(checklist, testRepository({ dockerfiles: [nameless] }));
    expect(lone.each).toMatchObject({ status: 'fail', findingCount: 1 });
  });

  it('carries 50 findings and counts all, however many', () => {
    const checklist = checklistOf([
      [
        {
          id: 'whole',
          expect: 'false',
          findings: 'files',
          message: { en: 'it', zh: 'it' },
        },
        { id: 'each', each: 'files', expect: 'false', findings: 'files' },
      ],
    ]);
    const many = (count: number) =>
      testRepository({
        files: Array.from({ length: count }, (_, index) => `f${index}`),
      });
    const { whole } = run(checklist, many(200_000));
    expect(whole.findingCount).toBe(200_000);
    expect(whole.findings).toHaveLength(50);
    expect(whole.findings[49].message.en).toBe('f49');
    const { each } = run(checklist, many(30));
    expect(each.findingCount).toBe(900);
    expect(each.findings).toHaveLength(50);
  });

  it('carries 50 findings of 120 items', () => {
    const dockerfiles = Array.from({ length: 120 }, () =>
      dockerfile({ user: { root: true } }),
    );
    const { 'non-root': result } = run(demo, testRepository({ dockerfiles }));
    expect(result.findings).toHaveLength(50);
    expect(result.findingCount).toBe(120);
  });

  it('gives the reason of its condition for the condition alone', () => {
    const whenReason = { en: 'Not asked for', zh: '未要求' };
    const none = { each: 'dockerfiles', whenReason };
    const checklist = checklistOf([
      [
        { id: 'off', when: 'false', ...none },
        { id: 'on', when: 'true', ...none },
        { id: 'each', ...none },
      ],
    ]);
    const { off, on, each } = run(checklist, testRepository());
    expect(off).toMatchObject({ status: 'not-applicable', reason: whenReason });
    expect(each).toMatchObject({
      status: 'not-applicable',
      reason: whenReason,
    });
    expect(on.reason?.en).toBe(
      'Does not apply: there is nothing here to look at',
    );
  });

  it('whose pattern hostile text keeps busy is stopped, and is an error for itself alone', () => {
    const checklist = checklistOf([
      [
        { id: 'slow', expect: "files[0].matches('^(a|a)*b$')" },
        { id: 'fast', expect: "files[0].matches('^a+$')" },
      ],
    ]);
    const { slow, fast } = run(
      checklist,
      testRepository({ files: ['a'.repeat(60)] }),
    );
    expect(slow).toMatchObject({
      status: 'error',
      reason: {
        en: 'The rule could not be computed: it took longer than 1000 ms',
      },
    });
    expect(fast.status).toBe('pass');
  });

  it('that throws is an error, for itself alone', () => {
    const checklist = checklistOf([
      [
        { id: 'throws', expect: "files[0] == 'a'" },
        { id: 'fine', each: 'files', expect: 'true' },
        { id: 'condition', when: "entity.spec.nothing == 'x'" },
      ],
    ]);
    const results = run(checklist, testRepository());
    expect(results.throws).toMatchObject({
      status: 'error',
      reason: {
        en: expect.stringMatching(
          /^The rule could not be computed: No such key: index out of bounds/,
        ),
        zh: expect.stringMatching(/^规则无法计算：/),
      },
    });
    expect(results.condition.status).toBe('error');
    expect(results.fine.status).toBe('not-applicable');
  });

  it('keeps a finding whose message or source throws', () => {
    const broken = "files[5] + ''";
    const checklist = checklistOf([
      [
        {
          id: 'a',
          title: { en: 'A title', zh: '标题' },
          expect: 'false',
          message: { en: broken, zh: "'好'" },
          source: 'dockerfiles[0].source',
        },
      ],
    ]);
    expect(run(checklist, testRepository()).a).toMatchObject({
      status: 'fail',
      findings: [{ message: { en: 'A title', zh: '好' } }],
    });
  });

  it('cuts a message that others have made long', () => {
    const checklist = checklistOf([
      [
        {
          id: 'a',
          each: 'files',
          expect: 'false',
          message: { en: 'it', zh: 'it' },
        },
      ],
    ]);
    const { a } = run(
      checklist,
      testRepository({ files: ['x'.repeat(10_000)] }),
    );
    expect(a.findings[0].message.en).toHaveLength(500);
  });

  it('takes the source of the item unless told', () => {
    const checklist = checklistOf([
      [
        { id: 'own', each: 'dockerfiles', expect: 'false' },
        { id: 'none', each: 'files', expect: 'false' },
        {
          id: 'first',
          expect: 'false',
          source: 'dockerfiles.map(d, d.user.source)',
        },
        {
          id: 'empty',
          expect: 'false',
          source: 'dockerfiles.filter(d, d.path == "").map(d, d.source)',
        },
      ],
    ]);
    const results = run(
      checklist,
      testRepository({ dockerfiles: [dockerfile()], files: ['a'] }),
    );
    expect(results.own.findings[0].source).toEqual({
      file: 'Dockerfile',
      line: 1,
    });
    expect(results.first.findings[0].source).toEqual({
      file: 'Dockerfile',
      line: 7,
    });
    expect(results.empty.findings[0]).not.toHaveProperty('source');
    expect(results.none.findings).toEqual([
      { message: { en: 'none', zh: 'none' } },
    ]);
  });

  it('sees the entity, its archetype and the parameters of its own', () => {
    const checklist = checklistOf(
      [
        [
          {
            id: 'entity',
            expect:
              "entity.metadata.annotations['example.com/tier'] == 'one' && entity.metadata.labels.size() == 0",
          },
          { id: 'archetype', expect: "archetype == 'service'" },
          {
            id: 'params',
            expect: "params.names.exists(n, n == 'a') && params.most == 3",
          },
        ],
      ],
      {
        names: { type: 'list<string>', default: ['a'] },
        most: { type: 'int', default: 3 },
      },
    );
    const statuses = Object.values(run(checklist, testRepository())).map(
      ({ status }) => status,
    );
    expect(statuses).toEqual(['pass', 'pass', 'pass']);
  });
});

describe('which checks apply', () => {
  it('depends on the archetype', () => {
    const results = run(demo, testRepository({ dockerfiles: [dockerfile()] }), {
      archetype: { value: 'library', from: 'annotation' },
    });
    expect(results['non-root']).toMatchObject({
      status: 'not-applicable',
      reason: { en: 'Does not apply to the archetype library' },
    });
  });

  it('depends on a predicate over the entity', () => {
    const results = run(demo, testRepository({ pipeline }), {
      entity: { ...component, spec: { type: 'library' } },
    });
    expect(results.tested).toMatchObject({
      status: 'not-applicable',
      reason: { en: 'Does not apply to this entity' },
    });
  });

  it('is decided before anything is measured', () => {
    const results = run(demo, undefined, {
      evidence: {},
      archetype: { value: 'library', from: 'annotation' },
    });
    expect(results['non-root']).toMatchObject({
      status: 'not-applicable',
      measured: true,
    });
  });
});

describe('a collector', () => {
  it('that is not installed leaves its checks unknown, not measured', () => {
    const results = run(demo, undefined, { evidence: {} });
    expect(results['non-root']).toMatchObject({
      status: 'unknown',
      measured: false,
      reason: {
        en: 'Not measured here: the collector "Repository" is not installed',
        zh: '此处未测量：未安装采集器“代码仓库”',
      },
    });
    expect(results['image-exists']).toMatchObject({
      status: 'unknown',
      measured: false,
    });
  });

  it('that nobody knew when the checklist was loaded does too', () => {
    const results = run(demo, testRepository(), {
      evidence: { registry: { status: 'collected', document: {} } },
    });
    expect(results['image-exists']).toMatchObject({
      status: 'unknown',
      measured: false,
    });
  });

  it('that sees nothing makes them unknown, one that failed makes them errors', () => {
    const reason = { en: 'No such repository', zh: '没有该仓库' };
    for (const [state, status] of [
      ['nothing', 'unknown'],
      ['error', 'error'],
    ] as const) {
      const results = run(demo, undefined, {
        evidence: { repository: { status: state, reason } },
      });
      expect(results['non-root']).toMatchObject({
        status,
        measured: true,
        reason,
      });
    }
  });

  it('that breaks its promise makes them errors', () => {
    const { 'non-root': result } = run(demo, {
      dockerfiles: [{ user: { root: 5, set: true, known: true } }],
    });
    expect(result).toMatchObject({
      status: 'error',
      reason: {
        en: 'The evidence of the collector repository is not of the shape it promises: dockerfiles[0].user.root is not true or false',
      },
    });
  });

  it('whose document is old makes them stale, verified when it was collected', () => {
    const collectedAt = '2026-11-01T00:00:00.000Z';
    const results = run(demo, undefined, {
      evidence: {
        repository: {
          status: 'collected',
          document: testRepository({ dockerfiles: [dockerfile()] }),
          stale: true,
          collectedAt,
        },
      },
    });
    expect(results['non-root']).toMatchObject({
      status: 'pass',
      stale: true,
      verifiedAt: collectedAt,
    });
    expect(results.trained.stale).toBe(false);
  });

  it('is converted once for all its checks', () => {
    const document = testRepository({ dockerfiles: [dockerfile()], pipeline });
    let reads = 0;
    Object.defineProperty(document, 'dockerfiles', {
      enumerable: true,
      get: () => {
        reads += 1;
        return [dockerfile()];
      },
    });
    const checklist = checklistOf([
      ['a', 'b', 'c'].map(id => ({
        id,
        each: 'dockerfiles',
        expect: 'it.user.set',
      })),
    ]);
    run(checklist, document);
    expect(reads).toBe(1);
  });
});

describe('dates', () => {
  const failing = testRepository({
    dockerfiles: [dockerfile({ user: { root: true } })],
  });
  const waiver = {
    check: 'non-root',
    until: '2026-12-31T00:00:00Z',
    reason: { en: 'Until then', zh: '到期前' },
  };

  it('schedule a check that does not count yet, whatever came out', async () => {
    const acme = compiled(
      await readChecklistFiles(fixture('overlay', 'acme.yaml')),
      await demoFiles(),
    );
    const before = new Date('2026-02-28T23:59:59Z');
    const of = (document: unknown, at: Date) =>
      run(acme, document, { now: at }).tested;
    const until = '2026-03-01T00:00:00.000Z';

    expect(of(testRepository({ pipeline }), before)).toMatchObject({
      status: 'scheduled',
      outlook: 'pass',
      until,
    });
    expect(
      of(testRepository({ pipeline: { ...pipeline, jobs: 0 } }), before),
    ).toMatchObject({
      status: 'scheduled',
      outlook: 'fail',
      findingCount: 1,
    });
    expect(of({ pipeline: 5 }, before)).toMatchObject({
      status: 'scheduled',
      outlook: 'error',
    });
    expect(of(testRepository(), before).status).toBe('not-applicable');
    expect(of(testRepository({ pipeline }), new Date(until)).status).toBe(
      'pass',
    );
    expect(
      run(acme, undefined, { now: before, evidence: {} }).tested,
    ).toMatchObject({
      status: 'unknown',
      measured: false,
    });
  });

  it('leave a failure its grace', () => {
    const grace = { 'non-root': '2026-11-22T12:00:01Z' };
    expect(run(demo, failing, { grace })['non-root']).toMatchObject({
      status: 'scheduled',
      outlook: 'fail',
      until: grace['non-root'],
      findingCount: 1,
    });
    expect(
      run(demo, failing, { grace: { 'non-root': now.toISOString() } })[
        'non-root'
      ].status,
    ).toBe('fail');
    const passing = testRepository({ dockerfiles: [dockerfile()] });
    expect(run(demo, passing, { grace })['non-root'].status).toBe('pass');
  });

  it('leave missing data its grace', () => {
    const grace = { 'non-root': '2026-11-22T12:00:01Z' };
    const reason = { en: 'The host is down', zh: '主机不可用' };
    for (const [status, outlook] of [
      ['error', 'error'],
      ['nothing', 'unknown'],
    ] as const) {
      const evidence = { repository: { status, reason } };
      expect(
        run(demo, undefined, { grace, evidence })['non-root'],
      ).toMatchObject({ status: 'scheduled', outlook });
    }
    expect(
      run(demo, undefined, { grace, evidence: {} })['non-root'],
    ).toMatchObject({ status: 'unknown', measured: false });
  });

  it('let a waiver in, while it is good', () => {
    expect(run(demo, failing, { waivers: [waiver] })['non-root']).toMatchObject(
      {
        status: 'waived',
        outlook: 'fail',
        until: waiver.until,
        reason: waiver.reason,
        findingCount: 1,
      },
    );
    const statusWith = (changes: object) =>
      run(demo, failing, { waivers: [{ ...waiver, ...changes }] })['non-root']
        .status;
    expect(statusWith({ until: now.toISOString() })).toBe('fail');
    expect(statusWith({ from: '2026-12-01T00:00:00Z' })).toBe('fail');
    expect(statusWith({ from: now.toISOString() })).toBe('waived');
    expect(statusWith({ check: 'tested' })).toBe('fail');
    expect(statusWith({ until: 'nonsense' })).toBe('fail');
    const passing = testRepository({ dockerfiles: [dockerfile()] });
    expect(run(demo, passing, { waivers: [waiver] })['non-root'].status).toBe(
      'pass',
    );
  });
});

describe('an attestation', () => {
  const of = (attestations: EvaluateInput['attestations']) =>
    run(demo, testRepository(), { attestations }).trained;
  const recent = { check: 'trained', attestedAt: '2026-10-01T00:00:00.000Z' };

  it('is not measured where nobody can attest', () => {
    expect(of(undefined)).toMatchObject({ status: 'unknown', measured: false });
  });

  it('is unknown until somebody has', () => {
    expect(of([])).toMatchObject({ status: 'unknown', measured: true });
    expect(of([{ ...recent, check: 'other' }]).status).toBe('unknown');
  });

  it('passes, verified when it was given', () => {
    expect(of([recent])).toMatchObject({
      status: 'pass',
      verifiedAt: recent.attestedAt,
    });
  });

  it('fails once it has run out', () => {
    expect(
      of([{ ...recent, attestedAt: '2026-05-26T12:00:00.000Z' }]),
    ).toMatchObject({
      status: 'fail',
      reason: {
        en: 'The attestation expired on 2026-11-22',
        zh: '确认已于 2026-11-22 过期',
      },
    });
    expect(
      of([{ ...recent, attestedAt: '2026-05-26T12:00:00.001Z' }]).status,
    ).toBe('pass');
    expect(of([{ ...recent, expiresAt: '2026-11-01T00:00:00Z' }]).status).toBe(
      'fail',
    );
  });

  it('fails where the answer is no', () => {
    expect(of([{ ...recent, holds: false }])).toMatchObject({ status: 'fail' });
  });

  it('without a date that can be read does not count', () => {
    const garbled = { check: 'trained', attestedAt: 'last week' };
    expect(of([garbled]).status).toBe('unknown');
    expect(of([recent, garbled]).status).toBe('pass');
    expect(of([{ ...recent, expiresAt: 'soon' }]).status).toBe('unknown');
  });

  it('is the latest that was given', () => {
    const older = {
      ...recent,
      attestedAt: '2026-09-01T00:00:00.000Z',
      holds: false,
    };
    expect(of([recent, older]).status).toBe('pass');
    expect(of([older, recent]).status).toBe('pass');
  });
});

describe('results', () => {
  it('are one for each check that is not switched off, in the order of the checklist', async () => {
    const acme = compiled(
      await readChecklistFiles(fixture('overlay', 'acme.yaml')),
      await demoFiles(),
    );
    const results = evaluate(acme, {
      entity: component,
      archetype: service,
      evidence: {},
      now,
    });
    expect(results.map(({ check }) => check)).toEqual([
      'non-root',
      'trained',
      'dockerfile-name',
      'tested',
    ]);
  });

  it('are the same for the same input, and change nothing in it', () => {
    const document = testRepository({
      dockerfiles: [dockerfile({ user: { root: true } })],
      pipeline,
    });
    const copy = structuredClone(document);
    const first = run(demo, document);
    expect(run(demo, document)).toEqual(first);
    expect(document).toEqual(copy);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });
});
