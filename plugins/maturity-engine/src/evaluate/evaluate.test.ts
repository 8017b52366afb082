import {
  checklistOf,
  component,
  now,
  service,
} from '../__testUtils__/builders';
import { compiled, demoFiles, fixture } from '../__testUtils__/fixtures';
import { dockerfile, testRepository } from '../__testUtils__/repositorySchema';
import { pipeline, run } from '../__testUtils__/run';
import type { Checklist } from '../checklist/checklist';
import { readChecklistFiles } from '../checklist/read';
import { evaluate } from './evaluate';

let demo: Checklist;

beforeAll(async () => {
  demo = compiled(await demoFiles());
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

  it.each([undefined, null, [], 'text'])(
    'whose document is %p makes them errors',
    document => {
      expect(run(demo, document)['non-root']).toMatchObject({
        status: 'error',
        reason: {
          en: 'The evidence of the collector repository is not of the shape it promises: the document is not an object',
        },
      });
    },
  );

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
