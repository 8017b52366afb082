import { checklistOf } from '../__testUtils__/builders';
import { compiled, demoFiles } from '../__testUtils__/fixtures';
import { dockerfile, testRepository } from '../__testUtils__/repositorySchema';
import { pipeline, run } from '../__testUtils__/run';
import type { Checklist } from '../checklist/checklist';

let demo: Checklist;

beforeAll(async () => {
  demo = compiled(await demoFiles());
});

describe('a rule that fails', () => {
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

  it('tells once what several items say of the same place', () => {
    const user = { root: true };
    const same = dockerfile({ path: 'a/Dockerfile', user });
    const other = dockerfile({ path: 'b/Dockerfile', user });
    const dockerfiles = [same, other, same, ...Array(60).fill(same)];
    const { 'non-root': result } = run(demo, testRepository({ dockerfiles }));
    expect(result.findings.map(({ source }) => source?.file)).toEqual([
      'a/Dockerfile',
      'b/Dockerfile',
    ]);
    expect(result.findingCount).toBe(2);
  });

  it('knows what a finding is one of', () => {
    const first = dockerfile({ user: { root: true } });
    first.stages = [{ ...first.stages[0], name: 'a' }];
    const checklist = checklistOf([
      [
        {
          id: 'each',
          each: 'dockerfiles',
          expect: 'false',
          findings: 'it.stages',
          message: {
            en: "parent.path + ' ' + it.name",
            zh: "parent.path + '：' + it.name",
          },
          source: 'parent.source',
        },
      ],
    ]);
    const { each } = run(checklist, testRepository({ dockerfiles: [first] }));
    expect(each.findings).toEqual([
      {
        message: { en: 'Dockerfile a', zh: 'Dockerfile：a' },
        source: first.source,
      },
    ]);
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
    const dockerfiles = Array.from({ length: 120 }, (_, index) =>
      dockerfile({ path: `${index}/Dockerfile`, user: { root: true } }),
    );
    const { 'non-root': result } = run(demo, testRepository({ dockerfiles }));
    expect(result.findings).toHaveLength(50);
    expect(result.findingCount).toBe(120);
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
});
