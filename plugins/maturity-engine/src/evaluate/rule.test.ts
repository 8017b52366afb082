import { checklistOf } from '../__testUtils__/builders';
import { compiled, demoFiles } from '../__testUtils__/fixtures';
import { dockerfile, testRepository } from '../__testUtils__/repositorySchema';
import { pipeline, run } from '../__testUtils__/run';
import type { Checklist } from '../checklist/checklist';

let demo: Checklist;

beforeAll(async () => {
  demo = compiled(await demoFiles());
});

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

  it('sees the checklist in force and the day', () => {
    const checklist = checklistOf([
      [
        {
          id: 'known',
          expect:
            "checklist.checks.exists(c, c.id == 'known' && c.waivable && !c.attest)",
        },
        {
          id: 'head',
          expect: "checklist.id == 'test' && today == '2026-11-22'",
        },
        {
          id: 'others',
          expect:
            "checklist.checks.filter(c, !c.waivable).map(c, c.id) == ['fixed'] && checklist.checks.exists_one(c, c.attest)",
        },
        { id: 'fixed', waivable: false },
        {
          id: 'asked',
          attest: { question: { en: 'a', zh: 'b' }, validFor: 'P1Y' },
        },
      ],
    ]);
    const { known, head, others } = run(checklist, testRepository());
    expect([known.status, head.status, others.status]).toEqual([
      'pass',
      'pass',
      'pass',
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
